package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The cursors that clients have open; one that nobody used for ten minutes is forgotten. */
final class OpenCursors {

  private static final long MOST_IDLE_NANOS = Duration.ofMinutes(10).toNanos();

  private final CursorRegistry registry;
  private final Collection<ResultCursor> open = new ConcurrentLinkedQueue<>();

  OpenCursors(CursorRegistry registry) {
    this.registry = registry;
  }

  void add(ResultCursor cursor) {
    registry.add(cursor);
    open.add(cursor);
    open.removeIf(this::isOver);
  }

  private boolean isOver(ResultCursor cursor) {
    boolean idle = cursor.idleNanos() > MOST_IDLE_NANOS;
    if (idle) {
      registry.remove(cursor);
    }
    return idle || cursor.isEmpty();
  }
}
