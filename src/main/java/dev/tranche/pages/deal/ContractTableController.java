package dev.tranche.pages.deal;

import static dev.tranche.delivery.ContractSort.BY_REFERENCE;

import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Question;
import dev.tranche.delivery.ContractFilter;
import dev.tranche.delivery.ContractList;
import dev.tranche.delivery.ContractPage;
import dev.tranche.delivery.ContractSummary;
import dev.tranche.fact.Viewpoint;
import dev.tranche.pages.At;
import dev.tranche.pages.Formats;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The table of contracts, page by page. */
@Controller
class ContractTableController {

  private static final int ROWS = 50;

  private final ContractList list;
  private final OrderBook book;

  ContractTableController(ContractList list, OrderBook book) {
    this.list = list;
    this.book = book;
  }

  @GetMapping("/contracts")
  String table(
      @ModelAttribute("asked") AskedContracts asked, @ModelAttribute("at") At at, Model model) {
    ContractFilter filter = asked.filter();
    String after = asked.after() == null ? "" : asked.after();
    ContractPage page = list.page(at.viewpoint(), filter, asked.order(), after, ROWS);
    boolean isWhole = after.isEmpty() && page.next() == null;
    long shown = page.contracts().size();
    long total = isWhole ? shown : list.count(at.viewpoint(), filter);
    long late =
        isWhole
            ? page.contracts().stream().filter(ContractSummary::late).count()
            : Boolean.FALSE.equals(filter.late())
                ? 0
                : list.count(at.viewpoint(), filter.late(true));
    model.addAttribute("table", ContractTable.of(asked, at, page, total, late));
    model.addAttribute("buyers", buyers(asked, at.viewpoint()));
    model.addAttribute("statuses", ContractTable.statuses());
    model.addAttribute("empty", page.contracts().isEmpty() && asked.isAll() && isEmpty());
    return "deal/contracts";
  }

  /** Whether there is no contract on any day. */
  private boolean isEmpty() {
    return list.page(Viewpoint.of(LocalDate.MAX), ContractFilter.ALL, BY_REFERENCE, "", 1)
        .contracts()
        .isEmpty();
  }

  /** Who has ordered anything, and whoever is asked for. */
  private SequencedMap<String, String> buyers(AskedContracts asked, Viewpoint viewpoint) {
    SequencedMap<String, String> buyers = new LinkedHashMap<>();
    book.orderIntake(Breakdown.of("buyer"), Question.from(viewpoint))
        .rows()
        .forEach(row -> buyers.put(row.key(), Formats.INSTANCE.partyOf(row.key())));
    if (asked.buyer() != null) {
      buyers.put(asked.buyer(), Formats.INSTANCE.partyOf(asked.buyer()));
    }
    return buyers;
  }
}
