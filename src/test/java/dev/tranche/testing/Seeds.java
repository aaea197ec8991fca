package dev.tranche.testing;

import java.util.function.LongConsumer;

/**
 * Runs a property for many seeds, new ones on each run; a failure names its seed, and {@code
 * -Dtranche.seed=N} runs that one alone.
 */
public final class Seeds {

  private Seeds() {}

  public static void each(int count, LongConsumer property) {
    Long only = Long.getLong("tranche.seed");
    long first = only == null ? System.nanoTime() : only;
    for (long seed = first; seed < first + (only == null ? count : 1); seed++) {
      try {
        property.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "Failed for seed %d; run it alone with -Dtranche.seed=%d.%n%s".formatted(seed, seed, e.getMessage()), e);
      }
    }
  }
}
