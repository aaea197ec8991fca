package dev.tranche.framework;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.GrowingMap;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.framework.FrameworkEvent.CeilingsRevised;
import dev.tranche.framework.FrameworkEvent.ContractCalledOff;
import dev.tranche.framework.FrameworkEvent.FrameworkEnded;
import dev.tranche.framework.FrameworkEvent.FrameworkSigned;

/**
 * Where a framework agreement stands, with what is needed to decide on its next command. {@link
 * #evolve} is the one fold from its events; a history that cannot have happened throws.
 */
public sealed interface FrameworkState {

  /** What is called off, by contract. */
  GrowingMap<String, CallOff> callOffs();

  /** Nothing is recorded yet. */
  record Unrecorded() implements FrameworkState {
    @Override
    public GrowingMap<String, CallOff> callOffs() {
      return GrowingMap.of();
    }
  }

  /** Known only from contracts that were called off; its own signature is still to be recorded. */
  record HeardOf(GrowingMap<String, CallOff> callOffs) implements FrameworkState {}

  record Signed(Limits limits, EdtfDate signed, GrowingMap<String, CallOff> callOffs)
      implements FrameworkState {}

  record Ended(EdtfDate on, GrowingMap<String, CallOff> callOffs) implements FrameworkState {}

  /** Where every framework agreement begins. */
  static FrameworkState initial() {
    return new Unrecorded();
  }

  /** The state in words that follow "the framework is": {@code ended}. */
  default String inWords() {
    return switch (this) {
      case Unrecorded _ -> "not in the book";
      case HeardOf _ -> "known only from what was called off";
      case Signed _ -> "signed";
      case Ended _ -> "ended";
    };
  }

  /** The state after the event; throws {@link ImpossibleHistory} where the event cannot follow. */
  static FrameworkState evolve(FrameworkState state, FrameworkEvent event) {
    EdtfDate effective = event.provenance().effective();
    return switch (event) {
      case FrameworkSigned e when state instanceof Unrecorded || state instanceof HeardOf ->
          new Signed(e.limits(), effective, state.callOffs());
      case CeilingsRevised e when state instanceof Signed s ->
          new Signed(e.limits(), s.signed(), s.callOffs());
      case ContractCalledOff e -> with(state, state.callOffs().with(e.contract(), e.callOff()));
      case FrameworkEnded _ when state instanceof Signed s -> new Ended(effective, s.callOffs());
      case FrameworkSigned _, CeilingsRevised _, FrameworkEnded _ ->
          throw ImpossibleHistory.of(event, event.reference(), state.inWords());
    };
  }

  private static FrameworkState with(FrameworkState state, GrowingMap<String, CallOff> callOffs) {
    return switch (state) {
      case Unrecorded _, HeardOf _ -> new HeardOf(callOffs);
      case Signed s -> new Signed(s.limits(), s.signed(), callOffs);
      case Ended s -> new Ended(s.on(), callOffs);
    };
  }
}
