package dev.tranche.backlog;

import dev.tranche.backlog.NaiveBook.Movement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Units, value and what could not be converted, without what is nothing: to be compared. */
record NaiveSum(long units, Map<String, BigDecimal> value, Map<String, BigDecimal> left) {

  static final NaiveSum NOTHING = new NaiveSum(0, Map.of(), Map.of());

  /** Adds the movements up, each times its sign, and rounds at the end. */
  static NaiveSum of(
      Collection<Movement> movements,
      ToLongFunction<Movement> sign,
      @Nullable CurrencyUnit in,
      NaiveRates rates) {
    long units = 0;
    Map<String, BigDecimal> value = new TreeMap<>();
    Map<String, BigDecimal> left = new TreeMap<>();
    for (Movement movement : movements) {
      units += sign.applyAsLong(movement) * movement.units();
      if (movement.currency() != null) {
        CurrencyUnit currency = CurrencyUnit.of(movement.currency());
        BigDecimal amount =
            BigDecimal.valueOf(
                sign.applyAsLong(movement) * movement.value(), currency.getDecimalPlaces());
        if (in == null) {
          value.merge(currency.getCode(), amount, BigDecimal::add);
        } else {
          Optional<BigDecimal> factor = rates.factor(currency, in, movement.day());
          (factor.isPresent() ? value : left)
              .merge(
                  factor.isPresent() ? in.getCode() : currency.getCode(),
                  amount.multiply(factor.orElse(BigDecimal.ONE)),
                  BigDecimal::add);
        }
      }
    }
    value.replaceAll(
        (code, amount) ->
            amount.setScale(CurrencyUnit.of(code).getDecimalPlaces(), RoundingMode.HALF_EVEN));
    return withoutZeros(units, value, left);
  }

  /** The same of an answer. */
  static NaiveSum of(Amount amount) {
    Map<String, BigDecimal> value = new TreeMap<>();
    amount.value().forEach((currency, decimal) -> value.put(currency, new BigDecimal(decimal)));
    Map<String, BigDecimal> left = new TreeMap<>();
    amount
        .unconverted()
        .forEach(u -> left.merge(u.currency(), new BigDecimal(u.amount()), BigDecimal::add));
    return withoutZeros(amount.units(), value, left);
  }

  static NaiveSum of(Sums.Row row) {
    return of(new Amount(row.units(), row.value(), row.estimated(), row.unconverted()));
  }

  private static NaiveSum withoutZeros(
      long units, Map<String, BigDecimal> value, Map<String, BigDecimal> left) {
    value.values().removeIf(amount -> amount.signum() == 0);
    left.values().removeIf(amount -> amount.signum() == 0);
    return new NaiveSum(units, value, left);
  }
}
