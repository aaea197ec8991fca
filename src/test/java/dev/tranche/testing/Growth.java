package dev.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.function.IntFunction;

/**
 * How the cost of some work grows with its size, counted in bytes that the work asks for: the same
 * on a fast machine and on a slow one.
 */
public final class Growth {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int TIMES = 8;

  /** Eight times as much costs 8 times where it grows evenly, 11 by n log n, 64 by the square. */
  private static final int MOST = 20;

  private Growth() {}

  /**
   * Work of eight times the size costs about eight times as much.
   *
   * @param made what the work is done on, for a size
   */
  public static <T> void isNearlyEven(int size, IntFunction<T> made, Work<T> work) {
    T small = made.apply(size);
    T large = made.apply(size * TIMES);
    cost(small, work); // what is loaded and made once is no cost of it
    cost(large, work);
    long once = cost(small, work);
    assertThat(cost(large, work))
        .as("bytes asked for at %d times the size, beside %d at %d", TIMES, once, size)
        .isLessThan(MOST * once);
  }

  private static <T> long cost(T of, Work<T> work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Object done = work.on(of);
    try {
      return THREADS.getCurrentThreadAllocatedBytes() - before;
    } finally {
      Reference.reachabilityFence(done); // or the compiler might leave the work out
    }
  }

  /** What is done on something, and what comes of it. */
  public interface Work<T> {
    Object on(T of);
  }
}
