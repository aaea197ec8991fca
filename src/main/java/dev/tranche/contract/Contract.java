package dev.tranche.contract;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import dev.tranche.contract.ContractCommand.AbandonTalks;
import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.AmendContract;
import dev.tranche.contract.ContractCommand.CompleteContract;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.EnterIntoForce;
import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractCommand.ResumeContract;
import dev.tranche.contract.ContractCommand.ReviseSchedule;
import dev.tranche.contract.ContractCommand.ReviseTerms;
import dev.tranche.contract.ContractCommand.SelectSupplier;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractCommand.StateClaim;
import dev.tranche.contract.ContractCommand.SuspendContract;
import dev.tranche.contract.ContractCommand.TerminateContract;
import dev.tranche.contract.ContractCommand.WithdrawClaim;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
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
 * Decisions}, what each event means in {@link ContractState#evolve}. Every command has its own
 * handler here, since Axon finds handlers by a command's exact type.
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

  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  void decide(OpenTalks command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(ReviseTerms command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(SelectSupplier command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(AbandonTalks command) {
    applyDecided(command);
  }

  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  void decide(SignContract command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(FulfilCondition command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(EnterIntoForce command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(ReviseSchedule command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(AmendContract command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(RecordDelivery command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(SuspendContract command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(ResumeContract command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(TerminateContract command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(CompleteContract command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(CorrectDelivery command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(CorrectTerms command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(CorrectSigningDate command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(StateClaim command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(AdoptClaim command) {
    applyDecided(command);
  }

  @CommandHandler
  void decide(WithdrawClaim command) {
    applyDecided(command);
  }

  @EventSourcingHandler
  void evolve(ContractEvent event) {
    reference = event.reference();
    state = ContractState.evolve(state, event);
  }

  private void applyDecided(ContractCommand command) {
    Decisions.decide(state, command).forEach(event -> apply(event));
  }
}
