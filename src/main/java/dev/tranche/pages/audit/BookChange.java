package dev.tranche.pages.audit;

import dev.tranche.audit.BookComparison.Result;
import dev.tranche.audit.Change;
import dev.tranche.audit.ContractDifference;
import dev.tranche.audit.Slip;
import dev.tranche.backlog.Amount;
import dev.tranche.pages.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two pictures of the order book, in words and in lines of a table.
 *
 * @param isFirst whether no page of contracts is before this one
 */
record BookChange(Result result, boolean isFirst) {

  private static final Formats F = Formats.INSTANCE;
  private static final String MINUS = "\u2212";

  /**
   * One measure in both pictures.
   *
   * @param difference with its sign
   */
  record Line(String name, String before, String after, String difference, boolean estimated) {}

  /** The answer in a sentence; how many contracts differ, only the first page can tell. */
  public String headline() {
    int differ = result.contracts().size();
    long was = result.before().backlog().units();
    long is = result.after().backlog().units();
    boolean isLast = result.next() == null;
    if (isFirst && isLast && differ == 0) {
      return "The two pictures are the same";
    }
    String backlog =
        was == is
            ? "The backlog stayed at %s".formatted(F.count(is, "unit"))
            : "The backlog %s from %s to %s"
                .formatted(is > was ? "grew" : "shrank", F.number(was), F.count(is, "unit"));
    if (!isFirst || differ == 0) {
      return backlog;
    }
    return "%s; %s%s".formatted(backlog, isLast ? "" : "more than ", differing(differ));
  }

  private static String differing(int contracts) {
    return F.count(contracts, "contract") + (contracts == 1 ? " differs" : " differ");
  }

  /** How many contracts of this page have changed in which way, in the order of the changes. */
  public Map<Change, Long> changes() {
    Map<Change, Long> changes = new EnumMap<>(Change.class);
    for (ContractDifference contract : result.contracts()) {
      contract.changes().forEach(change -> changes.merge(change, 1L, Long::sum));
    }
    return changes;
  }

  /** The totals, measure by measure: units, and value in each currency. */
  public List<Line> totals() {
    List<Line> lines = new ArrayList<>();
    add(lines, "Backlog", result.before().backlog(), result.after().backlog());
    add(lines, "Signed in all", result.before().orderIntake(), result.after().orderIntake());
    add(lines, "Delivered in all", result.before().deliveries(), result.after().deliveries());
    return lines;
  }

  private static void add(List<Line> lines, String name, Amount before, Amount after) {
    boolean estimated = before.estimated() || after.estimated();
    lines.add(
        new Line(
            name + ", units",
            F.number(before.units()),
            F.number(after.units()),
            signed(after.units() - before.units()),
            estimated));
    SortedSet<String> currencies = new TreeSet<>(before.value().keySet());
    currencies.addAll(after.value().keySet());
    for (String currency : currencies) {
      BigDecimal was = in(currency, before);
      BigDecimal is = in(currency, after);
      lines.add(
          new Line(
              name + ", " + currency,
              money(currency, was),
              money(currency, is),
              signed(currency, is.subtract(was)),
              estimated));
    }
  }

  /** How a measure of one contract differs, units and value; nothing where it does not. */
  public @Nullable String difference(Amount amount, String noun) {
    List<String> parts = new ArrayList<>();
    if (amount.units() != 0) {
      parts.add(signed(amount.units()) + (Math.abs(amount.units()) == 1 ? " unit" : " units"));
    }
    amount
        .value()
        .forEach(
            (currency, value) -> {
              if (new BigDecimal(value).signum() != 0) {
                parts.add(signed(currency, new BigDecimal(value)));
              }
            });
    return parts.isEmpty()
        ? null
        : "%s%s %s".formatted(noun, amount.estimated() ? " about" : "", String.join(", ", parts));
  }

  /** How its schedule has moved. */
  public String moved(Slip slip) {
    List<String> parts = new ArrayList<>();
    if (slip.unitsLater() > 0) {
      parts.add(
          "%s planned later, by up to %s"
              .formatted(F.count(slip.unitsLater(), "unit"), F.count(slip.mostDays(), "day")));
    }
    if (slip.unitsEarlier() > 0) {
      parts.add("%s planned earlier".formatted(F.count(slip.unitsEarlier(), "unit")));
    }
    return String.join("; ", parts);
  }

  private static BigDecimal in(String currency, Amount amount) {
    return new BigDecimal(amount.value().getOrDefault(currency, "0"));
  }

  private static String signed(long units) {
    return units == 0 ? "0" : (units > 0 ? "+" : MINUS) + F.number(Math.abs(units));
  }

  private static String signed(String currency, BigDecimal value) {
    return value.signum() == 0
        ? "0"
        : (value.signum() > 0 ? "+" : MINUS) + money(currency, value.abs());
  }

  private static String money(String currency, BigDecimal value) {
    return F.money(currency, value.toPlainString());
  }
}
