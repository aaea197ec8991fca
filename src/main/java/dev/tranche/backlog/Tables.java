package dev.tranche.backlog;

import dev.tranche.fact.InvalidValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes rows of cells: flows, balances, and one flow over another. */
final class Tables {

  /** Balances go on from period to period, whether something happens or not. */
  private static final int MOST_BALANCES = 100_000;

  private static final String CUT =
      "Only the last %,d periods are listed; the first of them holds what came before."
          .formatted(Series.MOST_MONTHS);

  private Tables() {}

  /** What fell into each cell, without rows that hold nothing. */
  static Sums flows(Cells cells) {
    Map<Keys, Amount> rows = new TreeMap<>();
    cells.forEach(
        (group, period, tally) -> {
          if (!tally.isEmpty()) {
            rows.put(cells.by().keys(group, period), tally.amount());
          }
        });
    return sums(cells, rows, null);
  }

  /**
   * What has come together by the end of each period: for each row from the first one with an entry
   * to that of the given day, or the last {@value Series#MOST_MONTHS} of them, which begin with all
   * that came before.
   */
  static Sums balances(Cells cells, LocalDate lastDay) {
    checkNumber(cells, lastDay);
    Map<Keys, Amount> rows = new TreeMap<>();
    long last = cells.by().period(lastDay);
    boolean isCut = false;
    for (Map.Entry<List<String>, NavigableMap<Long, Tally>> group : cells.byGroup().entrySet()) {
      NavigableMap<Long, Tally> movements = group.getValue();
      Tally balance = new Tally(cells.valuation());
      long first = first(movements, last);
      movements.headMap(first, false).values().forEach(balance::add);
      for (long period = first; period <= last; period++) {
        Tally movement = movements.get(period);
        if (movement != null) {
          balance.add(movement);
        }
        rows.put(cells.by().keys(group.getKey(), period), balance.amount());
      }
      isCut |= first > movements.firstKey();
    }
    return sums(cells, rows, isCut ? CUT : null);
  }

  private static long first(NavigableMap<Long, Tally> movements, long last) {
    return Math.max(movements.firstKey(), last - Series.MOST_MONTHS + 1);
  }

  private static void checkNumber(Cells cells, LocalDate lastDay) {
    long last = cells.by().period(lastDay);
    long number = 0;
    for (NavigableMap<Long, Tally> movements : cells.byGroup().values()) {
      number += last - first(movements, last) + 1;
    }
    if (number > MOST_BALANCES) {
      throw new InvalidValue(
          "By %s as of %s there are %d balances, more than %d: ask for fewer."
              .formatted(cells.by(), lastDay, number, MOST_BALANCES));
    }
  }

  private static Sums sums(Cells cells, Map<Keys, Amount> rows, @Nullable String note) {
    List<Sums.Row> done = new ArrayList<>(rows.size());
    rows.forEach((keys, amount) -> done.add(Sums.Row.of(keys, amount)));
    return new Sums(
        cells.by().toString(),
        done,
        Sums.Row.of(Keys.TOTAL, cells.total().amount()),
        cells.valuation().conversion(),
        note);
  }

  /** One over the other in each cell in which there is something of either. */
  static BookToBill bookToBill(Cells intake, Cells deliveries) {
    Map<Keys, BookToBill.Row> rows = new TreeMap<>();
    BookToBill.Row total =
        BookToBill.Row.of(Keys.TOTAL, intake.total().amount(), deliveries.total().amount());
    deliveries.forEach((group, period, _) -> intake.at(group, period));
    intake.forEach(
        (group, period, ordered) -> {
          Tally delivered = deliveries.at(group, period);
          if (!ordered.isEmpty() || !delivered.isEmpty()) {
            Keys keys = intake.by().keys(group, period);
            rows.put(keys, BookToBill.Row.of(keys, ordered.amount(), delivered.amount()));
          }
        });
    return new BookToBill(
        intake.by().toString(), List.copyOf(rows.values()), total, intake.valuation().conversion());
  }
}
