package dev.tranche.view;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The fold of one stream at a version, from its events and as a document. */
final class Folding<S, E> {

  static final long NOTHING_APPLIED = -1;

  /** Asking for it leaves out the aggregate's snapshots, which are no events. */
  private static final long FIRST_EVENT = 0;

  /**
   * The fold of a stream up to an event.
   *
   * @param version sequence number of that event
   */
  record Versioned<S>(S state, long version) {}

  private final Fold<S, E> fold;
  private final Class<E> eventType;
  private final EventStore events;
  private final JsonMapper stored;
  private final JsonMapper named;

  /**
   * @param stored writes and reads a state as it is kept
   * @param named writes it for others, who need the names of what is in it
   */
  Folding(Fold<S, E> fold, EventStore events, JsonMapper stored, JsonMapper named) {
    this.fold = fold;
    this.eventType = fold.eventType();
    this.events = events;
    this.stored = stored;
    this.named = named;
  }

  Class<E> eventType() {
    return eventType;
  }

  Versioned<S> nothing() {
    return new Versioned<>(fold.initial(), NOTHING_APPLIED);
  }

  /** What follows from an event that is not applied yet; from the stream where some are missing. */
  Versioned<S> after(Versioned<S> before, String stream, long sequence, E event) {
    return sequence == before.version() + 1
        ? new Versioned<>(fold.evolve(before.state(), event), sequence)
        : ofStream(stream);
  }

  /** The same from a document, or none; one that cannot be read is folded again from its stream. */
  Versioned<S> after(@Nullable Document before, String stream, long sequence, E event) {
    Versioned<S> found;
    try {
      found = before == null ? nothing() : versioned(before);
    } catch (RuntimeException _) { // whatever is in it
      return ofStream(stream);
    }
    return after(found, stream, sequence, event);
  }

  /** The fold of a whole stream. */
  Versioned<S> ofStream(String stream) {
    S state = fold.initial();
    long version = NOTHING_APPLIED;
    DomainEventStream history = events.readEvents(stream, FIRST_EVENT);
    while (history.hasNext()) {
      DomainEventMessage<?> message = history.next();
      state = fold.evolve(state, eventType.cast(message.getPayload()));
      version = message.getSequenceNumber();
    }
    return new Versioned<>(state, version);
  }

  /** The fold of a stream up to an event that cannot follow, if there is one. */
  Versioned<S> asFarAsPossible(String stream) {
    Versioned<S> now = nothing();
    DomainEventStream history = events.readEvents(stream, FIRST_EVENT);
    while (history.hasNext()) {
      DomainEventMessage<?> message = history.next();
      try {
        E event = eventType.cast(message.getPayload());
        now = new Versioned<>(fold.evolve(now.state(), event), message.getSequenceNumber());
      } catch (RuntimeException _) { // whatever the fold throws; it is a dead letter of the view
        break;
      }
    }
    return now;
  }

  Document document(String stream, Versioned<S> at) {
    Document document =
        new Document("_id", stream).append(GenerationDocuments.VERSION, at.version());
    document.putAll(fold.fields(at.state()));
    return document.append(
        GenerationDocuments.STATE, new Binary(stored.writeValueAsBytes(at.state())));
  }

  Versioned<S> versioned(Document document) {
    return new Versioned<>(stateOf(document), document.getLong(GenerationDocuments.VERSION));
  }

  S stateOf(Document document) {
    byte[] state = document.get(GenerationDocuments.STATE, Binary.class).getData();
    return stored.readValue(state, fold.stateType());
  }

  String named(S state) {
    return named.writeValueAsString(state);
  }
}
