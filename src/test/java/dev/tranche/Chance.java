package dev.tranche;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** Calls, and references to methods, whose answer differs from one run to the next. */
final class Chance {

  static final DescribedPredicate<JavaAccess<?>> ASKED =
      describe("the clock or chance answers", access -> isChance(access.getTarget()));

  private static final Set<String> METHODS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.Calendar.getInstance");

  private static final Set<String> OWNERS =
      Set.of(
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Date",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom",
          "java.util.random.RandomGenerator");

  private Chance() {}

  private static boolean isChance(AccessTarget target) {
    String owner = target.getOwner().getName();
    return METHODS.contains(owner + "." + target.getName())
        || OWNERS.contains(owner)
        || (owner.startsWith("java.time.") && target.getName().equals("now"));
  }
}
