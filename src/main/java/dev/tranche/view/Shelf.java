package dev.tranche.view;

import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.view.Folding.Versioned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Folds the events of some streams into one generation, and writes each stream once. What a stream
 * was before is fetched where its first event is not among them.
 */
final class Shelf<S, E> {

  private final ViewDocuments<S, E> view;
  private final GenerationDocuments<S, E> documents;
  private final DeadLetters letters;
  private final Map<String, Versioned<S>> before = new HashMap<>();
  private final Map<String, Versioned<S>> changed = new HashMap<>();

  Shelf(ViewDocuments<S, E> view, Pointer.Generation generation, DeadLetters letters) {
    this.view = view;
    this.documents = view.documents(generation);
    this.letters = letters;
  }

  /** Applies events that are in the order of the log; those of other types are left out. */
  void put(List<DomainEventMessage<?>> events) {
    List<DomainEventMessage<?>> own =
        events.stream().filter(event -> view.digests(event.getPayloadType())).toList();
    fetch(own);
    own.forEach(this::put);
    documents.raise(new TreeMap<>(changed));
  }

  /** A stream that begins here has no document yet, or one that is ahead and will stay. */
  private void fetch(List<DomainEventMessage<?>> events) {
    Set<String> known = new HashSet<>();
    Set<String> wanted = new HashSet<>();
    for (DomainEventMessage<?> event : events) {
      String stream = event.getAggregateIdentifier();
      if (known.add(stream) && event.getSequenceNumber() > 0) {
        wanted.add(stream);
      }
    }
    before.putAll(documents.read(wanted));
  }

  private void put(DomainEventMessage<?> message) {
    String stream = message.getAggregateIdentifier();
    if (letters.hold(view.name(), message)) {
      return;
    }
    Versioned<S> now = changed.get(stream);
    if (now == null) {
      now = before.getOrDefault(stream, documents.folding().nothing());
    }
    if (message.getSequenceNumber() <= now.version()) {
      return;
    }
    try {
      changed.put(stream, evolved(now, message));
    } catch (ImpossibleHistory impossible) {
      letters.add(view.name(), message, impossible);
    }
  }

  private Versioned<S> evolved(Versioned<S> now, DomainEventMessage<?> message) {
    Folding<S, E> folding = documents.folding();
    return folding.after(
        now, message.getAggregateIdentifier(), message.getSequenceNumber(), folding.event(message));
  }
}
