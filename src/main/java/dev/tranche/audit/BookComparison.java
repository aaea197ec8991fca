package dev.tranche.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.backlog.Accounts;
import dev.tranche.backlog.Amount;
import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Question;
import dev.tranche.backlog.Sums;
import dev.tranche.contract.Viewpoint;
import dev.tranche.delivery.ContractList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What differs between two pictures of the order book: the totals of each, the contracts that
 * differ, and the events that make the difference. The totals after are those before and the
 * differences of all contracts, exactly.
 */
@Component
public class BookComparison {

  /** So many contracts are looked at for one page, whether they differ or not. */
  public static final int MOST_LOOKED_AT = 2_000;

  /** A page ends with the contract in which it has looked at so many events. */
  private static final int MOST_EVENTS = 50_000;

  private static final int CONTRACTS_AT_ONCE = 100;
  private static final Breakdown ANY = Breakdown.of("currency");

  /**
   * One of the two pictures, with its totals.
   *
   * @param knownOn absent where all is known that is in the log
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Picture(
      LocalDate asOf,
      @Nullable LocalDate knownOn,
      Amount backlog,
      Amount orderIntake,
      Amount deliveries) {}

  /**
   * Two pictures, and a page of the contracts that differ, in the order of their references.
   *
   * @param contractsLookedAt for this page; at most {@value #MOST_LOOKED_AT}
   * @param next the reference from which the next page goes on; absent where this is the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      Picture before,
      Picture after,
      List<ContractDifference> contracts,
      int contractsLookedAt,
      @Nullable String next) {}

  private final OrderBook book;
  private final Accounts accounts;
  private final ContractComparisons contracts;
  private final ContractList list;

  BookComparison(
      OrderBook book, Accounts accounts, ContractComparisons contracts, ContractList list) {
    this.book = book;
    this.accounts = accounts;
    this.contracts = contracts;
    this.list = list;
  }

  /** Compares; the contracts are those from a reference on, at most so many that differ. */
  public Result compare(Viewpoint before, Viewpoint after, String from, int limit) {
    ContractPage page = new ContractPage(before, after, limit);
    @Nullable String next = from;
    do {
      next = page.lookAt(next);
    } while (next != null && !page.isFull());
    return new Result(picture(before), picture(after), page.differing, page.lookedAt, next);
  }

  private Picture picture(Viewpoint viewpoint) {
    Question question = Question.from(viewpoint);
    return new Picture(
        viewpoint.asOf(),
        viewpoint.knowsEverything() ? null : viewpoint.knownOn(),
        total(book.backlog(ANY, question)),
        total(book.orderIntake(ANY, question)),
        total(book.deliveries(ANY, question)));
  }

  private static Amount total(Sums sums) {
    Sums.Row total = sums.total();
    return new Amount(total.units(), total.value(), total.estimated(), total.unconverted());
  }

  /** A page of contracts as it is filled. */
  private final class ContractPage {

    private final Viewpoint before;
    private final Viewpoint after;
    private final int limit;
    private final List<ContractDifference> differing = new ArrayList<>();
    private int lookedAt;
    private long events;

    ContractPage(Viewpoint before, Viewpoint after, int limit) {
      this.before = before;
      this.after = after;
      this.limit = limit;
    }

    boolean isFull() {
      return differing.size() == limit || lookedAt == MOST_LOOKED_AT || events > MOST_EVENTS;
    }

    /** Looks at some contracts from one on; where to go on, nothing where there are no more. */
    @Nullable String lookAt(String from) {
      List<Accounts.Difference> some =
          accounts.differences(from, CONTRACTS_AT_ONCE + 1, before, after);
      Set<String> alike =
          list.seenAlike(some.stream().map(Accounts.Difference::reference).toList(), before, after);
      for (int i = 0; i < some.size(); i++) {
        if (isFull() || i == CONTRACTS_AT_ONCE) {
          return some.get(i).reference();
        }
        lookedAt++;
        if (!alike.contains(some.get(i).reference())) {
          compare(some.get(i));
        }
      }
      return null;
    }

    private void compare(Accounts.Difference account) {
      ContractComparisons.Compared comparison = contracts.compare(account, before, after);
      events += comparison.eventsLookedAt();
      comparison.difference().ifPresent(differing::add);
    }
  }
}
