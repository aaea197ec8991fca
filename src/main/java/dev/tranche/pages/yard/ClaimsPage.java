package dev.tranche.pages.yard;

import dev.tranche.contract.Claimed.Attribute;
import dev.tranche.delivery.ClaimBook;
import dev.tranche.delivery.ClaimFilter;
import dev.tranche.delivery.ClaimSummary;
import dev.tranche.fact.Party;
import dev.tranche.fact.Viewpoint;
import dev.tranche.pages.Formats;
import dev.tranche.pages.Pager;
import dev.tranche.statement.BadQuery;
import dev.tranche.statement.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who claims what, over the whole book, and whether the record says the same. */
@Controller
class ClaimsPage {

  private static final int SIZE = 50;

  private final ClaimBook book;

  ClaimsPage(ClaimBook book) {
    this.book = book;
  }

  /** What the form asks for; a field that is left empty asks for nothing. */
  record Asked(
      @Nullable String source,
      @Nullable String attribute,
      @Nullable String contract,
      @Nullable String supplier,
      @Nullable String buyer,
      @Nullable String adopted,
      @Nullable Boolean disagreeing) {

    ClaimFilter filter() {
      return new ClaimFilter(
          given(source),
          read("attribute", attribute, Attribute::of),
          given(contract),
          given(supplier),
          read("buyer", buyer, Party::of),
          read("adopted", adopted, Asked::yesOrNo));
    }

    public boolean onlyDisagreeing() {
      return Boolean.TRUE.equals(disagreeing);
    }

    private static Boolean yesOrNo(String text) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new IllegalArgumentException("adopted is true or false.");
      }
      return Boolean.valueOf(text);
    }

    private static @Nullable String given(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }

    private static <T> @Nullable T read(
        String name, @Nullable String text, Function<String, T> reader) {
      String given = given(text);
      try {
        return given == null ? null : reader.apply(given);
      } catch (IllegalArgumentException e) {
        throw new BadQuery(name, String.valueOf(e.getMessage()));
      }
    }
  }

  @GetMapping("/claims")
  String claims(
      Asked asked, @RequestParam(defaultValue = "0") int page, Viewpoint viewpoint, Model model) {
    Paging paging = new Paging(page, SIZE);
    List<ClaimSummary> found = book.list(viewpoint, asked.onlyDisagreeing(), asked.filter());
    model.addAttribute("headline", headline(found));
    model.addAttribute("lines", lines(paging.of(found)));
    model.addAttribute("pager", Pager.of(page, SIZE, found.size()));
    model.addAttribute("asked", asked);
    model.addAttribute("attributes", Attribute.values());
    return "yard/claims";
  }

  private static List<ClaimLine> lines(List<ClaimSummary> claims) {
    List<ClaimLine> lines = new ArrayList<>();
    String before = null;
    for (ClaimSummary each : claims) {
      lines.add(new ClaimLine(each, !each.contract().equals(before)));
      before = each.contract();
    }
    return lines;
  }

  private static String headline(List<ClaimSummary> found) {
    if (found.isEmpty()) {
      return "No such claim is known";
    }
    Formats f = Formats.INSTANCE;
    long contracts = found.stream().map(ClaimSummary::contract).distinct().count();
    long others = found.stream().filter(claim -> !claim.adopted()).count();
    String told =
        others == 0
            ? "all are what the record shows"
            : "%s otherwise than the record shows"
                .formatted(others == 1 ? "one is" : f.number(others) + " are");
    return "%s on %s: %s"
        .formatted(f.count(found.size(), "claim"), f.count(contracts, "contract"), told);
  }
}
