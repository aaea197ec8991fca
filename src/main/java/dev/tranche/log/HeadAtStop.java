package dev.tranche.log;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Logs where the log ends when the application stops, for whoever keeps that elsewhere. */
final class HeadAtStop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(HeadAtStop.class);

  /** A database that is away does not hold up the stop. */
  private static final long PATIENCE_SECONDS = 2;

  private final MongoCollection<RawBsonDocument> commits;
  private volatile boolean running;

  HeadAtStop(MongoCollection<RawBsonDocument> commits) {
    this.commits = commits.withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    try {
      log.info("{}", Tail.of(commits).head().inWords());
    } catch (MongoException e) {
      log.warn("Where the log ends is not known, the database does not answer: {}", e.toString());
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** The last to stop: behind all that takes requests, and all that follows events. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
