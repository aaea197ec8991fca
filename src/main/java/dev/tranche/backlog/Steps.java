package dev.tranche.backlog;

import dev.tranche.contract.Viewpoint;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A whole number that depends on the day looked at and the day looked from: a sum of steps, each an
 * amount that is there from its {@link Dates} on.
 *
 * <p>Such numbers add and multiply exactly, since two steps are both there from the later of their
 * dates on. That is what makes every picture of the past a plain sum over ledger entries: whatever
 * was known or true then is computed once, for all days at once. Arithmetic that overflows throws.
 */
final class Steps {

  private static final Steps NONE = new Steps(new TreeMap<>());
  private static final Steps ONE = at(Dates.ALWAYS, 1);

  private final NavigableMap<Dates, Long> steps;

  private Steps(NavigableMap<Dates, Long> steps) {
    this.steps = steps;
  }

  /** 0 on every day. */
  static Steps none() {
    return NONE;
  }

  /** The same on every day. */
  static Steps constant(long amount) {
    return at(Dates.ALWAYS, amount);
  }

  /** 1 from those dates on. */
  static Steps from(Dates dates) {
    return at(dates, 1);
  }

  private static Steps at(Dates dates, long amount) {
    NavigableMap<Dates, Long> steps = new TreeMap<>();
    put(steps, dates, amount);
    return new Steps(steps);
  }

  Steps plus(Steps other) {
    NavigableMap<Dates, Long> sum = new TreeMap<>(steps);
    other.steps.forEach((dates, amount) -> put(sum, dates, amount));
    return new Steps(sum);
  }

  Steps minus(Steps other) {
    return plus(other.times(-1));
  }

  Steps times(long factor) {
    NavigableMap<Dates, Long> product = new TreeMap<>();
    steps.forEach((dates, amount) -> put(product, dates, Math.multiplyExact(amount, factor)));
    return new Steps(product);
  }

  Steps times(Steps other) {
    NavigableMap<Dates, Long> product = new TreeMap<>();
    steps.forEach(
        (dates, amount) ->
            other.steps.forEach(
                (otherDates, factor) ->
                    put(product, dates.and(otherDates), Math.multiplyExact(amount, factor))));
    return new Steps(product);
  }

  /** The replacement wherever the condition, which is 0 or 1, is 1; this number elsewhere. */
  Steps replacedWhere(Steps condition, Steps replacement) {
    return times(ONE.minus(condition)).plus(condition.times(replacement));
  }

  /** The number on one day, as known on one day. */
  long seenFrom(Viewpoint viewpoint) {
    long sum = 0;
    for (Map.Entry<Dates, Long> step : steps.entrySet()) {
      sum = step.getKey().seenFrom(viewpoint) ? Math.addExact(sum, step.getValue()) : sum;
    }
    return sum;
  }

  /** The amounts by the dates from which they are there; none is 0. */
  Map<Dates, Long> amounts() {
    return steps;
  }

  private static void put(NavigableMap<Dates, Long> steps, Dates dates, long amount) {
    long sum = Math.addExact(steps.getOrDefault(dates, 0L), amount);
    if (sum == 0) {
      steps.remove(dates);
    } else {
      steps.put(dates, sum);
    }
  }
}
