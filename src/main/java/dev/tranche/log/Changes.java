package dev.tranche.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one command records: consecutive events of one stream, the first with sequence {@code
 * firstSequence}. Never empty.
 */
public record Changes(
    String stream,
    String aggregateType,
    long firstSequence,
    @Nullable CommandKey key,
    List<StoredEvent> events) {

  public Changes {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A commit holds at least one event; stream " + stream);
    }
    if (firstSequence < 0) {
      throw new IllegalArgumentException("A stream starts at 0, not at " + firstSequence);
    }
  }

  /** Sequence of the last event. */
  public long lastSequence() {
    return firstSequence + events.size() - 1;
  }
}
