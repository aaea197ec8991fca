package dev.tranche.delivery;

import dev.tranche.contract.Batch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

  /** What is planned evenly from a day on, up to another. */
  private record Ramp(long from, long to, long units) {

    static Ramp of(Batch batch, LocalDate start) {
      long first = start.toEpochDay();
      return new Ramp(
          Math.max(first, batch.due().earliest().toEpochDay()),
          Math.max(first, batch.due().latest().toEpochDay()),
          batch.quantity());
    }

    boolean isJump() {
      return from == to;
    }

    long days() {
      return to - from;
    }
  }

  /**
   * Ramps of one length that rise on a day, added up: the sums are whole numbers, and exact. Days
   * are counted from the start of the plan.
   */
  private static final class Rise {
    private double units;
    private double unitsTimesFrom;
    private int ramps;

    void add(Ramp ramp, int sign, long start) {
      units += sign * (double) ramp.units;
      unitsTimesFrom += sign * (double) ramp.units * (ramp.from - start);
      ramps += sign;
    }

    double by(long day, long days) {
      return (units * day - unitsTimesFrom) / days;
    }
  }

  /** Empty where no batch is planned; a batch without a last possible day is none. */
  static Optional<PlannedCurve> of(LocalDate start, List<Batch> batches) {
    List<Ramp> ramps =
        batches.stream()
            .filter(batch -> !batch.due().latest().equals(LocalDate.MAX))
            .map(batch -> Ramp.of(batch, start))
            .toList();
    return ramps.isEmpty()
        ? Optional.empty()
        : Optional.of(new PlannedCurve(start, points(ramps, start.toEpochDay())));
  }

  /** Goes from corner to corner with what rises there; what has risen is one whole number. */
  private static List<Point> points(List<Ramp> ramps, long start) {
    SortedSet<Long> days = new TreeSet<>(List.of(start));
    ramps.forEach(ramp -> days.addAll(List.of(ramp.from, ramp.to)));
    Map<Long, List<Ramp>> beginning = ramps.stream().collect(Collectors.groupingBy(Ramp::from));
    Map<Long, List<Ramp>> ending = ramps.stream().collect(Collectors.groupingBy(Ramp::to));
    SortedMap<Long, Rise> rising = new TreeMap<>();
    long risen = 0;
    List<Point> points = new ArrayList<>();
    for (long day : days) {
      long jump = 0;
      for (Ramp ramp : ending.getOrDefault(day, List.of())) {
        if (ramp.isJump()) {
          jump += ramp.units;
        } else {
          risen += ramp.units;
          rise(rising, ramp, -1, start);
        }
      }
      double before = risen + by(rising, day - start);
      points.add(new Point(day, before));
      if (jump > 0) {
        risen += jump;
        points.add(new Point(day, before + jump));
      }
      for (Ramp ramp : beginning.getOrDefault(day, List.of())) {
        if (!ramp.isJump()) {
          rise(rising, ramp, 1, start);
        }
      }
    }
    return points;
  }

  private static void rise(SortedMap<Long, Rise> rising, Ramp ramp, int sign, long start) {
    rising.compute(
        ramp.days(),
        (_, found) -> {
          Rise rise = found == null ? new Rise() : found;
          rise.add(ramp, sign, start);
          return rise.ramps == 0 ? null : rise;
        });
  }

  private static double by(SortedMap<Long, Rise> rising, long day) {
    double units = 0;
    for (Map.Entry<Long, Rise> each : rising.entrySet()) {
      units += each.getValue().by(day, each.getKey());
    }
    return units;
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
