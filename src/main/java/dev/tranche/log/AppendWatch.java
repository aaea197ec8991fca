package dev.tranche.log;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import java.time.Duration;
import java.util.List;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Wakes a reader of the log whenever any process has appended, by a change stream. It is no source
 * of events: the reader polls all the same, and a stream that is lost or cannot be had does no
 * harm.
 *
 * <p>Whether a server has change streams is found out by asking for one. A server that refuses the
 * first has none, and is not asked again; one that does not answer, or that gave one before, is.
 */
final class AppendWatch implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AppendWatch.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final MongoIterable<RawBsonDocument> appends;
  private final Runnable wake;
  private Duration pause = FIRST_PAUSE;
  private boolean served;
  private volatile boolean open;
  private volatile boolean stopping;
  private volatile @Nullable Thread thread;

  AppendWatch(MongoCollection<RawBsonDocument> commits, Runnable wake) {
    this.appends =
        commits
            .watch(List.of(match(eq("operationType", "insert")), project(include("_id"))))
            .withDocumentClass(RawBsonDocument.class);
    this.wake = wake;
  }

  @Override
  public void start() {
    stopping = false;
    // A virtual one: an interrupt reaches it while it waits for the server.
    thread = Thread.ofVirtual().name("log-append-watch").start(this::watch);
  }

  private void watch() {
    while (!stopping) {
      try {
        follow();
      } catch (MongoCommandException e) {
        if (!served && !isPassing(e)) {
          log.info(
              "What other processes append is seen by polling, the server gives no change stream:"
                  + " {}",
              e.getErrorMessage());
          return;
        }
        lost(e);
      } catch (RuntimeException e) { // whatever it is, a thread that ended could not try again
        lost(e);
      }
    }
  }

  private void follow() {
    try (MongoCursor<RawBsonDocument> changes = appends.cursor()) {
      served = true;
      open = true;
      wake.run(); // for what was appended while there was no stream
      while (!stopping) {
        var _ = changes.next();
        pause = FIRST_PAUSE;
        wake.run();
      }
    } finally {
      open = false;
    }
  }

  private static boolean isPassing(MongoCommandException e) {
    return e instanceof MongoNotPrimaryException || e instanceof MongoNodeIsRecoveringException;
  }

  private void lost(RuntimeException e) {
    if (stopping) {
      return;
    }
    log.debug("No change stream now; the next try is in {}", pause, e);
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) { // only stop() interrupts, and has said so before
      return;
    }
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
  }

  @Override
  public void stop() {
    stopping = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join(LONGEST_STOP);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether there is a stream, or one is still to be had. */
  @Override
  public boolean isRunning() {
    Thread running = thread;
    return running != null && running.isAlive();
  }

  /** Whether there is a stream at this moment. */
  boolean isOpen() {
    return open;
  }
}
