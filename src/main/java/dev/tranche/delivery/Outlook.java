package dev.tranche.delivery;

import dev.tranche.delivery.Forecast.Estimate;
import dev.tranche.delivery.Forecast.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a forecast of the end of deliveries is made of, on the day looked at.
 *
 * @param start from when on deliveries could come: the start of the plan
 * @param plan absent where none is known, or none that plans all that is ordered
 * @param arrivals those that count by the day
 * @param ordered units, all items
 * @param outstanding units, at least one
 */
record Outlook(
    LocalDate day,
    LocalDate start,
    @Nullable PlannedCurve plan,
    Earned earned,
    List<Arrival> arrivals,
    long ordered,
    long outstanding) {

  private static final int YEAR_DAYS = 365;

  /** What would take longer than a century from the day on is no forecast. */
  private static final int FARTHEST_DAYS = 36_525;

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  Optional<Forecast> forecast() {
    List<Estimate> estimates = new ArrayList<>();
    if (plan != null) {
      onPlan(plan, estimates);
    }
    onPace(estimates);
    return Forecast.of(estimates);
  }

  /** After Henderson: what is left of the plan, over a performance that is expected of it. */
  private void onPlan(PlannedCurve plan, List<Estimate> estimates) {
    Optional<EarnedSchedule> now = EarnedSchedule.on(day, plan, earned);
    if (now.isEmpty()) {
      return;
    }
    double earnedDays = now.get().earnedDays();
    long actualDays = now.get().actualDays();
    double left = Math.max(0, plan.first(ordered) - plan.start().toEpochDay() - earnedDays);
    add(Method.PLAN_KEPT, left, estimates);
    if (actualDays > 0) {
      add(Method.PLAN_STRETCHED, left * actualDays / earnedDays, estimates);
    }
    if (actualDays > YEAR_DAYS) {
      double before = EarnedSchedule.at(day.toEpochDay() - YEAR_DAYS, plan, earned).earnedDays();
      add(Method.PLAN_STRETCHED_LATELY, left * YEAR_DAYS / (earnedDays - before), estimates);
    }
  }

  private void onPace(List<Estimate> estimates) {
    long life = day.toEpochDay() - start.toEpochDay();
    add(Method.PACE_OF_A_YEAR, pace(Math.min(life, YEAR_DAYS)), estimates);
    if (life > YEAR_DAYS) {
      add(Method.PACE_OF_TWO_YEARS, pace(Math.min(life, 2 * YEAR_DAYS)), estimates);
    }
  }

  /** Days to the last unit at the pace of so many last days; no number where nothing came. */
  private double pace(long days) {
    long until = day.toEpochDay();
    double units = arrivals.stream().mapToDouble(a -> a.between(until - days, until, start)).sum();
    return outstanding * days / units;
  }

  private void add(Method method, double days, List<Estimate> estimates) {
    DoubleStream.of(days)
        .filter(d -> d >= 0 && d <= FARTHEST_DAYS)
        .mapToObj(d -> day.toEpochDay() + (long) Math.ceil(d))
        .filter(completion -> completion <= LAST_DAY.toEpochDay())
        .forEach(
            completion -> estimates.add(new Estimate(method, LocalDate.ofEpochDay(completion))));
  }
}
