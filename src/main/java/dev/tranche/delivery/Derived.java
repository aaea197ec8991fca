package dev.tranche.delivery;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Values that are computed from an immutable object: each is computed when it is first asked for,
 * and kept. Two threads that ask at the same time may both compute it.
 */
final class Derived {

  private static final Object[] NOTHING = {};

  private volatile Object[] made = NOTHING;

  /** The value of this type; there is one way to compute each type. */
  <T> T get(Class<T> type, Supplier<T> making) {
    for (Object each : made) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
    }
    T now = making.get();
    keep(now);
    return now;
  }

  private synchronized void keep(Object now) {
    Object[] more = Arrays.copyOf(made, made.length + 1);
    more[made.length] = now;
    made = more;
  }
}
