package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When all that is ordered will have arrived, as a range: never before the day looked at, and
 * earliest &lt;= likely &lt;= latest. Of a completed contract, the day on which it was completed.
 *
 * @param likely the median of what the methods on the plan say, or, where none does, of those on
 *     the pace
 * @param estimates what each method says by itself; none of a completed contract
 */
public record Forecast(
    LocalDate earliest, LocalDate likely, LocalDate latest, List<Estimate> estimates) {

  /** What one method says. */
  public record Estimate(Method method, LocalDate completion) {}

  /** A way to look ahead; in JSON in lower case with hyphens, {@code plan-kept}. */
  public enum Method {
    /** What is left of the plan takes as long as planned. */
    PLAN_KEPT,
    /** It takes longer, or shorter, by as much as all so far did. */
    PLAN_STRETCHED,
    /** It takes longer, or shorter, by as much as the last year did. */
    PLAN_STRETCHED_LATELY,
    /** What is outstanding comes at the pace of the last year. */
    PACE_OF_A_YEAR,
    /** What is outstanding comes at the pace of the last two years. */
    PACE_OF_TWO_YEARS;

    boolean isOnPlan() {
      return this != PACE_OF_A_YEAR && this != PACE_OF_TWO_YEARS;
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Forecast completed(LocalDate on) {
    return new Forecast(on, on, on, List.of());
  }

  /** A range needs two methods at least: empty where fewer can say anything. */
  static Optional<Forecast> of(List<Estimate> estimates) {
    if (estimates.size() < 2) {
      return Optional.empty();
    }
    List<LocalDate> all = days(estimates);
    List<LocalDate> onPlan = days(estimates.stream().filter(e -> e.method().isOnPlan()).toList());
    LocalDate likely = median(onPlan.isEmpty() ? all : onPlan);
    return Optional.of(new Forecast(all.getFirst(), likely, all.getLast(), estimates));
  }

  private static List<LocalDate> days(List<Estimate> estimates) {
    return estimates.stream().map(Estimate::completion).sorted().toList();
  }

  private static LocalDate median(List<LocalDate> sorted) {
    long lower = sorted.get((sorted.size() - 1) / 2).toEpochDay();
    long upper = sorted.get(sorted.size() / 2).toEpochDay();
    return LocalDate.ofEpochDay(lower + (upper - lower + 1) / 2);
  }
}
