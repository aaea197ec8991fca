package dev.tranche.delivery;

import dev.tranche.contract.Agreement;
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
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Provenance;

/** What each event changes of what is known of a contract's progress. */
final class FormerStep {

  private FormerStep() {}

  static FormerProgress of(FormerProgress p, ContractEvent event) {
    Provenance provenance = event.provenance();
    EdtfDate on = provenance.effective();
    return switch (event) {
      case TalksOpened e ->
          p.between(e.buyer(), null)
              .status(Status.IN_TALKS, on)
              .terms(Agreement.TALKS, e.terms(), on);
      case TermsRevised e -> p.terms(Agreement.TALKS, e.terms(), on);
      case SupplierSelected e -> p.selected(e.supplier(), on);
      case TalksAbandoned _ -> p.status(Status.ABANDONED, on);
      case ContractSigned e ->
          p.between(e.buyer(), e.framework())
              .conditions(e.conditions())
              .status(Agreement.SIGNATURE, Status.SIGNED, on)
              .terms(Agreement.SIGNATURE, e.terms(), on)
              .schedule(Agreement.SIGNATURE, e.schedule(), on);
      case ConditionMet e -> p.closed(e.condition(), "met", on);
      case ConditionWaived e -> p.closed(e.condition(), "waived", on);
      case EnteredIntoForce _ -> p.inForce(on);
      case ScheduleRevised e -> p.schedule("revision", e.schedule(), on);
      case ContractAmended e ->
          p.terms(e.amendment(), e.terms(), on).schedule(e.amendment(), e.schedule(), on);
      case DeliveryMade e ->
          p.delivery(
              e.delivery(),
              new FormerProgress.Delivery(e.item(), e.quantity(), on, provenance.source()));
      case ContractSuspended _ -> p.status(Status.SUSPENDED, on);
      case ContractResumed _ -> p.status(p.running(), on);
      case ContractTerminated _ -> p.status(Status.TERMINATED, on);
      case ContractCompleted _ -> p.status(Status.COMPLETED, on);
      case ContractReopened _ -> p.status(p.running(), on);
      case DeliveryCorrected e when p.deliveries().containsKey(e.delivery()) ->
          p.delivery(
              e.delivery(),
              new FormerProgress.Delivery(e.item(), e.quantity(), on, provenance.source()));
      case DeliveryCorrected _ -> p;
      case TermsCorrected e when FormerDated.has(p.terms(), e.replaces()) ->
          p.corrected(e.replaces(), e.terms()).schedule(e.replaces(), e.schedule(), on);
      case TermsCorrected _ -> p;
      case SigningDateCorrected _ -> p.signed(on);
      case ClaimStated _, ClaimAdopted _, ClaimWithdrawn _ -> p;
    };
  }
}
