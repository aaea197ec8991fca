package dev.tranche.rate;

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
 * The rates of one currency pair: one is published for a day, may be revised, or withdrawn.
 *
 * <p>This is the thin shell that Axon drives. What each command leads to stands in {@link
 * RateDecisions}, what each event means in {@link RateState#evolve}.
 */
@Aggregate
class Rate {

  // Read by Axon alone, which keys the aggregate by it.
  @SuppressWarnings("UnusedVariable")
  @AggregateIdentifier
  private @Nullable String stream;

  private RateState state = RateState.initial();

  @CommandHandler(commandName = "rate")
  @CreationPolicy(CREATE_IF_MISSING)
  void decide(RateCommand command) {
    RateDecisions.decide(state, command).forEach(AggregateLifecycle::apply);
  }

  @EventSourcingHandler
  void evolve(RateEvent event) {
    stream = SubjectKind.RATE.stream(event.reference()).toString();
    state = RateState.evolve(state, event);
  }
}
