package dev.tranche.framework;

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
 * An umbrella with ceilings: it is signed, contracts are called off from it, its ceilings are
 * revised, it ends. Since facts surface in any order, it is often first heard of through a
 * contract.
 *
 * <p>This is the thin shell that Axon drives. What each command leads to stands in {@link
 * FrameworkDecisions}, what each event means in {@link FrameworkState#evolve}. It has no snapshot,
 * which would be written anew with all call-offs; the cache keeps those that are at work.
 */
@Aggregate(cache = "aggregates")
class Framework {

  // Read by Axon alone, which keys the aggregate by it.
  @SuppressWarnings("UnusedVariable")
  @AggregateIdentifier
  private @Nullable String stream;

  private FrameworkState state = FrameworkState.initial();

  @CommandHandler(commandName = "framework")
  @CreationPolicy(CREATE_IF_MISSING)
  void decide(FrameworkCommand command) {
    FrameworkDecisions.decide(state, command).forEach(AggregateLifecycle::apply);
  }

  @EventSourcingHandler
  void evolve(FrameworkEvent event) {
    stream = SubjectKind.FRAMEWORK.stream(event.reference()).toString();
    state = FrameworkState.evolve(state, event);
  }
}
