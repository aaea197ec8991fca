package dev.tranche.bench.stress;

import com.mongodb.client.MongoDatabase;
import dev.tranche.bench.Deliveries;
import dev.tranche.log.Changes;
import dev.tranche.log.CommandKey;
import dev.tranche.log.CommitLog;
import dev.tranche.log.KeyConflict;
import dev.tranche.log.LogStorageEngine;
import dev.tranche.log.LogUnavailable;
import dev.tranche.log.StoredEvent;
import dev.tranche.log.StreamConflict;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/** One of the ways in which the events of a command come into the log. */
sealed interface Way {

  /** What the log says of an append. */
  enum Outcome {
    RECORDED,
    CONFLICT,
    NOTHING_RECORDED,
    UNKNOWN
  }

  /** Appends events of those ids from a sequence on. */
  Outcome append(String stream, long sequence, List<String> ids);

  /** Whether a command may be sent again although it may have been recorded. */
  boolean isRepeatable();

  /** As Axon's repositories do. */
  static Way engine(CommitLog log, MongoDatabase snapshots) {
    return new Engine(
        LogStorageEngine.over(
            log,
            snapshots,
            Deliveries.JSON,
            Deliveries.JSON,
            NoOpEventUpcaster.INSTANCE,
            _ -> true));
  }

  /** The log itself, each command with an idempotency key or none with one. */
  static Way log(CommitLog log, boolean keyed) {
    return new Log(log, keyed);
  }

  private static Outcome unavailable(LogUnavailable e) {
    return String.valueOf(e.getMessage()).endsWith("Nothing was recorded.")
        ? Outcome.NOTHING_RECORDED
        : Outcome.UNKNOWN;
  }

  private static List<DomainEventMessage<?>> events(
      String stream, long sequence, List<String> ids) {
    List<DomainEventMessage<?>> events = new ArrayList<>();
    for (String id : ids) {
      events.add(Deliveries.of(stream, sequence + events.size(), id));
    }
    return events;
  }

  /** Through Axon's storage engine. */
  record Engine(EventStorageEngine engine) implements Way {

    @Override
    public Outcome append(String stream, long sequence, List<String> ids) {
      try {
        engine.appendEvents(events(stream, sequence, ids));
        return Outcome.RECORDED;
      } catch (ConcurrencyException | AggregateStreamCreationException e) {
        return Outcome.CONFLICT;
      } catch (LogUnavailable e) {
        return unavailable(e);
      }
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }
  }

  /** Around Axon. */
  record Log(CommitLog log, boolean keyed) implements Way {

    @Override
    public Outcome append(String stream, long sequence, List<String> ids) {
      @Nullable CommandKey key = keyed ? new CommandKey(ids.getFirst(), "the same") : null;
      List<StoredEvent> stored =
          events(stream, sequence, ids).stream().map(Way.Log::stored).toList();
      try {
        log.append(new Changes(stream, "Contract", sequence, key, stored));
        return Outcome.RECORDED;
      } catch (StreamConflict e) {
        return Outcome.CONFLICT;
      } catch (KeyConflict e) {
        return Outcome.RECORDED; // by an earlier attempt: nobody else has this key
      } catch (LogUnavailable e) {
        return unavailable(e);
      }
    }

    private static StoredEvent stored(DomainEventMessage<?> event) {
      SerializedObject<String> payload = event.serializePayload(Deliveries.JSON, String.class);
      return new StoredEvent(
          event.getIdentifier(),
          event.getTimestamp().toEpochMilli(),
          payload.getType().getName(),
          payload.getType().getRevision(),
          payload.getData(),
          "{}");
    }

    @Override
    public boolean isRepeatable() {
      return keyed;
    }
  }
}
