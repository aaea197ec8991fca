package dev.tranche.audit;

import static dev.tranche.audit.Phrases.number;
import static dev.tranche.audit.Phrases.schedule;
import static dev.tranche.audit.Phrases.supplier;
import static dev.tranche.audit.Phrases.terms;

import dev.tranche.contract.Claimed;
import dev.tranche.contract.Condition;
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
import java.util.ArrayList;
import java.util.List;

/** What happened to a contract, in words. */
final class ContractWords {

  private ContractWords() {}

  static EventWords of(ContractEvent event, Designations items) {
    items.on(event);
    return switch (event) {
      case TalksOpened e ->
          EventWords.of(
              "talks opened between %s and %s"
                  .formatted(e.buyer().name(), supplier(e.terms().supplier())),
              terms(e.terms()));
      case TermsRevised e -> EventWords.of("talks revised", terms(e.terms()));
      case SupplierSelected e -> EventWords.of(e.supplier().name() + " selected as supplier");
      case TalksAbandoned e -> EventWords.of("talks abandoned", e.reason());
      case ContractSigned e -> signed(e, items);
      case ConditionMet e -> EventWords.of("condition %s met".formatted(e.condition()));
      case ConditionWaived e -> EventWords.of("condition %s waived".formatted(e.condition()));
      case EnteredIntoForce _ -> EventWords.of("entered into force");
      case ScheduleRevised e -> EventWords.of("another schedule", schedule(e.schedule(), items));
      case ContractAmended e -> amended(e, items);
      case DeliveryMade e ->
          EventWords.of(
              "%s %s delivered (%s)"
                  .formatted(number(e.quantity()), items.of(e.item()), e.delivery()));
      case ContractSuspended e -> EventWords.of("suspended", e.reason());
      case ContractResumed _ -> EventWords.of("resumed");
      case ContractTerminated e ->
          EventWords.of("terminated, and what was outstanding cancelled", e.reason());
      case ContractCompleted _ -> EventWords.of("completed with the last delivery");
      case ContractReopened _ -> EventWords.of("completion taken back by a correction");
      case DeliveryCorrected e ->
          EventWords.of(
              "delivery %s corrected to %s %s"
                  .formatted(e.delivery(), number(e.quantity()), items.of(e.item())),
              e.reason());
      case TermsCorrected e ->
          EventWords.of(
              "terms agreed with the %s corrected to %s".formatted(e.replaces(), terms(e.terms())),
              e.reason());
      case SigningDateCorrected e -> EventWords.of("date of signature corrected", e.reason());
      case ClaimStated e ->
          EventWords.of(
              "claimed (%s, confidence %s)".formatted(e.claim(), e.confidence()),
              claimed(e.states(), items));
      case ClaimAdopted e -> EventWords.of(e.claim() + " adopted", e.reason());
      case ClaimWithdrawn e -> EventWords.of(e.claim() + " withdrawn", e.reason());
    };
  }

  private static String claimed(Claimed claim, Designations items) {
    return switch (claim) {
      case Claimed.SigningDate c -> "signature dated " + DateWords.of(c.value());
      case Claimed.Value c -> "worth " + Phrases.money(c.value());
      case Claimed.OrderedQuantity c ->
          "%s %s ordered".formatted(number(c.value()), items.of(c.item())).strip();
      case Claimed.DeliveredQuantity c ->
          "%s delivered (%s)".formatted(number(c.value()), c.delivery());
      case Claimed.DeliveryDate c -> "%s dated %s".formatted(c.delivery(), DateWords.of(c.value()));
    };
  }

  private static EventWords signed(ContractSigned e, Designations items) {
    List<String> parts = new ArrayList<>();
    parts.add(terms(e.terms()));
    if (!e.schedule().batches().isEmpty()) {
      parts.add(schedule(e.schedule(), items));
    }
    if (!e.conditions().isEmpty()) {
      parts.add(
          "in force once closed: "
              + Phrases.and(e.conditions().stream().map(Condition::id).toList()));
    }
    if (e.framework() != null) {
      parts.add("called off from " + e.framework());
    }
    return EventWords.of(
        "signed by %s with %s".formatted(e.buyer().name(), supplier(e.terms().supplier())),
        String.join("; ", parts));
  }

  private static EventWords amended(ContractAmended e, Designations items) {
    List<String> parts = new ArrayList<>();
    if (e.terms() != null) {
      parts.add("now " + terms(e.terms()));
    }
    if (e.schedule() != null) {
      parts.add(schedule(e.schedule(), items));
    }
    return EventWords.of("amended (%s)".formatted(e.amendment()), String.join("; ", parts));
  }
}
