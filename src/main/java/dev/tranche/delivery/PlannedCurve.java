package dev.tranche.delivery;

import dev.tranche.contract.Batch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The units planned by each day: rising evenly from the first to the last day of the period in
 * which a batch is due, by a whole batch on a single day, and at rest in between. Nothing is
 * planned before the start, so the part of a period that lies before it does not count. Days are
 * numbered as {@link LocalDate#toEpochDay}.
 *
 * @param points the corners of the curve; two of one day where it jumps
 */
record PlannedCurve(LocalDate start, List<Point> points) {

  /** Units planned by a day. */
  record Point(long day, double units) {

    /** When the straight line from here to the next point has so many units. */
    double reaches(long wanted, Point next) {
      return day + (wanted - units) / (next.units - units) * (next.day - day);
    }
  }

  private record Ramp(long from, long to, long units) {

    static Ramp of(Batch batch, LocalDate start) {
      long first = start.toEpochDay();
      return new Ramp(
          Math.max(first, batch.due().earliest().toEpochDay()),
          Math.max(first, batch.due().latest().toEpochDay()),
          batch.quantity());
    }

    double by(long day) {
      return day >= to ? units : day <= from ? 0 : (double) units * (day - from) / (to - from);
    }

    /** By that day but for what is due on it alone. */
    double before(long day) {
      return from == to && day == to ? 0 : by(day);
    }
  }

  /** Empty where no batch is planned; a batch without a last possible day is none. */
  static Optional<PlannedCurve> of(LocalDate start, List<Batch> batches) {
    List<Ramp> ramps =
        batches.stream()
            .filter(batch -> !batch.due().latest().equals(LocalDate.MAX))
            .map(batch -> Ramp.of(batch, start))
            .toList();
    if (ramps.isEmpty()) {
      return Optional.empty();
    }
    SortedSet<Long> days = new TreeSet<>(List.of(start.toEpochDay()));
    ramps.forEach(ramp -> days.addAll(List.of(ramp.from, ramp.to)));
    List<Point> points = new ArrayList<>();
    for (long day : days) {
      double before = ramps.stream().mapToDouble(ramp -> ramp.before(day)).sum();
      double by = ramps.stream().mapToDouble(ramp -> ramp.by(day)).sum();
      points.add(new Point(day, before));
      if (by > before) {
        points.add(new Point(day, by));
      }
    }
    return Optional.of(new PlannedCurve(start, points));
  }

  /** All units planned. */
  double units() {
    return points.getLast().units;
  }

  /** The day by which all are planned. */
  LocalDate end() {
    return LocalDate.ofEpochDay(points.getLast().day);
  }

  /**
   * The day, in fractions, on which the plan had so many units. Where it rests at just that number
   * for a while, the day nearest to the one given; the end where it never has as many.
   */
  double when(long wanted, long day) {
    return Math.clamp((double) day, first(wanted), Math.max(first(wanted), last(wanted)));
  }

  /** The first day, in fractions, by which so many are planned; the end where there is none. */
  double first(long wanted) {
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).units >= wanted) {
        return i == 0 ? points.get(i).day : points.get(i - 1).reaches(wanted, points.get(i));
      }
    }
    return points.getLast().day;
  }

  /** The last day, in fractions, on which no more are planned; the end where all are no more. */
  private double last(long wanted) {
    int last = points.size() - 1;
    int i = last;
    while (points.get(i).units > wanted) { // the first point plans nothing
      i--;
    }
    return i == last ? points.get(i).day : points.get(i).reaches(wanted, points.get(i + 1));
  }
}
