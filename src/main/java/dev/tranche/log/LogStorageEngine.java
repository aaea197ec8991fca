package dev.tranche.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * The log behind Axon: the events that one command applied to one aggregate become one commit, and
 * tokens are positions. What a token has passed is never followed by an event before it.
 */
public final class LogStorageEngine extends BatchingEventStorageEngine {

  private static final int PAGE_EVENTS = 4000;
  private static final int STREAM_PAGE_EVENTS = 200;

  /** By how much clocks of processes may differ before {@link #createTokenAt} may miss an event. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final CommitLog log;
  private final SnapshotStore snapshots;

  private LogStorageEngine(EngineBuilder builder, CommitLog log, SnapshotStore snapshots) {
    super(builder);
    this.log = log;
    this.snapshots = snapshots;
  }

  /** Axon takes its settings by a builder that can only be made by a subclass. */
  private static final class EngineBuilder extends BatchingEventStorageEngine.Builder {}

  /**
   * The engine of a log whose snapshots lie in the given database.
   *
   * @param eventSerializer writes text under stored names, as {@link EventSerializer} does
   */
  public static LogStorageEngine over(
      CommitLog log,
      MongoDatabase snapshots,
      Serializer eventSerializer,
      Serializer snapshotSerializer,
      EventUpcaster upcasters,
      SnapshotFilter snapshotFilter) {
    EngineBuilder builder = new EngineBuilder();
    builder
        .batchSize(STREAM_PAGE_EVENTS)
        .eventSerializer(eventSerializer)
        .snapshotSerializer(snapshotSerializer)
        .upcasterChain(upcasters)
        .snapshotFilter(snapshotFilter);
    return new LogStorageEngine(builder, log, new SnapshotStore(snapshots));
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) {
      return;
    }
    Optional<Recording> recording = Recording.current();
    CommandKey key = recording.map(Recording::key).orElse(null);
    Changes changes = EventChanges.of(events, serializer, key);
    recording.ifPresent(
        current -> {
          current.refuseSecond(changes.stream());
          current.refuseOvertaken(changes.stream(), changes.firstSequence() - 1);
        });
    try {
      Commit commit = log.append(changes);
      recording.ifPresent(current -> current.recorded(commit));
    } catch (StreamConflict e) {
      if (changes.firstSequence() == 0) {
        throw new AggregateStreamCreationException(
            "%s %s exists already".formatted(changes.aggregateType(), changes.stream()), e);
      }
      throw new ConcurrencyException(
          "%s %s was changed by somebody else at the same time"
              .formatted(changes.aggregateType(), changes.stream()),
          e);
    }
  }

  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken token, boolean mayBlock) {
    long from = EventPosition.after(token);
    return StreamSupport.stream(new ReadAhead<>(number -> page(from, number)), false);
  }

  /** Events as everybody reads them: in today's revision, of today's classes. */
  Stream<? extends DomainEventMessage<?>> messages(Stream<LoggedEvent> events) {
    return EventUtils.upcastAndDeserializeTrackedEvents(events, getEventSerializer(), upcasterChain)
        .map(message -> (DomainEventMessage<?>) message);
  }

  /** A page is a range of positions, so that where the next begins is known before it is read. */
  private ReadAhead.Page<LoggedEvent> page(long from, int number) {
    long start = from + (long) number * PAGE_EVENTS;
    long end = start + PAGE_EVENTS;
    List<LoggedEvent> events = new ArrayList<>(PAGE_EVENTS);
    for (Commit commit : log.readRange(start, end)) {
      long stop = Math.min(end, commit.nextPosition());
      for (long at = Math.max(start, commit.position()); at < stop; at++) {
        events.add(new LoggedEvent(commit, (int) (at - commit.position())));
      }
    }
    return new ReadAhead.Page<>(events, events.size() < PAGE_EVENTS);
  }

  @Override
  protected List<? extends LoggedEvent> fetchTrackedEvents(
      @Nullable TrackingToken lastToken, int batchSize) {
    return page(EventPosition.after(lastToken), 0).items();
  }

  @Override
  protected List<LoggedEvent> fetchDomainEvents(
      String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
    List<LoggedEvent> events = new ArrayList<>();
    for (Commit commit : log.readStream(aggregateIdentifier, firstSequenceNumber, batchSize)) {
      Changes changes = commit.changes();
      int skipped = (int) Math.max(0, firstSequenceNumber - changes.firstSequence());
      for (int i = skipped; i < changes.events().size(); i++) {
        events.add(new LoggedEvent(commit, i));
      }
    }
    return events;
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    OptionalLong last = log.lastSequence(aggregateIdentifier);
    return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
  }

  /** Never {@code null}: a token store cannot keep what is not there. */
  @Override
  public TrackingToken createTailToken() {
    return EventPosition.tokenBefore(0);
  }

  @Override
  public TrackingToken createHeadToken() {
    return EventPosition.tokenBefore(log.head().position());
  }

  /**
   * Times are by the clocks of the processes and so only roughly in order: halving finds where
   * events are surely earlier, and from there on each is looked at.
   */
  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    long timeMillis = dateTime.toEpochMilli();
    long surelyEarlierMillis = timeMillis - CLOCK_SKEW.toMillis();
    long low = 0;
    long high = log.head().position();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (timeMillisAt(middle) < surelyEarlierMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return readEventData(EventPosition.tokenBefore(low), false)
        .filter(event -> event.getTimestamp().toEpochMilli() >= timeMillis)
        .findFirst()
        .map(event -> EventPosition.tokenBefore(EventPosition.after(event.trackingToken()) - 1))
        .orElseGet(this::createHeadToken);
  }

  private long timeMillisAt(long position) {
    return log.read(position, 1).getFirst().changes().events().getFirst().timeMillis();
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    snapshots.store(snapshot, serializer);
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
    return snapshots.read(aggregateIdentifier).stream();
  }
}
