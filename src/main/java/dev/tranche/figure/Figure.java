package dev.tranche.figure;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.ReviseFigure;
import dev.tranche.figure.FigureCommand.WithdrawFigure;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
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

  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  void decide(PublishFigure command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(ReviseFigure command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(WithdrawFigure command) {
    applyDecided(command);
  }

  @EventSourcingHandler
  void evolve(FigureEvent event) {
    stream = FigureEvent.streamOf(event.reference());
    state = FigureState.evolve(state, event);
  }

  private void applyDecided(FigureCommand command) {
    FigureDecisions.decide(state, command).forEach(event -> apply(event));
  }
}
