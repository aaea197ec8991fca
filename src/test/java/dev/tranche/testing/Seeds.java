package dev.tranche.testing;

import java.security.SecureRandom;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The seeds of everything that is random in a test. A daily run takes the same seeds each time, so
 * that it fails only because of what was changed. A long run ({@code -Psoak}) takes fresh seeds.
 * {@code -Dtranche.seed=N} takes seed N alone, which is how a failure is repeated.
 */
public final class Seeds {

  private static final @Nullable Long GIVEN = Long.getLong("tranche.seed");
  private static final boolean SOAKING = Boolean.getBoolean("tranche.soak");
  private static final long DAILY = 20_240_711;
  private static final int MANY_IN_A_DAILY_RUN = 300;
  private static final int MANY_IN_A_LONG_RUN = 2_000;

  private Seeds() {}

  /** The seed of a test that draws everything from one source. */
  public static long one() {
    return each(1).findFirst().orElseThrow();
  }

  /** How many examples of a cheap property a run looks at: 300 in a daily run, 2,000 in a long. */
  public static int many() {
    return SOAKING ? MANY_IN_A_LONG_RUN : MANY_IN_A_DAILY_RUN;
  }

  /** Runs a test with so many seeds. What the test throws then names the seed. */
  public static void forEach(int count, LongConsumer test) {
    each(count).forEach(seed -> run(seed, test));
  }

  private static LongStream each(int count) {
    if (GIVEN != null) {
      return LongStream.of(GIVEN);
    }
    return (SOAKING ? new SecureRandom() : new Random(DAILY)).longs(count);
  }

  private static void run(long seed, LongConsumer test) {
    try {
      test.accept(seed);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "Failed with seed %d; repeat it with -Dtranche.seed=%d: %s"
              .formatted(seed, seed, e.getMessage()),
          e);
    }
  }
}
