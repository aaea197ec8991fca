package dev.tranche.contract;

import static dev.tranche.contract.Decisions.admitted;
import static dev.tranche.contract.Decisions.refused;

import dev.tranche.contract.ContractCommand.EnterIntoForce;
import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractEvent.ConditionMet;
import dev.tranche.contract.ContractEvent.ConditionWaived;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.InTalks;
import dev.tranche.contract.ContractState.Terminated;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Party;
import dev.tranche.fact.Reference;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Supplier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the signature to the entry into force. */
final class SigningDecisions {

  private SigningDecisions() {}

  static List<ContractEvent> sign(ContractState state, SignContract c) {
    ContractSigned signed = state instanceof InTalks talks ? afterTalks(talks, c) : firstHeardOf(c);
    return signed.conditions().isEmpty()
        ? List.of(signed, new EnteredIntoForce(c.reference(), c.provenance()))
        : List.of(signed);
  }

  private static ContractSigned firstHeardOf(SignContract c) {
    Reference.check("contract", c.reference());
    return signed(c, c.buyer(), new Terms(c.supplier(), c.items(), c.value()));
  }

  private static ContractSigned afterTalks(InTalks talks, SignContract c) {
    if (c.buyer() != null && !c.buyer().equals(talks.buyer())) {
      throw new Refused(
          "The talks on %s were with %s, not %s."
              .formatted(c.reference(), talks.buyer(), c.buyer()),
          "buyer");
    }
    Chronology.checkOrder(
        "the opening of the talks", talks.opened(), "The signature", c.effective());
    Supplier supplier = c.supplier() == null ? talks.terms().supplier() : c.supplier();
    List<Item> items = c.items().isEmpty() ? talks.terms().itemsWithoutValue() : c.items();
    return signed(c, talks.buyer(), new Terms(supplier, items, c.value()));
  }

  private static ContractSigned signed(SignContract c, @Nullable Party buyer, Terms terms) {
    if (buyer == null) {
      throw new Refused(
          "A signed contract needs a buyer; write unknown where no source names one.", "buyer");
    }
    if (terms.supplier() == null) {
      throw new Refused(
          "A signed contract needs a supplier; call it unknown where no source names one.",
          "supplier");
    }
    if (terms.items().isEmpty()) {
      throw new Refused("A signed contract needs at least one item.", "items");
    }
    Set<String> ids = new HashSet<>();
    for (Condition condition : c.conditions()) {
      if (!ids.add(condition.id())) {
        throw new Refused(
            "Two conditions are called '%s'.".formatted(condition.id()), "conditions");
      }
    }
    if (c.framework() != null) {
      Reference.check("framework", c.framework());
    }
    DeliverySchedule schedule = c.schedule() == null ? DeliverySchedule.UNKNOWN : c.schedule();
    return new ContractSigned(
        c.reference(),
        buyer,
        terms,
        Plan.checked(schedule, terms, c.effective()),
        c.conditions(),
        c.earlyDeliveries(),
        c.framework(),
        c.provenance());
  }

  static List<ContractEvent> fulfil(ContractState state, FulfilCondition c) {
    Agreed agreed = admitted(state, Agreed.class);
    if (!agreed.agreement().isOpen(c.condition())) {
      throw new Refused(
          "%s has no open condition '%s'.".formatted(c.reference(), c.condition()), "condition");
    }
    if (agreed instanceof Terminated(_, EdtfDate on) && on.isCertainlyBefore(c.effective())) {
      throw refused(state, c, "since %s no condition can be closed".formatted(on));
    }
    return List.of(
        switch (c.fulfilment()) {
          case MET -> new ConditionMet(c.reference(), c.condition(), c.provenance());
          case WAIVED -> new ConditionWaived(c.reference(), c.condition(), c.provenance());
        });
  }

  static List<ContractEvent> enterIntoForce(ContractState state, EnterIntoForce c) {
    Agreed agreed = admitted(state, Agreed.class);
    Agreement agreement = agreed.agreement();
    if (!agreement.openConditions().isEmpty()) {
      throw new Refused(
          "%s cannot enter into force while conditions are open: %s."
              .formatted(c.reference(), String.join(", ", agreement.openConditions())));
    }
    Chronology.checkOrder(
        "the signature", agreement.signed(), "The entry into force", c.effective());
    agreement
        .closedConditions()
        .forEach(
            (condition, closed) ->
                Chronology.checkOrder(
                    "the closing of '%s'".formatted(condition),
                    closed,
                    "The entry into force",
                    c.effective()));
    @Nullable EdtfDate stop = agreed.stopped();
    if (stop != null && stop.isCertainlyBefore(c.effective())) {
      throw refused(state, c, "since %s it cannot enter into force".formatted(stop));
    }
    return List.of(new EnteredIntoForce(c.reference(), c.provenance()));
  }
}
