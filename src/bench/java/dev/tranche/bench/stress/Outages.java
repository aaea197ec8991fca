package dev.tranche.bench.stress;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The log's appends ride out a dead server by themselves; these are the reads of its users. */
final class Outages {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int PAUSE_MILLIS = 20;

  private Outages() {}

  /** Reads again while the server is not there, for a minute at most. */
  static <T> T rideOut(Supplier<T> read) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        return read.get();
      } catch (MongoException e) {
        if (!isOutage(e) || System.nanoTime() - end > 0) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static boolean isOutage(MongoException e) {
    return e instanceof MongoSocketException
        || e instanceof MongoTimeoutException
        || e instanceof MongoConnectionPoolClearedException;
  }
}
