package dev.tranche.backlog;

import dev.tranche.backlog.Amount.Unconverted;
import dev.tranche.rate.Quote.Absent;
import dev.tranche.rate.Quote.Known;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Units and value that add up. Value is exact however it is converted; it is rounded to the
 * smallest unit of its currency, half to even, once it is shown.
 */
final class Tally {

  /** A currency whose values could not be converted, and why not. */
  private record Left(String currency, Absent why) {}

  private static final Comparator<Left> ORDER =
      Comparator.comparing(Left::currency).thenComparing(Left::why);

  private final Valuation valuation;
  private final Map<CurrencyUnit, BigDecimal> value = new TreeMap<>();
  private final Map<Left, NavigableMap<LocalDate, BigDecimal>> left = new TreeMap<>(ORDER);
  private @Nullable String countedIn;
  private long counted;
  private long units;
  private boolean estimated;

  Tally(Valuation valuation) {
    this.valuation = valuation;
  }

  /** Adds the entry; 1 adds it, -1 takes it away. */
  void add(Entry entry, int sign) {
    units = Math.addExact(units, sign * entry.units());
    estimated |= entry.line().estimated();
    String currency = entry.line().currency();
    if (currency != null && valuation.converts()) {
      add(CurrencyUnit.of(currency), entry.dates().effective(), sign * entry.value());
    } else if (currency != null) {
      count(currency, sign * entry.value());
    }
  }

  /** What follows in the same currency is added up as a whole number, as long as it is one. */
  private void count(String currency, long minorUnits) {
    long sum = counted + minorUnits;
    boolean overflows = ((counted ^ sum) & (minorUnits ^ sum)) < 0;
    if (currency.equals(countedIn) && !overflows) {
      counted = sum;
    } else {
      settle();
      countedIn = currency;
      counted = minorUnits;
    }
  }

  private void settle() {
    if (countedIn != null) {
      CurrencyUnit currency = CurrencyUnit.of(countedIn);
      value.merge(
          currency, BigDecimal.valueOf(counted, currency.getDecimalPlaces()), BigDecimal::add);
      countedIn = null;
      counted = 0;
    }
  }

  private void add(CurrencyUnit currency, LocalDate day, long minorUnits) {
    BigDecimal amount = BigDecimal.valueOf(minorUnits, currency.getDecimalPlaces());
    switch (valuation.quote(currency, day)) {
      case null -> value.merge(currency, amount, BigDecimal::add);
      case Known known ->
          value.merge(
              valuation.shownIn(currency), amount.multiply(known.factor()), BigDecimal::add);
      case Absent why ->
          left.computeIfAbsent(new Left(currency.getCode(), why), _ -> new TreeMap<>())
              .merge(day, amount, BigDecimal::add);
    }
  }

  void add(Tally other) {
    other.settle();
    units = Math.addExact(units, other.units);
    estimated |= other.estimated;
    other.value.forEach((currency, amount) -> value.merge(currency, amount, BigDecimal::add));
    other.left.forEach(
        (what, days) -> {
          NavigableMap<LocalDate, BigDecimal> sums =
              left.computeIfAbsent(what, _ -> new TreeMap<>());
          days.forEach((day, amount) -> sums.merge(day, amount, BigDecimal::add));
        });
  }

  boolean isEmpty() {
    settle();
    return units == 0
        && !estimated
        && value.values().stream().allMatch(amount -> amount.signum() == 0)
        && unconverted().isEmpty();
  }

  /** What is shown of it. */
  Amount amount() {
    settle();
    Map<String, String> decimals = new TreeMap<>();
    value.forEach(
        (currency, amount) ->
            decimals.put(
                currency.getCode(),
                amount
                    .setScale(currency.getDecimalPlaces(), RoundingMode.HALF_EVEN)
                    .toPlainString()));
    return new Amount(units, decimals, estimated, unconverted());
  }

  private List<Unconverted> unconverted() {
    List<Unconverted> all = new ArrayList<>();
    left.forEach(
        (what, days) -> {
          Map<LocalDate, BigDecimal> amounts = new TreeMap<>(days);
          amounts.values().removeIf(amount -> amount.signum() == 0);
          if (!amounts.isEmpty()) {
            BigDecimal sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            String words = valuation.words(what.currency(), what.why(), amounts.keySet());
            all.add(new Unconverted(what.currency(), sum.toPlainString(), words));
          }
        });
    return all;
  }
}
