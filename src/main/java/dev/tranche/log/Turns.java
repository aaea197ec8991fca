package dev.tranche.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Leaves other processes their turn. The process that has just written knows the tail and would win
 * every race against one that has to read it first; so while others write too, it waits after each
 * batch until one of them has written, or would have had the time. Its own queue grows meanwhile,
 * so little is lost.
 */
final class Turns {

  private static final long CONTENTION_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(300);
  private static final int ROUND_TRIPS_TO_WAIT = 4;

  private long contendedUntilNanos = System.nanoTime();
  private long roundTripNanos = TimeUnit.MICROSECONDS.toNanos(500);
  private boolean hasWritten;

  void collided() {
    othersWrite();
    hasWritten = false;
  }

  private void othersWrite() {
    contendedUntilNanos = System.nanoTime() + CONTENTION_NANOS;
  }

  void wrote(long nanos) {
    roundTripNanos += (nanos - roundTripNanos) / 8;
    hasWritten = true;
  }

  /**
   * Waits for the others after a batch of ours, for a second after they were last seen to write.
   *
   * @return the tail to go on from
   */
  Tail afterOthers(Tail mine, Supplier<Tail> look) {
    if (!hasWritten || System.nanoTime() - contendedUntilNanos > 0) {
      return mine;
    }
    hasWritten = false;
    Tail seen = mine;
    long until = System.nanoTime() + ROUND_TRIPS_TO_WAIT * roundTripNanos;
    while (seen.next() == mine.next() && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      seen = look.get();
    }
    if (seen.next() != mine.next()) {
      othersWrite();
    }
    return seen;
  }
}
