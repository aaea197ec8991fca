package dev.tranche.proof.tree;

import dev.tranche.log.CommitLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the tiles of the tree while the log grows, so that no proof has to. It is no duty of it:
 * whoever asks for a proof makes what is missing.
 */
final class TileMaker implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TileMaker.class);

  private final CommitLog log;
  private final LogTree tree;
  private final Duration pause;
  private volatile @Nullable ScheduledExecutorService thread;
  private long worthLookingAt;
  private String lastFailure = "";

  TileMaker(CommitLog log, LogTree tree, Duration pause) {
    this.log = log;
    this.tree = tree;
    this.pause = pause;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tiles").daemon().factory());
    thread = started;
    var _ = started.scheduleWithFixedDelay(this::make, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void make() {
    try {
      if (log.head().position() >= worthLookingAt) {
        TreeNow now = tree.now();
        now.head(); // takes the tiles above the others, and so makes them
        worthLookingAt = now.events() + (1L << tree.tileHeight());
      }
      lastFailure = "";
    } catch (RuntimeException e) { // whatever it is, a thread that ended could not try again
      if (thread != null && !e.toString().equals(lastFailure)) {
        LOG.warn("The tree of the log cannot be made ahead: {}", e.getMessage());
        lastFailure = e.toString();
      }
    }
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService running = thread;
    thread = null;
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
