package dev.tranche.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documents of one view, one a stream: {@code _id} the stream, {@code version} the sequence
 * number last applied, {@code state} its fold, and whatever fields the fold adds for queries.
 *
 * <p>An update is a compare-and-set from one version to the next. A lower event is a repeat and is
 * skipped; a higher one means that something is missing, and the document is folded again from its
 * stream. So a document ends equal to the fold of its stream, in whatever order and however often
 * events arrive, on however many nodes.
 */
public final class ViewDocuments<S, E> {

  private static final long NOTHING_APPLIED = -1;

  /** Asking for it leaves out the aggregate's snapshots, which are no events. */
  private static final long FIRST_EVENT = 0;

  /** A document at one version. */
  private record Versioned<S>(S state, long version) {}

  private final MongoCollection<Document> collection;
  private final Fold<S, E> fold;
  private final EventStore events;
  private final JsonMapper json;

  public ViewDocuments(
      MongoCollection<Document> collection, Fold<S, E> fold, EventStore events, JsonMapper json) {
    this.collection = collection;
    this.fold = fold;
    this.events = events;
    this.json = json;
  }

  /** Applies one event; does nothing if the document has it already. */
  public void apply(String stream, long sequence, E event) {
    Versioned<S> found = read(stream);
    if (sequence <= found.version()) {
      return;
    }
    boolean next = sequence == found.version() + 1;
    Versioned<S> wanted =
        next ? new Versioned<>(fold.evolve(found.state(), event), sequence) : foldStream(stream);
    if (!replace(stream, found.version(), wanted)) {
      apply(stream, sequence, event);
    }
  }

  /** What the view knows of one stream; empty if nothing. */
  public Optional<S> find(String stream) {
    Versioned<S> found = read(stream);
    return found.version() == NOTHING_APPLIED ? Optional.empty() : Optional.of(found.state());
  }

  /** The stored documents that match, for queries over many streams. */
  public FindIterable<Document> documents(Bson filter) {
    return collection.find(filter);
  }

  public long count(Bson filter) {
    return collection.countDocuments(filter);
  }

  /** What the view knows, from one of its stored documents. */
  public S stateOf(Document document) {
    return json.readValue(document.get("state", Document.class).toJson(), fold.stateType());
  }

  /** Forgets everything, before the log is read anew. */
  public void clear() {
    collection.deleteMany(new Document());
  }

  /** The state folded from the part of the stream that the filter lets pass; empty if none does. */
  public Optional<S> foldWhere(String stream, Predicate<E> visible) {
    @Nullable S state = null;
    DomainEventStream history = events.readEvents(stream, FIRST_EVENT);
    while (history.hasNext()) {
      E event = fold.eventType().cast(history.next().getPayload());
      if (visible.test(event)) {
        state = fold.evolve(state == null ? fold.initial() : state, event);
      }
    }
    return Optional.ofNullable(state);
  }

  private Versioned<S> read(String stream) {
    Document document = collection.find(eq("_id", stream)).first();
    return document == null
        ? new Versioned<>(fold.initial(), NOTHING_APPLIED)
        : new Versioned<>(stateOf(document), document.getLong("version"));
  }

  private Versioned<S> foldStream(String stream) {
    S state = fold.initial();
    long version = NOTHING_APPLIED;
    DomainEventStream history = events.readEvents(stream, FIRST_EVENT);
    while (history.hasNext()) {
      DomainEventMessage<?> message = history.next();
      state = fold.evolve(state, fold.eventType().cast(message.getPayload()));
      version = message.getSequenceNumber();
    }
    return new Versioned<>(state, version);
  }

  /** Whether the document was still at the version that the change was made from. */
  private boolean replace(String stream, long from, Versioned<S> to) {
    Document document = new Document("_id", stream).append("version", to.version());
    document.putAll(fold.fields(to.state()));
    document.append("state", Document.parse(json.writeValueAsString(to.state())));
    if (from != NOTHING_APPLIED) {
      return collection
              .replaceOne(and(eq("_id", stream), eq("version", from)), document)
              .getMatchedCount()
          == 1;
    }
    try {
      collection.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }
}
