package dev.tranche.delivery;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What follows from something that never changes: each kind of it is made when it is first asked
 * for, and kept. Two threads that ask at the same time may both make it.
 */
final class Derived {

  private static final Object[] NOTHING = {};

  private volatile Object[] made = NOTHING;

  /** The one of this type, which stands for how it is made. */
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
