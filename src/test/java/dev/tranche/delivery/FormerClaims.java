package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Claimed;
import dev.tranche.contract.Confidence;
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
import dev.tranche.contract.Item;
import dev.tranche.contract.Provenance;
import dev.tranche.contract.Source;
import dev.tranche.contract.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What sources claim of one contract, and which source stands behind what the contract itself
 * shows.
 *
 * @param terms who stated each of {@link FormerProgress#terms()}, in their order
 * @param corrected who set right a {@linkplain Claimed#subject() subject} since; where nobody did,
 *     it is who stated the terms, or the delivery, which has its source with it
 * @param stated by name, withdrawn ones too, in the order in which they were recorded
 */
record FormerClaims(List<Source> terms, Map<String, Source> corrected, Map<String, Stated> stated) {

  /**
   * One claim.
   *
   * @param reason why it was adopted; absent where it was not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stated(
      Claimed states,
      Confidence confidence,
      Provenance provenance,
      @Nullable String reason,
      boolean withdrawn) {}

  static final FormerClaims NONE = new FormerClaims(List.of(), Map.of(), Map.of());

  /** The claims after an event that met this progress. */
  static FormerClaims evolve(FormerProgress before, ContractEvent event) {
    FormerClaims claims = before.claims();
    Source source = event.provenance().source();
    return switch (event) {
      case TalksOpened _, TermsRevised _, ContractSigned _ -> claims.terms(source);
      case ContractAmended e when e.terms() != null -> claims.terms(source);
      case SupplierSelected _ when !claims.terms.isEmpty() -> claims.terms(claims.terms.getLast());
      case TermsCorrected e -> claims.corrected(before, e);
      case SigningDateCorrected _ -> claims.corrected(Claimed.signingDate(), source);
      case DeliveryCorrected e -> claims.corrected(before, e);
      case ClaimStated e ->
          claims.stated(
              e.claim(), new Stated(e.states(), e.confidence(), e.provenance(), null, false));
      case ClaimAdopted e -> claims.adopted(e.claim(), e.reason());
      case ClaimWithdrawn e -> claims.withdrawn(e.claim());
      case ContractAmended _,
          SupplierSelected _,
          TalksAbandoned _,
          ConditionMet _,
          ConditionWaived _,
          EnteredIntoForce _,
          ScheduleRevised _,
          DeliveryMade _,
          ContractSuspended _,
          ContractResumed _,
          ContractTerminated _,
          ContractCompleted _,
          ContractReopened _ ->
          claims;
    };
  }

  private FormerClaims corrected(FormerProgress before, TermsCorrected e) {
    Terms was = null;
    for (FormerDated<Terms> each : before.terms()) {
      was = each.name().equals(e.replaces()) ? each.value() : was;
    }
    if (was == null) {
      return this;
    }
    Source source = e.provenance().source();
    FormerClaims after = this;
    if (!was.total().equals(e.terms().total())) {
      after = after.corrected(Claimed.valueOf(e.replaces()), source);
    }
    for (Item item : e.terms().items()) {
      if (!was.item(item.id()).map(Item::quantity).equals(Optional.of(item.quantity()))) {
        after = after.corrected(Claimed.orderedQuantity(e.replaces(), item.id()), source);
      }
    }
    return after;
  }

  private FormerClaims corrected(FormerProgress before, DeliveryCorrected e) {
    FormerProgress.Delivery was = before.deliveries().get(e.delivery());
    if (was == null) {
      return this;
    }
    Source source = e.provenance().source();
    String quantity = Claimed.deliveredQuantity(e.delivery());
    String date = Claimed.deliveryDate(e.delivery());
    return corrected(
            quantity,
            was.quantity().equals(e.quantity())
                ? corrected.getOrDefault(quantity, was.source())
                : source)
        .corrected(
            date,
            was.effective().equals(e.provenance().effective())
                ? corrected.getOrDefault(date, was.source())
                : source);
  }

  /** One that was not known then leaves its value to who corrected the record to it. */
  private FormerClaims adopted(String name, String reason) {
    Stated claim = stated.get(name);
    return claim == null
        ? this
        : corrected(claim.states.subject(), claim.provenance.source())
            .stated(
                name,
                new Stated(
                    claim.states, claim.confidence, claim.provenance, reason, claim.withdrawn));
  }

  private FormerClaims withdrawn(String name) {
    Stated claim = stated.get(name);
    return claim == null
        ? this
        : stated(
            name, new Stated(claim.states, claim.confidence, claim.provenance, claim.reason, true));
  }

  private FormerClaims terms(Source source) {
    List<Source> more = new ArrayList<>(terms);
    more.add(source);
    return new FormerClaims(more, corrected, stated);
  }

  private FormerClaims corrected(String subject, Source source) {
    Map<String, Source> more = new LinkedHashMap<>(corrected);
    more.put(subject, source);
    return new FormerClaims(terms, more, stated);
  }

  private FormerClaims stated(String name, Stated claim) {
    Map<String, Stated> more = new LinkedHashMap<>(stated);
    more.put(name, claim);
    return new FormerClaims(terms, corrected, more);
  }
}
