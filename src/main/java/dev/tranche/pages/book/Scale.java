package dev.tranche.pages.book;

import dev.tranche.backlog.Sums;
import dev.tranche.pages.Formats;
import java.math.BigDecimal;
import java.util.Map;

/**
 * In what the charts of the order book measure: one currency, or units. Currencies are never added
 * up.
 *
 * @param name ISO 4217, or {@value #UNITS}
 */
record Scale(String name) {

  static final String UNITS = "units";

  /** How much of it there is; nothing of a currency in which there is no value. */
  BigDecimal of(long units, Map<String, String> value) {
    return name.equals(UNITS)
        ? BigDecimal.valueOf(units)
        : new BigDecimal(value.getOrDefault(name, "0"));
  }

  BigDecimal of(Sums.Row row) {
    return of(row.units(), row.value());
  }

  /** As people read it. */
  String text(BigDecimal amount, boolean estimated) {
    String text =
        name.equals(UNITS)
            ? Formats.INSTANCE.count(amount.longValue(), "unit")
            : Formats.INSTANCE.money(name, amount.toPlainString());
    return Formats.INSTANCE.about(estimated) + text;
  }

  /** The end of an axis that reaches this far: the next round number. */
  static double roundedUp(BigDecimal most) {
    if (most.signum() <= 0) {
      return 1;
    }
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(most.precision() - most.scale() - 1);
    for (String step : new String[] {"1", "1.5", "2", "2.5", "3", "4", "5", "6", "8"}) {
      BigDecimal end = power.multiply(new BigDecimal(step));
      if (end.compareTo(most) >= 0) {
        return end.doubleValue();
      }
    }
    return power.scaleByPowerOfTen(1).doubleValue();
  }
}
