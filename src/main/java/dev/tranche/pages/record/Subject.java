package dev.tranche.pages.record;

import dev.tranche.audit.EventReader.Shown;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractState;
import dev.tranche.figure.FigureEvent;
import dev.tranche.figure.FigureState;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.framework.FrameworkState;
import dev.tranche.rate.RateEvent;
import dev.tranche.rate.RateState;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a statement is about, as the log has it to its end: every view may be behind, and a form
 * must not be.
 */
record Subject(About about, String reference, List<Shown> events) {

  /** Of the last event; -1 where nothing is recorded. */
  long version() {
    return events.isEmpty() ? -1 : events.getLast().recorded().sequence();
  }

  public boolean isInBook() {
    return !events.isEmpty();
  }

  /** What was recorded after that version, the oldest first. */
  List<RecordedEvent> since(long version) {
    return events.stream()
        .map(Shown::recorded)
        .filter(event -> event.sequence() > version)
        .toList();
  }

  /** Empty where it is no contract, or where the log holds what this program cannot read. */
  Optional<ContractState> contract() {
    return about == About.CONTRACT && isReadable()
        ? Optional.of(fold(ContractState.initial(), ContractEvent.class, ContractState::evolve))
        : Optional.empty();
  }

  FrameworkState framework() {
    return fold(FrameworkState.initial(), FrameworkEvent.class, FrameworkState::evolve);
  }

  FigureState figure() {
    return fold(FigureState.initial(), FigureEvent.class, FigureState::evolve);
  }

  RateState rate() {
    return fold(RateState.initial(), RateEvent.class, RateState::evolve);
  }

  boolean isReadable() {
    return events.stream().allMatch(shown -> shown.event() != null);
  }

  private <S, E> S fold(S initial, Class<E> type, BiFunction<S, E, S> evolve) {
    S state = initial;
    for (Shown shown : events) {
      if (type.isInstance(shown.event())) {
        state = evolve.apply(state, type.cast(shown.event()));
      }
    }
    return state;
  }
}
