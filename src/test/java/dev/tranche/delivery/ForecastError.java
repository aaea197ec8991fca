package dev.tranche.delivery;

import dev.tranche.contract.EdtfDate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was forecast of a contract that is finished by now, on the day on which some part of its
 * units had arrived, beside the day on which the last one really did.
 *
 * @param agreed the last day of the plan first agreed; {@link LocalDate#MAX} where none was
 */
record ForecastError(
    LocalDate day, LocalDate start, LocalDate agreed, Forecast forecast, LocalDate completed) {

  /** The same contract, had nobody published its plan. */
  static Progress withoutPlan(Progress p) {
    return new Progress(
        p.reference(),
        p.buyer(),
        p.framework(),
        p.statuses(),
        p.terms(),
        List.of(),
        p.conditions(),
        p.closings(),
        p.deliveries(),
        p.claims());
  }

  /** Empty where the contract is not finished, or was on that very day, or nothing was forecast. */
  static Optional<ForecastError> of(Progress progress, int percent) {
    Dated<Status> last = progress.statuses().getLast();
    if (last.value() != Status.COMPLETED || progress.deliveries().isEmpty()) {
      return Optional.empty();
    }
    LocalDate completed = last.effective().latest();
    ContractOn then = new ContractOn(progress, completed);
    LocalDate day = dayOf(percent, then);
    return day.isBefore(completed)
        ? Optional.ofNullable(Deal.performance(progress, day).forecast())
            .map(
                f ->
                    new ForecastError(
                        day,
                        then.start().orElseThrow(),
                        then.firstAgreedEnd().orElse(LocalDate.MAX),
                        f,
                        completed))
        : Optional.empty();
  }

  private static LocalDate dayOf(int percent, ContractOn finished) {
    List<Progress.Delivery> deliveries = finished.deliveries();
    long all = deliveries.stream().mapToLong(d -> d.quantity().units()).sum();
    long arrived = 0;
    List<EdtfDate> days = new ArrayList<>();
    for (Progress.Delivery delivery : deliveries) {
      if (arrived * 100 < all * percent) {
        days.add(delivery.effective());
      }
      arrived += delivery.quantity().units();
    }
    return days.getLast().latest();
  }

  /** More than 0 where what was said was too late. */
  long days(LocalDate said) {
    return ChronoUnit.DAYS.between(completed, said);
  }

  /** The error of a forecast, either way, in percent of the whole time from start to completion. */
  double percent(LocalDate said) {
    return 100.0 * Math.abs(days(said)) / ChronoUnit.DAYS.between(start, completed);
  }

  boolean isInRange() {
    return !completed.isBefore(forecast.earliest()) && !completed.isAfter(forecast.latest());
  }
}
