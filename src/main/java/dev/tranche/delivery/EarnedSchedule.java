package dev.tranche.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where deliveries stand on the time axis of their plan, after Lipke: the time at which the plan
 * had as many units as have arrived, beside the time really spent, both in days from the start of
 * the plan. More units never earn less time, and deliveries as planned earn the time spent.
 *
 * @param earnedDays up to the end of the plan, never beyond
 * @param actualDays up to the day looked at; where all that is planned had arrived before, up to
 *     the day on which it had
 */
record EarnedSchedule(PlannedCurve plan, double earnedDays, long actualDays) {

  /** Empty where nothing had arrived of what is planned. */
  static Optional<EarnedSchedule> on(LocalDate day, PlannedCurve plan, Earned earned) {
    return earned.by(day.toEpochDay()) == 0
        ? Optional.empty()
        : Optional.of(at(day.toEpochDay(), plan, earned));
  }

  /** Also before the first unit has arrived: earned is then what the plan itself waits. */
  static EarnedSchedule at(long day, PlannedCurve plan, Earned earned) {
    long start = plan.start().toEpochDay();
    long until = earned.whole(plan, day);
    double earnedDays = plan.when(earned.by(until), until) - start;
    return new EarnedSchedule(plan, earnedDays, Math.max(0, until - start));
  }

  /** The last day that is earned whole. */
  LocalDate day() {
    return plan.start().plusDays((long) earnedDays);
  }

  /** SPI(t): earned over actual time, four decimals; empty on the first day of the plan. */
  Optional<String> spiT() {
    return actualDays == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(earnedDays / actualDays)
                .setScale(4, RoundingMode.HALF_EVEN)
                .toPlainString());
  }
}
