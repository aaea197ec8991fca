package dev.tranche.contract;

import static dev.tranche.contract.Decisions.admitted;

import dev.tranche.contract.ContractCommand.AmendContract;
import dev.tranche.contract.ContractCommand.ResumeContract;
import dev.tranche.contract.ContractCommand.ReviseSchedule;
import dev.tranche.contract.ContractCommand.SuspendContract;
import dev.tranche.contract.ContractCommand.TerminateContract;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractSuspended;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.ScheduleRevised;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.Suspended;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can befall a signed contract while deliveries are still to come. */
final class PerformanceDecisions {

  private PerformanceDecisions() {}

  static List<ContractEvent> revise(ContractState state, ReviseSchedule c) {
    Agreement agreement = admitted(state, Agreed.class).agreement();
    Chronology.checkOrder("the signature", agreement.signed(), "The revision", c.effective());
    DeliverySchedule schedule = Plan.checked(c.schedule(), agreement.terms(), agreement.signed());
    if (schedule.equals(agreement.schedule())) {
      throw new Refused(
          "The revision changes nothing: this schedule is the one that holds.", "schedule");
    }
    return List.of(new ScheduleRevised(c.reference(), schedule, c.provenance()));
  }

  static List<ContractEvent> amend(ContractState state, AmendContract c) {
    Agreed agreed = admitted(state, Agreed.class);
    Agreement agreement = agreed.agreement();
    Chronology.checkOrder("the signature", agreement.signed(), "The amendment", c.effective());
    Terms current = agreement.terms();
    Terms terms = TermsChange.merged(current, null, c.items(), c.value());
    TermsChange.checkCurrency(current, terms);
    TermsChange.checkDelivered(terms, agreement);
    DeliverySchedule schedule =
        Plan.checked(
            c.schedule() == null ? agreement.schedule() : c.schedule(), terms, agreement.signed());
    boolean sameTerms = terms.equals(current);
    boolean sameSchedule = schedule.equals(agreement.schedule());
    if (sameTerms && sameSchedule) {
      throw new Refused(
          "The amendment changes nothing: give other items, another value or another schedule.");
    }
    ContractAmended amended =
        new ContractAmended(
            c.reference(),
            "amendment-" + agreement.statements().size(),
            sameTerms ? null : terms,
            sameSchedule ? null : schedule,
            c.provenance());
    return DeliveryDecisions.settled(agreed, amended);
  }

  static List<ContractEvent> suspend(ContractState state, SuspendContract c) {
    Agreement agreement = admitted(state, Agreed.class).agreement();
    Chronology.checkOrder("the signature", agreement.signed(), "The suspension", c.effective());
    return List.of(new ContractSuspended(c.reference(), c.reason(), c.provenance()));
  }

  static List<ContractEvent> resume(ContractState state, ResumeContract c) {
    EdtfDate since = admitted(state, Suspended.class).since();
    Chronology.checkOrder("the suspension", since, "The resumption", c.effective());
    return List.of(new ContractResumed(c.reference(), c.provenance()));
  }

  static List<ContractEvent> terminate(ContractState state, TerminateContract c) {
    Agreement agreement = admitted(state, Agreed.class).agreement();
    Chronology.checkOrder("the signature", agreement.signed(), "The termination", c.effective());
    @Nullable EdtfDate suspended = state instanceof Suspended(_, EdtfDate since) ? since : null;
    Chronology.checkOrder("the suspension", suspended, "The termination", c.effective());
    Chronology.checkOrder(
        "the entry into force", agreement.inForce(), "The termination", c.effective());
    agreement
        .deliveries()
        .forEach(
            (name, delivery) ->
                DeliveryDecisions.checkEnd(name, delivery, "The termination", c.effective()));
    return List.of(new ContractTerminated(c.reference(), c.reason(), c.provenance()));
  }
}
