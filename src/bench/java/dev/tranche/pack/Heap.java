package dev.tranche.pack;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How much memory some work holds: what is left when all garbage is collected, while it works. */
final class Heap {

  private static final long PAUSE_MILLIS = 300;

  private Heap() {}

  /** The most that was held at one of several times a second, in megabytes. */
  static double peakDuring(Callable<?> work) throws Exception {
    AtomicLong most = new AtomicLong();
    CountDownLatch done = new CountDownLatch(1);
    Thread watch = Thread.ofPlatform().daemon().start(() -> watch(most, done));
    try {
      work.call();
    } finally {
      done.countDown();
      watch.join();
    }
    return most.get() / (double) (1 << 20);
  }

  private static void watch(AtomicLong most, CountDownLatch done) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    try {
      do {
        memory.gc();
        most.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
      } while (!done.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
