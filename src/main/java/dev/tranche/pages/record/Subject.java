package dev.tranche.pages.record;

import dev.tranche.audit.Designations;
import dev.tranche.audit.EventReader;
import dev.tranche.audit.EventReader.Shown;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.statement.Command;
import dev.tranche.statement.Decider.Rehearsal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * The subject in memory, at its present state; at the initial state where the log holds events
   * that this program cannot read.
   */
  Rehearsal<?, ?, ?> rehearsal() {
    return about
        .decider()
        .rehearsal(isReadable() ? events.stream().map(Shown::event) : Stream.empty());
  }

  /** The present state, if it is of that type. */
  <S> Optional<S> state(Class<S> type) {
    Object state = rehearsal().state();
    return type.isInstance(state) ? Optional.of(type.cast(state)) : Optional.empty();
  }

  /** How it stands, in words that follow "it is". */
  String inWords() {
    return isReadable() ? rehearsal().inWords() : "not readable";
  }

  /** Why the form cannot be recorded of it now, in words; empty where it can. */
  Optional<String> refusal(Form form) {
    return isReadable() ? rehearsal().refusal(reference, form.command()) : Optional.empty();
  }

  /** What the command would record, one sentence an event; refused as the command would be. */
  List<String> preview(Command command) {
    Designations items = new Designations();
    events.forEach(shown -> items.on(shown.event()));
    return rehearsal().play(command).stream()
        .map(event -> EventReader.inWords(event, items))
        .toList();
  }

  boolean isReadable() {
    return events.stream().allMatch(shown -> shown.event() != null);
  }
}
