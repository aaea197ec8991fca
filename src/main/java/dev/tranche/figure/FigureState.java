package dev.tranche.figure;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.figure.FigureEvent.FigurePublished;
import dev.tranche.figure.FigureEvent.FigureRevised;
import dev.tranche.figure.FigureEvent.FigureWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * Where a published figure stands, with what is needed to decide on its next command. {@link
 * #evolve} is the one fold from its events; a history that cannot have happened throws.
 */
public sealed interface FigureState {

  /** Nothing is recorded yet. */
  record Unrecorded() implements FigureState {}

  /** What its source states by the last word on it; published then for the first time. */
  record Published(Measure measure, Amount amount, @Nullable String comparison, EdtfDate published)
      implements FigureState {}

  record Withdrawn() implements FigureState {}

  /** Where every figure begins. */
  static FigureState initial() {
    return new Unrecorded();
  }

  /** The state in words that follow "the figure is": {@code published}. */
  default String inWords() {
    return switch (this) {
      case Unrecorded _ -> "not in the book";
      case Published _ -> "published";
      case Withdrawn _ -> "withdrawn";
    };
  }

  /** The state after the event; throws {@link ImpossibleHistory} where the event cannot follow. */
  static FigureState evolve(FigureState state, FigureEvent event) {
    return switch (event) {
      case FigurePublished e when state instanceof Unrecorded ->
          new Published(e.measure(), e.amount(), e.comparison(), e.provenance().effective());
      case FigureRevised e when state instanceof Published s ->
          new Published(s.measure(), e.amount(), e.comparison(), s.published());
      case FigureWithdrawn _ when state instanceof Published -> new Withdrawn();
      case FigurePublished _, FigureRevised _, FigureWithdrawn _ ->
          throw ImpossibleHistory.of(event, event.reference(), state.inWords());
    };
  }
}
