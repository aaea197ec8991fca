package dev.tranche.figure;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import dev.tranche.fact.SubjectKind;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's published aggregate: it is published, its source may state another amount, or withdraw
 * it.
 *
 * <p>This is the thin shell that Axon drives. What each command leads to stands in {@link
 * FigureDecisions}, what each event means in {@link FigureState#evolve}.
 */
@Aggregate
class Figure {

  // Read by Axon alone, which keys the aggregate by it.
  @SuppressWarnings("UnusedVariable")
  @AggregateIdentifier
  private @Nullable String stream;

  private FigureState state = FigureState.initial();

  @CommandHandler(commandName = "figure")
  @CreationPolicy(CREATE_IF_MISSING)
  void decide(FigureCommand command) {
    FigureDecisions.decide(state, command).forEach(AggregateLifecycle::apply);
  }

  @EventSourcingHandler
  void evolve(FigureEvent event) {
    stream = SubjectKind.FIGURE.stream(event.reference()).toString();
    state = FigureState.evolve(state, event);
  }
}
