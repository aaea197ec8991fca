package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Supplier;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * All that can have happened to a contract, and to its record. The stored name of each is its type
 * name here, whatever the class is called.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ContractEvent {

  String reference();

  Provenance provenance();

  /**
   * An event that sets the record right; it is known from its report on, whatever day is looked at.
   */
  sealed interface Correction extends ContractEvent {}

  @JsonTypeName("talks-opened")
  @Revision("1")
  record TalksOpened(String reference, Party buyer, Terms terms, Provenance provenance)
      implements ContractEvent {}

  @JsonTypeName("terms-revised")
  @Revision("1")
  record TermsRevised(String reference, Terms terms, Provenance provenance)
      implements ContractEvent {}

  @JsonTypeName("supplier-selected")
  @Revision("1")
  record SupplierSelected(String reference, Supplier supplier, Provenance provenance)
      implements ContractEvent {}

  @JsonTypeName("talks-abandoned")
  @Revision("1")
  record TalksAbandoned(String reference, @Nullable String reason, Provenance provenance)
      implements ContractEvent {}

  /** Signed; effective on the day of signature. The supplier of the terms is present. */
  @JsonTypeName("contract-signed")
  @Revision("1")
  record ContractSigned(
      String reference,
      Party buyer,
      Terms terms,
      DeliverySchedule schedule,
      List<Condition> conditions,
      boolean earlyDeliveries,
      @Nullable String framework,
      Provenance provenance)
      implements ContractEvent {}

  @JsonTypeName("condition-met")
  @Revision("1")
  record ConditionMet(String reference, String condition, Provenance provenance)
      implements ContractEvent {}

  @JsonTypeName("condition-waived")
  @Revision("1")
  record ConditionWaived(String reference, String condition, Provenance provenance)
      implements ContractEvent {}

  @JsonTypeName("entered-into-force")
  @Revision("1")
  record EnteredIntoForce(String reference, Provenance provenance) implements ContractEvent {}

  @JsonTypeName("schedule-revised")
  @Revision("1")
  record ScheduleRevised(String reference, DeliverySchedule schedule, Provenance provenance)
      implements ContractEvent {}

  /** Terms and schedule are those after the amendment, whole; one that did not change is absent. */
  @JsonTypeName("contract-amended")
  @Revision("1")
  record ContractAmended(
      String reference,
      String amendment,
      @Nullable Terms terms,
      @Nullable DeliverySchedule schedule,
      Provenance provenance)
      implements ContractEvent {}

  @JsonTypeName("delivery-made")
  @Revision("1")
  record DeliveryMade(
      String reference, String delivery, String item, Quantity quantity, Provenance provenance)
      implements ContractEvent {}

  @JsonTypeName("contract-suspended")
  @Revision("1")
  record ContractSuspended(String reference, @Nullable String reason, Provenance provenance)
      implements ContractEvent {}

  @JsonTypeName("contract-resumed")
  @Revision("1")
  record ContractResumed(String reference, Provenance provenance) implements ContractEvent {}

  @JsonTypeName("contract-terminated")
  @Revision("1")
  record ContractTerminated(String reference, @Nullable String reason, Provenance provenance)
      implements ContractEvent {}

  /** The last ordered unit has arrived; effective with the latest of the deliveries. */
  @JsonTypeName("contract-completed")
  @Revision("1")
  record ContractCompleted(String reference, Provenance provenance) implements ContractEvent {}

  /**
   * A correction left units outstanding or of unknown number, or moved the last delivery: the
   * completion, on whose date this is effective, never was. Where there was one on another day, it
   * follows.
   */
  @JsonTypeName("contract-reopened")
  @Revision("1")
  record ContractReopened(String reference, Provenance provenance) implements Correction {}

  /** The delivery as it really was, whole; effective when it really was. */
  @JsonTypeName("delivery-corrected")
  @Revision("1")
  record DeliveryCorrected(
      String reference,
      String delivery,
      String item,
      Quantity quantity,
      String reason,
      Provenance provenance)
      implements Correction {}

  /**
   * The terms as they really were agreed with the signature or the amendment that is replaced,
   * whole; effective with it. A schedule that was right is absent.
   */
  @JsonTypeName("terms-corrected")
  @Revision("1")
  record TermsCorrected(
      String reference,
      String replaces,
      Terms terms,
      @Nullable DeliverySchedule schedule,
      String reason,
      Provenance provenance)
      implements Correction {}

  /** Effective on the real day of signature. */
  @JsonTypeName("signing-date-corrected")
  @Revision("1")
  record SigningDateCorrected(String reference, String reason, Provenance provenance)
      implements Correction {}

  /**
   * A source states something of one attribute; effective when what it states came about: on the
   * day that it gives, or on that of the terms or the delivery that it is about.
   */
  @JsonTypeName("claim-stated")
  @Revision("1")
  record ClaimStated(
      String reference, String claim, Claimed states, Confidence confidence, Provenance provenance)
      implements ContractEvent {}

  /**
   * What the claim states is right. It comes after the correction that was made for that, and is
   * effective with it, or alone where only the source of what the contract shows is another one.
   */
  @JsonTypeName("claim-adopted")
  @Revision("1")
  record ClaimAdopted(String reference, String claim, String reason, Provenance provenance)
      implements Correction {}

  /** The claim was never made so, or is made no longer; effective with it. */
  @JsonTypeName("claim-withdrawn")
  @Revision("1")
  record ClaimWithdrawn(String reference, String claim, String reason, Provenance provenance)
      implements Correction {}
}
