package dev.tranche.statement;

import dev.tranche.fact.Source;
import dev.tranche.fact.SubjectKind;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** One statement of one source, to be recorded. */
public interface Command {

  /** What the statement is about. The name under which Axon finds the command's handler. */
  SubjectKind kind();

  /** Identity of what the statement is about, chosen by people: {@code pl-k2-2022}. */
  String reference();

  Source source();

  /** When the statement is entered, in UTC; given by the caller, since decisions have no clock. */
  Instant recorded();

  /** Identity in the log of what the statement is about. */
  @TargetAggregateIdentifier
  default String stream() {
    return kind().stream(reference()).toString();
  }
}
