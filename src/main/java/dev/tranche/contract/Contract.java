package dev.tranche.contract;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One export deal over its whole life: talks are opened and end in a signature or are abandoned; a
 * signed contract enters into force once its conditions are closed; staged deliveries arrive until
 * the last one completes it; it may rest, be amended, be terminated; and what was recorded wrongly
 * is corrected. What other sources claim stands beside it.
 *
 * <p>This is the thin shell that Axon drives. What each command leads to stands in {@link
 * Decisions}, what each event means in {@link ContractState#evolve}.
 */
@Aggregate(snapshotTriggerDefinition = "snapshots", cache = "aggregates")
@Revision("2")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class Contract {

  // Read by Axon alone, which keys the aggregate by it.
  @SuppressWarnings("UnusedVariable")
  @AggregateIdentifier
  private @Nullable String reference;

  private ContractState state = ContractState.initial();

  @CommandHandler(commandName = "contract")
  @CreationPolicy(CREATE_IF_MISSING)
  void decide(ContractCommand command) {
    Decisions.decide(state, command).forEach(AggregateLifecycle::apply);
  }

  @EventSourcingHandler
  void evolve(ContractEvent event) {
    reference = event.reference();
    state = ContractState.evolve(state, event);
  }
}
