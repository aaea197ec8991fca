package dev.tranche.backlog;

import dev.tranche.fact.Visibility;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A whole number that depends on the day looked at and the day looked from: a sum of steps, each an
 * amount that is there from its {@link Visibility} on.
 *
 * <p>Such numbers add and multiply exactly, since two steps are both there from the later of their
 * dates on. That is what makes every picture of the past a plain sum over ledger entries: whatever
 * was known or true then is computed once, for all days at once. On the way they are as large as it
 * takes: the price under terms that were replaced meets units that came later, before both cancel.
 */
final class Steps {

  /** Adds up many of them, none of which is copied. */
  static final class Sum {
    private final NavigableMap<Visibility, BigInteger> sum = new TreeMap<>();

    void add(Steps more) {
      more.steps.forEach((dates, amount) -> put(sum, dates, amount));
    }

    /** Ends it: nothing can be added any more. */
    Steps steps() {
      return new Steps(Collections.unmodifiableNavigableMap(sum));
    }
  }

  private static final Steps NONE = new Steps(new TreeMap<>());
  private static final Steps ONE = at(Visibility.ALWAYS, BigInteger.ONE);

  private final NavigableMap<Visibility, BigInteger> steps;

  private Steps(NavigableMap<Visibility, BigInteger> steps) {
    this.steps = steps;
  }

  /** 0 on every day. */
  static Steps none() {
    return NONE;
  }

  /** The same on every day. */
  static Steps constant(long amount) {
    return at(Visibility.ALWAYS, BigInteger.valueOf(amount));
  }

  /** 1 from those dates on. */
  static Steps from(Visibility dates) {
    return at(dates, BigInteger.ONE);
  }

  private static Steps at(Visibility dates, BigInteger amount) {
    NavigableMap<Visibility, BigInteger> steps = new TreeMap<>();
    put(steps, dates, amount);
    return new Steps(steps);
  }

  Steps plus(Steps other) {
    NavigableMap<Visibility, BigInteger> sum = new TreeMap<>(steps);
    other.steps.forEach((dates, amount) -> put(sum, dates, amount));
    return new Steps(sum);
  }

  Steps minus(Steps other) {
    return plus(other.times(-1));
  }

  Steps times(long factor) {
    return times(constant(factor));
  }

  Steps times(Steps other) {
    NavigableMap<Visibility, BigInteger> product = new TreeMap<>();
    steps.forEach(
        (dates, amount) ->
            other.steps.forEach(
                (otherDates, factor) ->
                    put(product, dates.and(otherDates), amount.multiply(factor))));
    return new Steps(product);
  }

  /** The replacement wherever the condition, which is 0 or 1, is 1; this number elsewhere. */
  Steps replacedWhere(Steps condition, Steps replacement) {
    return times(ONE.minus(condition)).plus(condition.times(replacement));
  }

  /**
   * The amounts by the dates from which they are there; none is 0.
   *
   * @throws ArithmeticException where one is too large for an entry
   */
  Map<Visibility, Long> amounts() {
    Map<Visibility, Long> amounts = new TreeMap<>();
    steps.forEach((dates, amount) -> amounts.put(dates, amount.longValueExact()));
    return amounts;
  }

  private static void put(
      NavigableMap<Visibility, BigInteger> steps, Visibility dates, BigInteger amount) {
    BigInteger sum = steps.getOrDefault(dates, BigInteger.ZERO).add(amount);
    if (sum.signum() == 0) {
      steps.remove(dates);
    } else {
      steps.put(dates, sum);
    }
  }
}
