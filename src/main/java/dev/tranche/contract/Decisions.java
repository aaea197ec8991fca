package dev.tranche.contract;

import dev.tranche.contract.ContractCommand.AbandonTalks;
import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.AmendContract;
import dev.tranche.contract.ContractCommand.CompleteContract;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.EnterIntoForce;
import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.contract.ContractCommand.OfFact;
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
import dev.tranche.fact.Refused;
import dev.tranche.fact.SubjectKind;
import dev.tranche.statement.Decider;
import java.util.List;

/**
 * What a command leads to: the events to record, or a refusal in words. Pure: the same state and
 * command always give the same answer, and nothing but the answer happens.
 */
public final class Decisions {

  /** The pure core of a contract, for whatever decides on its commands. */
  public static final Decider<ContractState, ContractCommand, ContractEvent> DECIDER =
      new Decider<>(
          SubjectKind.CONTRACT,
          ContractCommand.class,
          ContractEvent.class,
          ContractState.initial(),
          Decisions::decide,
          ContractState::evolve,
          Admission::refusal,
          ContractState::inWords);

  private Decisions() {}

  /** The events, at least one; throws {@link Refused} where the command cannot be followed. */
  public static List<ContractEvent> decide(ContractState state, ContractCommand command) {
    Chronology.checkSource(command.source(), command.recorded());
    if (command instanceof OfFact fact) {
      Chronology.checkFact(fact.effective(), fact.source(), fact.recorded());
    }
    Admission.check(state, command);
    return switch (command) {
      case OpenTalks c -> TalksDecisions.open(state, c);
      case ReviseTerms c -> TalksDecisions.revise(state, c);
      case SelectSupplier c -> TalksDecisions.select(state, c);
      case AbandonTalks c -> TalksDecisions.abandon(state, c);
      case SignContract c -> SigningDecisions.sign(state, c);
      case FulfilCondition c -> SigningDecisions.fulfil(state, c);
      case EnterIntoForce c -> SigningDecisions.enterIntoForce(state, c);
      case ReviseSchedule c -> PerformanceDecisions.revise(state, c);
      case AmendContract c -> PerformanceDecisions.amend(state, c);
      case RecordDelivery c -> DeliveryDecisions.deliver(state, c);
      case SuspendContract c -> PerformanceDecisions.suspend(state, c);
      case ResumeContract c -> PerformanceDecisions.resume(state, c);
      case TerminateContract c -> PerformanceDecisions.terminate(state, c);
      case CompleteContract c -> DeliveryDecisions.complete(state, c);
      case CorrectDelivery c -> CorrectionDecisions.delivery(state, c);
      case CorrectTerms c -> CorrectionDecisions.terms(state, c);
      case CorrectSigningDate c -> CorrectionDecisions.signingDate(state, c);
      case StateClaim c -> ClaimDecisions.state(state, c);
      case AdoptClaim c -> ClaimDecisions.adopt(state, c);
      case WithdrawClaim c -> ClaimDecisions.withdraw(state, c);
    };
  }

  /** A refusal for a contract that stands where the command cannot be followed. */
  static Refused refused(ContractState state, ContractCommand command, String need) {
    return new Refused(Admission.words(state, command.reference(), need));
  }

  /** The state as it must be for the command to have been admitted. */
  static <S extends ContractState> S admitted(ContractState state, Class<S> as) {
    return as.cast(state);
  }
}
