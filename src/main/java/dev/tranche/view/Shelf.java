package dev.tranche.view;

import dev.tranche.view.Folding.Versioned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Folds the events of some streams into one generation. It holds the streams that were last written
 * to, as many as fit on it; the others are in the database, and are fetched and put away many at
 * once. Used by one thread at a time.
 */
final class Shelf<S, E> {

  /** Roughly, what a fold keeps of one event, and what it needs beside. */
  private static final long BYTES_PER_EVENT = 400;

  private static final long BYTES_PER_STREAM = 600;

  private final ViewDocuments<S, E> view;
  private final GenerationDocuments<S, E> documents;
  private final DeadLetters letters;
  private final long capacityBytes;
  private final Map<String, Versioned<S>> held = new LinkedHashMap<>(1024, 0.75f, true);
  private final Map<String, Versioned<S>> changed = new HashMap<>();
  private long heldBytes;

  Shelf(
      ViewDocuments<S, E> view,
      Pointer.Generation generation,
      DeadLetters letters,
      long capacityBytes) {
    this.view = view;
    this.documents = view.documents(generation);
    this.letters = letters;
    this.capacityBytes = capacityBytes;
  }

  /** Applies events that are in the order of the log; those of other types are left out. */
  void add(List<DomainEventMessage<?>> events) {
    List<DomainEventMessage<?>> own =
        events.stream().filter(event -> view.digests(event.getPayloadType())).toList();
    fetch(own);
    own.forEach(this::add);
    if (heldBytes > capacityBytes) {
      makeRoom();
    }
  }

  /** A stream that begins here has no document yet, or one that is ahead and will stay. */
  private void fetch(List<DomainEventMessage<?>> events) {
    Set<String> known = new HashSet<>();
    Set<String> wanted = new HashSet<>();
    for (DomainEventMessage<?> event : events) {
      String stream = event.getAggregateIdentifier();
      if (known.add(stream) && event.getSequenceNumber() > 0 && !held.containsKey(stream)) {
        wanted.add(stream);
      }
    }
    documents.read(wanted).forEach(this::hold);
  }

  private void add(DomainEventMessage<?> message) {
    String stream = message.getAggregateIdentifier();
    if (letters.hold(view.name(), message)) {
      return;
    }
    Versioned<S> before = held.get(stream);
    if (before == null) {
      before = documents.folding().nothing();
    }
    if (message.getSequenceNumber() <= before.version()) {
      return;
    }
    try {
      Versioned<S> after = evolved(before, message);
      hold(stream, after);
      changed.put(stream, after);
    } catch (RuntimeException indigestion) { // whatever the fold throws
      letters.add(view.name(), message, indigestion);
    }
  }

  private Versioned<S> evolved(Versioned<S> before, DomainEventMessage<?> message) {
    E event = documents.folding().eventType().cast(message.getPayload());
    return documents
        .folding()
        .after(before, message.getAggregateIdentifier(), message.getSequenceNumber(), event);
  }

  private void hold(String stream, Versioned<S> at) {
    Versioned<S> before = held.put(stream, at);
    heldBytes += bytes(at) - (before == null ? 0 : bytes(before));
  }

  private static long bytes(Versioned<?> at) {
    return BYTES_PER_STREAM + BYTES_PER_EVENT * (at.version() + 1);
  }

  /** All that changed is written; of what is held, the part that was used last stays. */
  private void makeRoom() {
    flush();
    Iterator<Versioned<S>> longestUnused = held.values().iterator();
    while (heldBytes > capacityBytes / 2 && longestUnused.hasNext()) {
      heldBytes -= bytes(longestUnused.next());
      longestUnused.remove();
    }
  }

  /** Writes all that is not written yet. */
  void flush() {
    documents.raise(changed);
    changed.clear();
  }
}
