package dev.tranche.view;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.view.Folding.Versioned;
import dev.tranche.view.Pointer.Generation;
import dev.tranche.view.Reading.Kept;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of a view: what is read comes from the generation that its pointer names, and an
 * event goes to every generation that it lists.
 *
 * <p>An update is a compare-and-set from one version to the next. A lower event is a repeat and is
 * skipped; a higher one means that something is missing, and the document is folded again from its
 * stream. So a document ends equal to the fold of its stream, in whatever order and however often
 * events arrive, on however many nodes.
 *
 * <p>As long as no generation of the view's shape is built, one stream is folded on the fly, and
 * what needs all of them throws {@link ViewNotBuilt}.
 */
public final class ViewDocuments<S, E> {

  private static final Logger LOG = LoggerFactory.getLogger(ViewDocuments.class);

  private final View<S, E> view;
  private final Pointers pointers;
  private final MongoDatabase database;
  private final Folding<S, E> folding;
  private final Map<String, GenerationDocuments<S, E>> generations = new ConcurrentHashMap<>();
  private final List<Consumer<Reading<S>>> listeners = new CopyOnWriteArrayList<>();

  ViewDocuments(View<S, E> view, Pointers pointers, MongoDatabase database, Folding<S, E> folding) {
    this.view = view;
    this.pointers = pointers;
    this.database = database;
    this.folding = folding;
  }

  public String name() {
    return view.name();
  }

  int shape() {
    return view.shape();
  }

  Class<S> stateType() {
    return view.fold().stateType();
  }

  /** The position of the first event that is to be {@link #apply applied}. */
  long begin() {
    return pointers.now(view.name()).begin();
  }

  Pointers pointers() {
    return pointers;
  }

  /** Whether events of this type are its events. */
  public boolean digests(Class<?> payloadType) {
    return folding.eventType().isAssignableFrom(payloadType);
  }

  /**
   * Applies one event to every generation; does nothing to a document that has it already. One that
   * cannot digest it does not keep it from the others. Any other failure does, so that the
   * generation that is read, which comes last, is never ahead of another one.
   *
   * @throws ImpossibleHistory where the event cannot be digested; trying again would change nothing
   */
  public void apply(DomainEventMessage<?> message) {
    E event = folding.event(message);
    @Nullable ImpossibleHistory impossible = null;
    for (Generation each : pointers.get(view.name()).toFeed(view.shape())) {
      try {
        documents(each).apply(message.getAggregateIdentifier(), message.getSequenceNumber(), event);
      } catch (ImpossibleHistory e) {
        impossible = e;
      }
    }
    if (impossible != null) {
      throw impossible;
    }
  }

  /**
   * Folds a stream anew for every generation, whatever its documents say, and writes them even
   * where they are of that version: what is in them may be wrong, or not be on the disk.
   *
   * @throws ImpossibleHistory where it cannot be folded; the documents stay as they are
   */
  public void heal(String stream) {
    Versioned<S> whole = folding.ofStream(stream);
    for (Generation each : pointers.now(view.name()).toFeed(view.shape())) {
      documents(each).put(stream, whole);
    }
  }

  /**
   * The event that a message carries.
   *
   * @throws ImpossibleHistory where it cannot be read, or is none of the view's
   */
  public E eventOf(DomainEventMessage<?> message) {
    return folding.event(message);
  }

  /** What the view knows of one stream; empty if nothing. */
  public Optional<S> find(String stream) {
    Generation current = pointers.get(view.name()).current();
    Versioned<S> found =
        current.shape() == view.shape()
            ? documents(current).read(stream)
            : folding.asFarAsPossible(stream);
    return found.version() == Folding.NOTHING_APPLIED
        ? Optional.empty()
        : Optional.of(found.state());
  }

  /**
   * The stored documents that match, for queries over many streams.
   *
   * @throws ViewNotBuilt in words, while they are built
   */
  public FindIterable<Document> documents(Bson filter) {
    return current().find(filter);
  }

  /**
   * The generation that is read now, for what is made of all its documents; throws as {@link
   * #documents(Bson)} does.
   */
  public Reading<S> reading() {
    return reading(readable());
  }

  private Reading<S> reading(Generation generation) {
    return new Reading<>(generation.number(), documents(generation).rows(), folding);
  }

  /**
   * Shows each generation before this process makes it the one that is read, for who keeps
   * something made of all its documents; the switch waits until the listener is done with it.
   */
  public void beforeASwitch(Consumer<Reading<S>> listener) {
    listeners.add(listener);
  }

  /**
   * What is stored of the streams, without those that have no document.
   *
   * @throws ViewNotBuilt in words, while they are built
   */
  public Map<String, Row> rows(Collection<String> streams) {
    Map<String, Row> rows = new HashMap<>();
    current()
        .find(Filters.in("_id", streams))
        .forEach(
            row ->
                rows.put(
                    row.getString("_id"),
                    new Row(
                        row.getLong(GenerationDocuments.VERSION), folding.named(stateOf(row)))));
    return rows;
  }

  /**
   * What is stored of one stream.
   *
   * @param version sequence number of the event last applied
   * @param state as JSON with the names of what is in it
   */
  public record Row(long version, String state) {}

  /** What the view knows, from one of its stored documents. */
  public S stateOf(Document document) {
    return folding.stateOf(document);
  }

  /** A stream as it is folded now, up to an event that cannot follow, if there is one. */
  public Kept<S> folded(String stream) {
    Versioned<S> folded = folding.asFarAsPossible(stream);
    return new Kept<>(stream, folded.version(), folded.state());
  }

  /** Makes a whole generation ready to be read: as far as the one that is, and looked at. */
  void makeReady(Generation next) {
    catchUp(next);
    announce(next);
  }

  /** Shows a generation to those who want to see it before it is read. */
  void announce(Generation next) {
    for (Consumer<Reading<S>> listener : listeners) {
      try {
        listener.accept(reading(next));
      } catch (RuntimeException e) { // it meets the same again when it is asked, and tells who asks
        LOG.warn("A listener does not get on with {}", next.collection(), e);
      }
    }
  }

  private void catchUp(Generation behind) {
    Generation current = pointers.now(view.name()).current();
    if (current.number() != behind.number() && current.shape() == behind.shape()) {
      new CatchUp<>(documents(behind), documents(current)).run();
    }
  }

  GenerationDocuments<S, E> documents(Generation generation) {
    return generations.computeIfAbsent(
        generation.collection(),
        collection -> new GenerationDocuments<>(database.getCollection(collection), folding));
  }

  private MongoCollection<Document> current() {
    return documents(readable()).rows();
  }

  private Generation readable() {
    Generation current = pointers.get(view.name()).current();
    if (current.shape() != view.shape()) {
      throw new ViewNotBuilt(view.name());
    }
    return current;
  }
}
