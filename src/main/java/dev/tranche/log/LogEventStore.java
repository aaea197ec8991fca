package dev.tranche.log;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Axon's event store, which can be told that somebody else has appended. */
final class LogEventStore extends EmbeddedEventStore {

  LogEventStore(Builder builder) {
    super(builder);
  }

  /** Looks for new events now instead of at the next poll. */
  void wake() {
    afterCommit(List.of());
  }
}
