package dev.tranche.backlog;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.ConditionMet;
import dev.tranche.contract.ContractEvent.ConditionWaived;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.ContractSuspended;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.ScheduleRevised;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksAbandoned;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.contract.History;
import dev.tranche.view.Fold;

/** The part of a contract's history that moves units and value. */
final class BacklogFold implements Fold<History, ContractEvent> {

  @Override
  public Class<History> stateType() {
    return History.class;
  }

  @Override
  public Class<ContractEvent> eventType() {
    return ContractEvent.class;
  }

  @Override
  public History initial() {
    return History.initial();
  }

  @Override
  public History evolve(History history, ContractEvent event) {
    return switch (event) {
      case TalksOpened _,
          TalksAbandoned _,
          ContractSigned _,
          ContractAmended _,
          DeliveryMade _,
          ContractTerminated _,
          ContractCompleted _,
          ContractReopened _,
          DeliveryCorrected _,
          TermsCorrected _,
          SigningDateCorrected _ ->
          History.evolve(history, event).unitsAndValue();
      case TermsRevised _,
          SupplierSelected _,
          ConditionMet _,
          ConditionWaived _,
          EnteredIntoForce _,
          ScheduleRevised _,
          ContractSuspended _,
          ContractResumed _,
          ClaimStated _,
          ClaimAdopted _,
          ClaimWithdrawn _ ->
          history.passed(event);
    };
  }
}
