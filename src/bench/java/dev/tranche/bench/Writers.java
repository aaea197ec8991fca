package dev.tranche.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Threads that do the same again and again for a while, and how often a second they got it done.
 */
public final class Writers {

  private Writers() {}

  /** One step of one thread. */
  public interface Step {

    /** Does it and returns how much was done. */
    int take(int thread, int step) throws Exception;
  }

  /** Runs the work once in each thread. A failure of one is thrown when all are done. */
  public static void each(int threads, Work work) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        running.add(
            executor.submit(
                () -> {
                  work.run(number);
                  return null;
                }));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    }
  }

  /** What one thread does. */
  public interface Work {
    void run(int thread) throws Exception;
  }

  /**
   * Runs the threads for that many seconds and returns what was done a second. A failure ends the
   * measurement.
   */
  public static double rate(int threads, double seconds, Step step) throws Exception {
    LongAdder done = new LongAdder();
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    each(
        threads,
        thread -> {
          for (int i = 0; System.nanoTime() - end < 0; i++) {
            done.add(step.take(thread, i));
          }
        });
    return done.sum() / ((System.nanoTime() - start) / 1e9);
  }
}
