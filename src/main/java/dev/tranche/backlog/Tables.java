package dev.tranche.backlog;

import dev.tranche.contract.InvalidValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Makes rows of cells: flows, balances, and one flow over another. */
final class Tables {

  /** Balances go on from period to period, whether something happens or not. */
  private static final int MOST_BALANCES = 100_000;

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
    return sums(cells, rows);
  }

  /**
   * What has come together by the end of each period: for each row from the first one with an entry
   * to that of the given day.
   */
  static Sums balances(Cells cells, LocalDate lastDay) {
    checkNumber(cells, lastDay);
    Map<Keys, Amount> rows = new TreeMap<>();
    cells
        .byGroup()
        .forEach(
            (group, movements) -> {
              Tally balance = new Tally(cells.valuation());
              long last = cells.by().period(lastDay);
              for (long period = movements.firstKey(); period <= last; period++) {
                Tally movement = movements.get(period);
                if (movement != null) {
                  balance.add(movement);
                }
                rows.put(cells.by().keys(group, period), balance.amount());
              }
            });
    return sums(cells, rows);
  }

  private static void checkNumber(Cells cells, LocalDate lastDay) {
    long last = cells.by().period(lastDay);
    long number = 0;
    for (NavigableMap<Long, Tally> movements : cells.byGroup().values()) {
      number += last - movements.firstKey() + 1;
    }
    if (number > MOST_BALANCES) {
      throw new InvalidValue(
          "By %s as of %s there are %d balances, more than %d: ask for fewer."
              .formatted(cells.by(), lastDay, number, MOST_BALANCES));
    }
  }

  private static Sums sums(Cells cells, Map<Keys, Amount> rows) {
    List<Sums.Row> done = new ArrayList<>(rows.size());
    rows.forEach((keys, amount) -> done.add(Sums.Row.of(keys, amount)));
    return new Sums(
        cells.by().toString(),
        done,
        Sums.Row.of(Keys.TOTAL, cells.total().amount()),
        cells.valuation().conversion());
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
