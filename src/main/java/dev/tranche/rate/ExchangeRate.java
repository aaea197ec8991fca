package dev.tranche.rate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tranche.fact.InvalidValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How much of the quote currency one unit of the base is worth: a decimal above 0, as exact as its
 * source gives it, with at most 12 digits before its point and 15 after it. Anything else is
 * refused with an {@link InvalidValue}.
 */
public record ExchangeRate(BigDecimal decimal) {

  private static final Pattern FORM =
      Pattern.compile("[0-9]{1,27}(\\.[0-9]{1,27})?(E-?[0-9]{1,2})?");
  private static final int MOST_DIGITS_BEFORE = 12;
  private static final int MOST_DIGITS_AFTER = 15;

  public ExchangeRate {
    if (decimal.signum() <= 0) {
      throw new InvalidValue("A rate is above 0; %s is not.".formatted(decimal));
    }
    if (decimal.precision() - decimal.scale() > MOST_DIGITS_BEFORE
        || decimal.scale() > MOST_DIGITS_AFTER) {
      throw new InvalidValue(
          "A rate has at most %d digits before its point and %d after it."
              .formatted(MOST_DIGITS_BEFORE, MOST_DIGITS_AFTER));
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ExchangeRate fromJson(Object json) {
    return parse(json.toString());
  }

  /** Reads a decimal, {@code 1.0837}. */
  public static ExchangeRate parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new InvalidValue(
          "'%s' is not a rate: write what one unit of the base is worth, as 1.0837."
              .formatted(text.length() > 40 ? text.substring(0, 40) + "…" : text));
    }
    return new ExchangeRate(new BigDecimal(text));
  }

  /** Whether both are the same number, however many zeros they end with. */
  boolean isSameAs(ExchangeRate other) {
    return decimal.compareTo(other.decimal) == 0;
  }

  /** As text: no reader on the way rounds it. */
  @JsonValue
  @Override
  public String toString() {
    return decimal.toPlainString();
  }
}
