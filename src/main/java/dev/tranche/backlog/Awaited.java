package dev.tranche.backlog;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts the columns have at a lower version than the log does: an event that is looked at
 * is in the columns already, or its account stands here until it is. Not for several threads.
 */
final class Awaited {

  private final EventStorageEngine log;
  private final Predicate<Class<?>> digested;

  /** The version that must come, by stream. */
  private final Map<String, Long> versions = new HashMap<>();

  /** Of the first event that is not looked at yet. */
  private long position;

  /**
   * @param digested which types of events accounts are made of
   */
  Awaited(EventStorageEngine log, Predicate<Class<?>> digested) {
    this.log = log;
    this.digested = digested;
  }

  /** Looks at all events that were not looked at yet. */
  void look(Columns columns) {
    @Nullable TrackingToken last = log.createHeadToken();
    long head = last == null ? 0 : last.position().orElse(-1) + 1;
    if (head <= position) {
      return;
    }
    TrackingToken before = new GlobalSequenceTrackingToken(position - 1);
    try (Stream<? extends TrackedEventMessage<?>> events = log.readEvents(before, false)) {
      events
          .takeWhile(event -> event.trackingToken().position().orElseThrow() < head)
          .filter(event -> digested.test(event.getPayloadType()))
          .map(DomainEventMessage.class::cast)
          .forEach(e -> add(e.getAggregateIdentifier(), e.getSequenceNumber(), columns));
    }
    position = head;
  }

  /** Awaits a version of an account, unless the columns have it. */
  void add(String stream, long version, Columns columns) {
    if (version > columns.version(stream)) {
      versions.merge(stream, version, Math::max);
    }
  }

  Set<String> streams() {
    return Set.copyOf(versions.keySet());
  }

  /** Strikes out what the columns have by now. */
  void strike(Columns columns) {
    versions.entrySet().removeIf(each -> columns.version(each.getKey()) >= each.getValue());
  }
}
