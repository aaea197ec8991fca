package dev.tranche.view;

import java.util.Map;

/**
 * What a view makes of the events of one stream; pure, and the same for the live view, its rebuild
 * and a look into the past.
 *
 * @param <S> what the view knows of one stream
 * @param <E> the sealed type of the stream's events
 */
public interface Fold<S, E> {

  Class<S> stateType();

  Class<E> eventType();

  /** What is known before the first event. */
  S initial();

  /** What is known after the event; throws where it cannot follow. */
  S evolve(S state, E event);

  /** Further fields of the stored document, for queries; plain values, lists and maps. */
  default Map<String, Object> fields(S state) {
    return Map.of();
  }
}
