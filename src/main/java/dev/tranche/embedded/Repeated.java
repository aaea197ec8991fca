package dev.tranche.embedded;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A failure that comes again and again is told once, and then once a minute with a count. */
final class Repeated {

  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private boolean told;
  private long next;
  private long untold;

  Repeated(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What to log of this failure, or null where nothing is to be logged now. */
  synchronized @Nullable String failed(String words) {
    long now = nanoTime.getAsLong();
    if (told && now - next < 0) {
      untold++;
      return null;
    }
    String all = untold == 0 ? words : words + " (and " + untold + " times before, untold)";
    told = true;
    next = now + PAUSE_NANOS;
    untold = 0;
    return all;
  }
}
