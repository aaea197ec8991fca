package dev.tranche.pages.deal;

import dev.tranche.contract.Claimed;
import dev.tranche.delivery.ClaimSummary;
import dev.tranche.delivery.ClaimSummary.Shown;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import dev.tranche.pages.Formats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What sources claim of one attribute, beside each other.
 *
 * @param about the attribute, in words
 */
record ClaimGroup(String about, List<Line> lines) {

  private static final Formats F = Formats.INSTANCE;

  /**
   * One of the values.
   *
   * @param adopted whether the contract shows it
   * @param source who says so
   */
  record Line(String value, boolean adopted, String source, String confidence, String reported) {}

  /** A line, and what it is about. */
  record About(String about, Line line) {}

  /** By attribute, in the order in which they were first claimed. */
  static List<About> lines(List<ClaimSummary> claims) {
    Map<String, List<ClaimSummary>> bySubject = new LinkedHashMap<>();
    for (ClaimSummary claim : claims) {
      bySubject.computeIfAbsent(claim.states().subject(), _ -> new ArrayList<>()).add(claim);
    }
    List<About> lines = new ArrayList<>();
    bySubject.values().forEach(group -> addLines(group, lines));
    return lines;
  }

  /** Lines of one attribute stand together. */
  static List<ClaimGroup> of(List<About> lines) {
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    lines.forEach(
        each -> groups.computeIfAbsent(each.about(), _ -> new ArrayList<>()).add(each.line()));
    return groups.entrySet().stream()
        .map(group -> new ClaimGroup(group.getKey(), group.getValue()))
        .toList();
  }

  private static void addLines(List<ClaimSummary> claims, List<About> lines) {
    String about = about(claims.getFirst().states());
    Shown shown = claims.getFirst().shown();
    if (shown != null && claims.stream().noneMatch(ClaimSummary::adopted)) {
      lines.add(
          new About(about, new Line(text(shown.value()), true, F.source(shown.source()), "", "")));
    }
    for (ClaimSummary claim : claims) {
      lines.add(
          new About(
              about,
              new Line(
                  text(claim.states().value()),
                  claim.adopted(),
                  F.source(claim.source()),
                  F.name(claim.confidence()),
                  F.shortDay(claim.reported()))));
    }
  }

  private static String about(Claimed claim) {
    return switch (claim) {
      case Claimed.SigningDate _ -> "Date of signature";
      case Claimed.Value c -> "Value (%s)".formatted(c.terms());
      case Claimed.OrderedQuantity c -> "Units of %s ordered (%s)".formatted(c.item(), c.terms());
      case Claimed.DeliveredQuantity c -> "Units of %s".formatted(c.delivery());
      case Claimed.DeliveryDate c -> "Date of %s".formatted(c.delivery());
    };
  }

  private static String text(Object value) {
    return switch (value) {
      case MonetaryValue money -> F.money(money);
      case Quantity quantity -> F.quantity(quantity);
      case EdtfDate date -> F.date(date);
      default -> value.toString();
    };
  }
}
