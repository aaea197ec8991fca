package dev.tranche.backlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Order intake over deliveries, by one or two dimensions and in all: in a period where one is among
 * the dimensions, else up to the day that is looked at.
 *
 * @param by the dimensions, as {@code buyer} or {@code buyer,year}
 * @param rows in the order of their keys
 * @param conversion absent where each value is in its own currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookToBill(String by, List<Row> rows, Row total, @Nullable Conversion conversion) {

  /** Decimal places of a ratio. */
  private static final int PLACES = 4;

  /**
   * One ratio, to four decimal places.
   *
   * @param byUnits absent where no units were delivered
   * @param byValue by currency, without those in which nothing was delivered
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      String key,
      @Nullable String secondKey,
      @Nullable String byUnits,
      Map<String, String> byValue,
      Amount orderIntake,
      Amount deliveries) {

    static Row of(Keys keys, Amount intake, Amount deliveries) {
      return new Row(
          keys.first(),
          keys.second(),
          ratio(BigDecimal.valueOf(intake.units()), BigDecimal.valueOf(deliveries.units())),
          ratios(intake, deliveries),
          intake,
          deliveries);
    }
  }

  private static Map<String, String> ratios(Amount intake, Amount deliveries) {
    Map<String, String> ratios = new TreeMap<>();
    deliveries
        .value()
        .forEach(
            (currency, delivered) -> {
              String ordered = intake.value().getOrDefault(currency, "0");
              @Nullable String ratio = ratio(new BigDecimal(ordered), new BigDecimal(delivered));
              if (ratio != null) {
                ratios.put(currency, ratio);
              }
            });
    return ratios;
  }

  /** A period that only takes deliveries back has delivered nothing either. */
  private static @Nullable String ratio(BigDecimal ordered, BigDecimal delivered) {
    return delivered.signum() <= 0
        ? null
        : ordered.divide(delivered, PLACES, RoundingMode.HALF_UP).toPlainString();
  }
}
