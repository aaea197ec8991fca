package dev.tranche.delivery;

import dev.tranche.fact.EdtfDate;
import java.time.LocalDate;

/** Whole units of an item that arrived; they count from their last possible day. */
record Arrival(String item, long units, EdtfDate effective) {

  long day() {
    return effective.latest().toEpochDay();
  }

  /**
   * The units that arrived after one day and until another, where those of a vague date are spread
   * evenly over the days on which they can have come, none of them before the start.
   */
  double between(long after, long until, LocalDate start) {
    long first = Math.min(day(), Math.max(effective.earliest().toEpochDay(), start.toEpochDay()));
    long days = Math.min(day(), until) - Math.max(first - 1, after);
    return days <= 0 ? 0 : (double) units * days / (day() - first + 1);
  }
}
