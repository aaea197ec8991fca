package dev.tranche.pages.book;

import dev.tranche.backlog.Amount;
import dev.tranche.pages.At;
import dev.tranche.pages.Formats;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order book in two sentences. */
record Headline(String title, String lead) {

  /**
   * Of what is shown.
   *
   * @param late how many contracts are late
   */
  static Headline of(At at, YearNumbers numbers, long late) {
    boolean past = at.asOf().isBefore(at.today());
    String what =
        numbers.backlog().units() == 0
            ? "Nothing %s on order".formatted(past ? "was" : "is")
            : "%s%s %s on order and still to come"
                .formatted(
                    numbers.backlog().estimated() ? "About " : "",
                    amount(numbers.backlog().units(), numbers.backlog().value()),
                    numbers.backlog().units() == 1
                        ? (past ? "was" : "is")
                        : (past ? "were" : "are"));
    String title =
        !at.asOf().equals(at.today()) ? "%s on %s".formatted(what, Formats.day(at.asOf())) : what;
    String lead =
        "In %s, %s, and %s. %s"
            .formatted(
                Formats.year(numbers.year()),
                done(numbers.intake(), "signed"),
                done(numbers.deliveries(), "delivered"),
                late(late, past));
    return new Headline(title, lead);
  }

  private static String done(Amount amount, String what) {
    return amount.units() == 0 && money(amount.value()).isEmpty()
        ? "nothing was " + what
        : "%s%s %s %s"
            .formatted(
                Formats.INSTANCE.about(amount.estimated()),
                amount(amount.units(), amount.value()),
                amount.units() == 1 ? "was" : "were",
                what);
  }

  private static String late(long late, boolean past) {
    return late == 0
        ? "No contract %s late.".formatted(past ? "was" : "is")
        : "%s %s late with a batch."
            .formatted(
                late == 1 ? "One contract" : Formats.INSTANCE.count(late, "contract"),
                late == 1 ? (past ? "was" : "is") : (past ? "were" : "are"));
  }

  private static String amount(long units, Map<String, String> value) {
    String money = money(value);
    String count = Formats.INSTANCE.count(units, "unit");
    return money.isEmpty() ? count : "%s worth %s".formatted(count, money);
  }

  /** All currencies, one after the other. */
  static String money(Map<String, String> value) {
    List<String> parts =
        value.entrySet().stream()
            .filter(each -> new BigDecimal(each.getValue()).signum() != 0)
            .sorted(Comparator.comparing(Map.Entry::getKey))
            .map(each -> Formats.INSTANCE.money(each.getKey(), each.getValue()))
            .toList();
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }
}
