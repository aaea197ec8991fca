package dev.tranche.backlog;

import dev.tranche.view.Reading;
import dev.tranche.view.Reading.Kept;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The columns of a generation, made from all its accounts while others answer. They may answer in
 * their place once no account is behind.
 */
final class FreshColumns {

  private static final Logger LOG = LoggerFactory.getLogger(FreshColumns.class);

  /**
   * Every generation is fed with every event, but not at the same moment. An account that stays
   * behind for longer than this cannot digest something.
   */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Reading<Account> read;
  private final Columns columns = new Columns();
  private final CompletableFuture<Void> loaded;

  /** Since when they are loaded and behind nevertheless. */
  private @Nullable Long behindSinceNanos;

  /** Begins to load them. */
  FreshColumns(Reading<Account> read, Executor threads) {
    this.read = read;
    this.loaded = CompletableFuture.runAsync(() -> read.forEach(this::put), threads);
    var _ =
        loaded.exceptionally(
            e -> {
              LOG.warn("Generation {} of the order book could not be read", read.generation(), e);
              return null;
            });
  }

  private void put(Kept<Account> account) {
    KeptEntries.Changed changed = KeptEntries.Changed.of(account);
    synchronized (columns) {
      var _ = changed.putInto(columns);
    }
  }

  int generation() {
    return read.generation();
  }

  boolean isLoaded() {
    return loaded.isDone() && !hasFailed();
  }

  boolean hasFailed() {
    return loaded.isCompletedExceptionally();
  }

  /** Waits until they are loaded; throws what loading them has thrown. */
  void await() {
    try {
      loaded.join();
    } catch (CompletionException e) {
      @Nullable Throwable cause = e.getCause();
      throw cause instanceof RuntimeException failure ? failure : e;
    }
  }

  /** To be asked for once they are loaded. */
  Columns columns() {
    return columns;
  }

  /**
   * Reads again what is behind the columns that answer now; returns the accounts that still are,
   * and the version that they must come to. What the log does not have is not waited for: a row
   * that no stream stands behind, or of a version that there is no event for.
   */
  Map<String, Long> catchUp(Columns former, EventStorageEngine log) {
    Map<String, Long> behind = new HashMap<>();
    former.forEachVersion(
        (stream, version) -> {
          if (version > columns.version(stream)) {
            behind.put(stream, version);
          }
        });
    read.forEach(behind.keySet(), this::put);
    behind.entrySet().removeIf(this::has);
    behind.replaceAll(
        (stream, version) -> Math.min(version, log.lastSequenceNumberFor(stream).orElse(-1L)));
    behind.entrySet().removeIf(this::has);
    return behind;
  }

  private boolean has(Map.Entry<String, Long> wanted) {
    return columns.version(wanted.getKey()) >= wanted.getValue();
  }

  /** Whether what is behind was waited for long enough; the first call begins the time. */
  boolean isOverdue() {
    long now = System.nanoTime();
    if (behindSinceNanos == null) {
      behindSinceNanos = now;
    }
    return now - behindSinceNanos > PATIENCE_NANOS;
  }
}
