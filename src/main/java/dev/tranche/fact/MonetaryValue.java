package dev.tranche.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money in one currency (ISO 4217), exact to its smallest unit, and whether its source
 * gives it as an estimate.
 *
 * <p>In JSON {@code {"amount": "3370000000.00", "currency": "USD", "estimated": true}}, or short,
 * as people write it: {@code "USD 3.37 bn"}, {@code "USD 460 m"}, with {@code ~} at the end for an
 * estimate. Negative amounts, unknown currencies and fractions of the smallest unit are refused
 * with an {@link InvalidValue}.
 */
public record MonetaryValue(Money money, boolean estimated) {

  private static final Pattern SHORT =
      Pattern.compile("([A-Z]{3}) (-?[0-9]+(?:\\.[0-9]+)?)(?: (m|bn))?(~)?");

  /** The most that one value can hold, in smallest units; keeps them within a long. */
  private static final BigDecimal MOST = new BigDecimal("1e18");

  /** No currency has more decimal places. */
  private static final int FINEST = 9;

  public MonetaryValue {
    if (money.isNegative()) {
      throw new InvalidValue("A value of %s is not possible: it is negative.".formatted(money));
    }
    if (money.getAmountMinor().compareTo(MOST) > 0) {
      throw tooLarge(money.getCurrencyUnit().getCode(), money.getAmount());
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  static MonetaryValue of(
      @JsonProperty("amount") BigDecimal amount,
      @JsonProperty("currency") String currency,
      @JsonProperty("estimated") @Nullable Boolean estimated) {
    // Before anything is written out in full: 1e999999999 is a short text.
    if (amount.abs().compareTo(MOST) > 0) {
      throw tooLarge(currency, amount);
    }
    try {
      Money money =
          Money.of(CurrencyUnit.of(currency), notTooFine(amount), RoundingMode.UNNECESSARY);
      return new MonetaryValue(money, Boolean.TRUE.equals(estimated));
    } catch (IllegalCurrencyException _) {
      throw new InvalidValue(
          "'%s' is not a currency: write its ISO 4217 code, as USD.".formatted(currency));
    } catch (ArithmeticException _) {
      throw new InvalidValue(
          "%s %s is finer than the currency's smallest unit.".formatted(currency, amount));
    }
  }

  private static BigDecimal notTooFine(BigDecimal amount) {
    BigDecimal shortest = amount.stripTrailingZeros();
    if (shortest.scale() > FINEST) {
      throw new ArithmeticException("no currency is that fine");
    }
    return shortest;
  }

  private static InvalidValue tooLarge(String currency, BigDecimal amount) {
    return new InvalidValue(
        "A value of %s %s is not possible: it is too large.".formatted(currency, amount));
  }

  /** Reads the short form, {@code USD 3.37 bn}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static MonetaryValue parse(String text) {
    Matcher m = SHORT.matcher(text);
    if (!m.matches()) {
      throw new InvalidValue(
          "'%s' is not a value: write the currency and the amount, as USD 460 m or USD 3.37 bn."
              .formatted(text));
    }
    int zeros =
        switch (m.group(3)) {
          case "bn" -> 9;
          case "m" -> 6;
          case null, default -> 0;
        };
    return of(new BigDecimal(m.group(2)).scaleByPowerOfTen(zeros), m.group(1), m.group(4) != null);
  }

  /**
   * Throws an {@link InvalidValue} in words for a code of ISO 4217 in which nothing is paid: {@code
   * XXX} (no currency), {@code XTS} (for tests), {@code XAU} (gold).
   */
  public static void checkReal(CurrencyUnit currency) {
    if (currency.isPseudoCurrency()) {
      throw new InvalidValue(
          "Nothing is paid in %s: write the currency's ISO 4217 code, as USD.".formatted(currency));
    }
  }

  /** The sum; an estimate if one of the two is. Both are in the same currency. */
  public MonetaryValue plus(MonetaryValue other) {
    return new MonetaryValue(money.plus(other.money), estimated || other.estimated);
  }

  public CurrencyUnit currency() {
    return money.getCurrencyUnit();
  }

  /** The amount in the currency's smallest unit, as cents. */
  public long minorUnits() {
    return money.getAmountMinorLong();
  }

  @JsonValue
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("amount", money.getAmount().toPlainString());
    json.put("currency", currency().getCode());
    if (estimated) {
      json.put("estimated", true);
    }
    return json;
  }

  @Override
  public String toString() {
    return (estimated ? "about " : "") + money;
  }
}
