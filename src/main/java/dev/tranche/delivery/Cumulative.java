package dev.tranche.delivery;

import dev.tranche.fact.EdtfDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Units in all by the end of a day: one point of an S-curve. */
public record Cumulative(LocalDate day, long units) {

  /**
   * Running totals by last possible day, from facts in that order; those without such a day are
   * left out.
   */
  static <T> List<Cumulative> of(
      List<T> facts, Function<T, EdtfDate> date, ToLongFunction<T> units) {
    List<Cumulative> totals = new ArrayList<>();
    long total = 0;
    for (T fact : facts) {
      LocalDate day = date.apply(fact).latest();
      if (day.equals(LocalDate.MAX)) {
        continue;
      }
      total += units.applyAsLong(fact);
      if (!totals.isEmpty() && totals.getLast().day().equals(day)) {
        totals.removeLast();
      }
      totals.add(new Cumulative(day, total));
    }
    return totals;
  }
}
