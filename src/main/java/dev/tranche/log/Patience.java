package dev.tranche.log;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long one batch is tried again while the database does not answer: pauses that double, until a
 * deadline or until the log closes. An interrupt ends no pause for good; it is kept and given back
 * by {@link #restoreInterrupt}.
 */
final class Patience {

  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 1000;

  private final CountDownLatch closing;
  private final long deadlineNanos;
  private long pauseMillis = FIRST_PAUSE_MILLIS;
  private boolean interrupted;

  Patience(Duration length, CountDownLatch closing) {
    this.closing = closing;
    deadlineNanos = System.nanoTime() + length.toNanos();
  }

  boolean isOver() {
    return closing.getCount() == 0 || System.nanoTime() - deadlineNanos > 0;
  }

  void pause() {
    // A driver call that was interrupted leaves the flag set, and the next one would fail at once.
    interrupted |= Thread.interrupted();
    try {
      closing.await(pauseMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
  }

  void restoreInterrupt() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
