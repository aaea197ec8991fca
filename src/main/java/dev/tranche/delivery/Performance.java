package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries stand against the plan that holds on a day, all items together; what cannot be
 * known is absent. A terminated contract has no plan any more, so that nothing of it is overdue or
 * due, and nothing earned or forecast. What the figures mean is told in {@code docs/forecast.md}.
 *
 * @param planStart the first day on which the contract can have been signed
 * @param planEnd the last day on which a batch is due
 * @param earnedSchedule the day on which the plan had as many units as have arrived; absent before
 *     the first delivery
 * @param spiT earned over actual time since the start of the plan, four decimals: 1 on plan, less
 *     behind it; final once all that is planned has arrived
 * @param slippageDays likely or actual completion minus the last due day of the schedule first
 *     agreed; negative where earlier, absent where that schedule did not plan all that was ordered
 * @param forecast absent while the contract is suspended, and before the first delivery
 * @param overdue batches whose last due day has passed
 * @param dueNext batches whose last due day is the day looked at or one of so many after it
 * @param onTimeShare of the units due by the end of the day, the share that had arrived by the end
 *     of the last day on which each was due, four decimals; of a terminated contract, of the units
 *     due by its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Performance(
    @Nullable LocalDate planStart,
    @Nullable LocalDate planEnd,
    @Nullable LocalDate earnedSchedule,
    @Nullable String spiT,
    @Nullable Long slippageDays,
    @Nullable Forecast forecast,
    Due overdue,
    List<DueNext> dueNext,
    @Nullable String onTimeShare) {

  /** Batches that are not whole, and the units that they miss. */
  public record Due(int batches, long units) {

    static Due of(List<BatchProgress> batches, Predicate<BatchProgress> which) {
      List<BatchProgress> open =
          batches.stream().filter(BatchProgress::lacksUnits).filter(which).toList();
      return new Due(open.size(), open.stream().mapToLong(b -> b.planned() - b.delivered()).sum());
    }
  }

  /** What is due within so many days from the day looked at. */
  public record DueNext(int days, int batches, long units) {}

  private static final int[] HORIZONS_DAYS = {30, 90, 365};

  static Performance of(ContractOn contract, Standing standing) {
    List<BatchProgress> batches = standing.batches();
    Optional<PlannedCurve> plan = plan(contract);
    Optional<Forecast> forecast = forecast(contract, standing, plan);
    Optional<EarnedSchedule> earned = earned(contract, plan);
    return new Performance(
        plan.map(PlannedCurve::start).orElse(null),
        plan.map(PlannedCurve::end).orElse(null),
        earned.map(EarnedSchedule::day).orElse(null),
        earned.flatMap(EarnedSchedule::spiT).orElse(null),
        slippage(contract, forecast).orElse(null),
        forecast.orElse(null),
        Due.of(batches, BatchProgress::late),
        IntStream.of(HORIZONS_DAYS).mapToObj(days -> dueNext(contract, batches, days)).toList(),
        Punctuality.onTimeShare(
                contract.planned(),
                contract.arrivals(),
                contract.isTerminated() ? contract.lastDay() : contract.day())
            .orElse(null));
  }

  /** The SPI(t) alone. */
  static Optional<String> spiT(ContractOn contract) {
    return earned(contract, plan(contract)).flatMap(EarnedSchedule::spiT);
  }

  private static Optional<EarnedSchedule> earned(ContractOn contract, Optional<PlannedCurve> plan) {
    return contract.isTerminated()
        ? Optional.empty()
        : plan.flatMap(p -> EarnedSchedule.on(contract.lastDay(), p, earned(contract)));
  }

  private static Optional<PlannedCurve> plan(ContractOn contract) {
    return contract.start().flatMap(start -> PlannedCurve.of(start, contract.planned()));
  }

  private static Earned earned(ContractOn contract) {
    return Earned.of(contract.arrivals(), contract.plannedByItem());
  }

  private static Optional<Forecast> forecast(
      ContractOn contract, Standing standing, Optional<PlannedCurve> plan) {
    if (contract.isCompleted()) {
      return Optional.of(Forecast.completed(contract.lastDay()));
    }
    Long outstanding = standing.outstanding();
    if (outstanding == null || outstanding <= 0 || !contract.isRunning()) {
      return Optional.empty();
    }
    PlannedCurve whole = contract.isWhollyPlanned() ? plan.orElse(null) : null;
    return contract
        .start()
        .flatMap(
            start ->
                new Outlook(
                        contract.day(),
                        start,
                        whole,
                        earned(contract),
                        contract.arrivals(),
                        standing.ordered().units(),
                        outstanding)
                    .forecast());
  }

  private static Optional<Long> slippage(ContractOn contract, Optional<Forecast> forecast) {
    return forecast.flatMap(
        f -> contract.firstAgreedEnd().map(agreed -> ChronoUnit.DAYS.between(agreed, f.likely())));
  }

  private static DueNext dueNext(ContractOn contract, List<BatchProgress> batches, int days) {
    long from = contract.day().toEpochDay();
    Due due =
        contract.isEnded()
            ? new Due(0, 0)
            : Due.of(
                batches,
                batch -> {
                  long last = batch.due().latest().toEpochDay();
                  return last >= from && last <= from + days;
                });
    return new DueNext(days, due.batches(), due.units());
  }
}
