package dev.tranche.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Leaves other processes their turn. The process that has just written knows the tail and would win
 * every race against one that has to read it first; so for a second after a collision each batch
 * waits for the time of a tail read and an insert. The queue grows meanwhile, so little is lost.
 */
final class Turns {

  private static final long CONTENTION_NANOS = TimeUnit.SECONDS.toNanos(1);

  private long contendedUntilNanos = System.nanoTime();
  private long roundTripNanos = TimeUnit.MICROSECONDS.toNanos(500);

  void collided() {
    contendedUntilNanos = System.nanoTime() + CONTENTION_NANOS;
  }

  void wrote(long nanos) {
    roundTripNanos += (nanos - roundTripNanos) / 8;
  }

  /** Returns whether it waited, so that the known tail is out of date by intention. */
  boolean letOthersWrite() {
    if (System.nanoTime() - contendedUntilNanos > 0) {
      return false;
    }
    LockSupport.parkNanos(this, 2 * roundTripNanos);
    return true;
  }
}
