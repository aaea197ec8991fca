package dev.tranche.delivery;

import dev.tranche.contract.History;
import dev.tranche.contract.History.Delivered;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Statement.Known;
import dev.tranche.fact.Viewpoint;
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
  static History withoutPlan(History h) {
    return new History(
        h.reference(),
        h.events(),
        h.talks(),
        h.signature(),
        h.milestones(),
        h.terms(),
        List.of(),
        h.closings(),
        h.deliveries(),
        h.claims());
  }

  /** Empty where the contract is not finished, or was on that very day, or nothing was forecast. */
  static Optional<ForecastError> of(History history, int percent) {
    ContractOn then = new ContractOn(history, Viewpoint.of(LocalDate.MAX));
    if (!then.isCompleted() || history.deliveries().isEmpty()) {
      return Optional.empty();
    }
    LocalDate completed = then.lastDay();
    LocalDate day = dayOf(percent, then);
    return day.isBefore(completed)
        ? Optional.ofNullable(Deal.performance(history, Viewpoint.of(day)).forecast())
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
    List<Known<Delivered>> deliveries = finished.deliveries();
    long all = deliveries.stream().mapToLong(d -> d.value().quantity().units()).sum();
    long arrived = 0;
    List<EdtfDate> days = new ArrayList<>();
    for (Known<Delivered> delivery : deliveries) {
      if (arrived * 100 < all * percent) {
        days.add(delivery.effective());
      }
      arrived += delivery.value().quantity().units();
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
