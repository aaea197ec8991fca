package dev.tranche.backlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order book month by month, each without a gap.
 *
 * @param from the first month, as {@code 2022-01}
 * @param to the last one
 * @param conversion absent where each value is in its own currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Series(
    YearMonth from, YearMonth to, List<Month> months, @Nullable Conversion conversion) {

  /** So many months can be asked for at once. */
  public static final int MOST_MONTHS = 1_200;

  /**
   * The order book as of the end of a month, or of the day that is looked at where that is earlier.
   *
   * @param orderIntake all that was signed up to then
   * @param deliveries all that was delivered up to then
   */
  public record Month(YearMonth month, Amount backlog, Amount orderIntake, Amount deliveries) {}
}
