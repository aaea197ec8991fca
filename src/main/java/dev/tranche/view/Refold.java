package dev.tranche.view;

import dev.tranche.fact.ImpossibleHistory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Folds the events of one stream into what a view stores of it, without a database. As the view
 * itself it stops at an event that it cannot digest, and stays as it was.
 */
public final class Refold<S, E> {

  private final View<S, E> view;
  private final JsonMapper json;
  private S state;
  private long version = Folding.NOTHING_APPLIED;
  private boolean stopped;

  private Refold(View<S, E> view, JsonMapper json) {
    this.view = view;
    this.json = json;
    state = view.fold().initial();
  }

  /** Begins before the first event. */
  public static <S, E> Refold<S, E> of(View<S, E> view, JsonMapper json) {
    return new Refold<>(view, json);
  }

  /** Takes the next event; null stands for one that nobody can read. */
  public void on(long sequence, @Nullable Object event) {
    if (stopped || !view.fold().eventType().isInstance(event)) {
      stopped = true;
      return;
    }
    try {
      state = view.fold().evolve(state, view.fold().eventType().cast(event));
      version = sequence;
    } catch (ImpossibleHistory _) {
      stopped = true;
    }
  }

  /** What the view would store now; empty for nothing. */
  public Optional<ViewDocuments.Row> row() {
    return version == Folding.NOTHING_APPLIED
        ? Optional.empty()
        : Optional.of(new ViewDocuments.Row(version, json.writeValueAsString(state)));
  }
}
