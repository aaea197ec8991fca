package dev.tranche.view;

import dev.tranche.fact.ImpossibleHistory;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
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
        : ofStream(stream, sequence);
  }

  /** The same from a document, or none; one that cannot be read is folded again from its stream. */
  Versioned<S> after(@Nullable Document before, String stream, long sequence, E event) {
    Optional<Versioned<S>> found = before == null ? Optional.of(nothing()) : readable(before);
    return found.isPresent()
        ? after(found.get(), stream, sequence, event)
        : ofStream(stream, sequence);
  }

  private Optional<Versioned<S>> readable(Document document) {
    try {
      return document.get(GenerationDocuments.STATE) instanceof Binary
          ? Optional.of(versioned(document))
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /**
   * The event that a message carries.
   *
   * @throws ImpossibleHistory where it cannot be read, or is none of the fold's
   */
  E event(DomainEventMessage<?> message) {
    Object payload;
    try {
      payload = message.getPayload();
    } catch (SerializationException e) {
      throw new ImpossibleHistory(
          "Event %d of %s cannot be read: %s"
              .formatted(
                  message.getSequenceNumber(), message.getAggregateIdentifier(), e.getMessage()),
          e);
    }
    if (!eventType.isInstance(payload)) {
      throw new ImpossibleHistory(
          "Event %d of %s is of another kind: %s"
              .formatted(
                  message.getSequenceNumber(),
                  message.getAggregateIdentifier(),
                  payload.getClass().getSimpleName()));
    }
    return eventType.cast(payload);
  }

  /** The fold of a whole stream. */
  Versioned<S> ofStream(String stream) {
    S state = fold.initial();
    long version = NOTHING_APPLIED;
    DomainEventStream history = events.readEvents(stream, FIRST_EVENT);
    while (history.hasNext()) {
      DomainEventMessage<?> message = history.next();
      state = fold.evolve(state, event(message));
      version = message.getSequenceNumber();
    }
    return new Versioned<>(state, version);
  }

  /** The same where an event of the stream is known: a log that does not give it is behind. */
  Versioned<S> ofStream(String stream, long sequence) {
    Versioned<S> whole = ofStream(stream);
    if (whole.version() < sequence) {
      throw new IllegalStateException(
          "The log gives %s up to event %d, and event %d has come already"
              .formatted(stream, whole.version(), sequence));
    }
    return whole;
  }

  /** The fold of a stream up to an event that cannot follow, if there is one. */
  Versioned<S> asFarAsPossible(String stream) {
    Versioned<S> now = nothing();
    DomainEventStream history = events.readEvents(stream, FIRST_EVENT);
    while (history.hasNext()) {
      DomainEventMessage<?> message = history.next();
      try {
        now =
            new Versioned<>(fold.evolve(now.state(), event(message)), message.getSequenceNumber());
      } catch (ImpossibleHistory _) { // it is a dead letter of the view
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
