package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;

/**
 * Orders ints, longs, doubles and decimals by their exact value, NaN before all, and gives equal
 * numbers of different types equal bytes.
 *
 * <p>First the nearest double, then what it leaves of the value: rounding keeps the order, and
 * among numbers with the same nearest double the remainder decides. It is one byte for every number
 * that a double holds.
 */
final class NumberKeys {

  private static final int NEGATIVE_REMAINDER = 0x7F;
  private static final int NO_REMAINDER = 0x80;
  private static final int POSITIVE_REMAINDER = 0x81;

  private NumberKeys() {}

  static void write(Number number, KeyWriter out) {
    double nearest = nearestDouble(number);
    out.int64(orderedBits(nearest));
    if (holds(nearest, number)) {
      out.write(NO_REMAINDER);
    } else {
      remainder(exact(number).subtract(new BigDecimal(nearest)), out);
    }
  }

  private static double nearestDouble(Number number) {
    double nearest = number.doubleValue();
    if (nearest == 0) {
      return 0.0; // and not -0.0
    }
    boolean outOfRange = Double.isInfinite(nearest) && !isInfinite(number);
    return outOfRange ? Math.copySign(Double.MAX_VALUE, nearest) : nearest;
  }

  private static boolean isInfinite(Number number) {
    return number instanceof Double
        || number.equals(Decimal128.POSITIVE_INFINITY)
        || number.equals(Decimal128.NEGATIVE_INFINITY);
  }

  private static long orderedBits(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    long bits = Double.doubleToLongBits(value);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  private static boolean holds(double nearest, Number number) {
    if (number instanceof Long value) {
      return (long) nearest == value && nearest != 0x1p63;
    }
    return !(number instanceof Decimal128)
        || !Double.isFinite(nearest)
        || exact(number).compareTo(new BigDecimal(nearest)) == 0;
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Decimal128 decimal
        ? decimal.toBigDecimal()
        : BigDecimal.valueOf(number.longValue());
  }

  /** As 0.d1d2d3… · 10^e with d1 > 0: the exponent, then the digits, all inverted below zero. */
  private static void remainder(BigDecimal value, KeyWriter out) {
    int invert = value.signum() < 0 ? ~0 : 0;
    BigDecimal positive = value.abs().stripTrailingZeros();
    String digits = positive.unscaledValue().toString();
    int exponent = digits.length() - positive.scale();
    out.write(value.signum() < 0 ? NEGATIVE_REMAINDER : POSITIVE_REMAINDER);
    out.int32((exponent ^ Integer.MIN_VALUE) ^ invert);
    for (int i = 0; i < digits.length(); i++) {
      out.write((digits.charAt(i) - '0' + 1) ^ invert);
    }
    out.write(invert);
  }
}
