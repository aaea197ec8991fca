package dev.tranche.contract;

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
import dev.tranche.contract.ContractState.Signed;
import dev.tranche.contract.ContractState.Suspended;
import dev.tranche.contract.ContractState.Unrecorded;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the signature to the entry into force. */
final class SigningDecisions {

  private SigningDecisions() {}

  static List<ContractEvent> sign(ContractState state, SignContract c) {
    ContractSigned signed =
        switch (state) {
          case Unrecorded _ -> {
            Reference.check("contract", c.reference());
            yield signed(c, c.buyer(), new Terms(c.supplier(), c.items(), c.value()));
          }
          case InTalks talks -> afterTalks(talks, c);
          default ->
              throw refused(state, c, "only talks, or a contract new to the book, can be signed");
        };
    return signed.conditions().isEmpty()
        ? List.of(signed, new EnteredIntoForce(c.reference(), c.provenance()))
        : List.of(signed);
  }

  private static ContractSigned afterTalks(InTalks talks, SignContract c) {
    if (c.buyer() != null && !c.buyer().equals(talks.buyer())) {
      throw new Refused(
          "The talks on %s were with %s, not %s."
              .formatted(c.reference(), talks.buyer(), c.buyer()));
    }
    Chronology.checkOrder(
        "the opening of the talks", talks.opened(), "The signature", c.effective());
    Supplier supplier = c.supplier() == null ? talks.terms().supplier() : c.supplier();
    List<Item> items = c.items().isEmpty() ? talks.terms().items() : c.items();
    return signed(c, talks.buyer(), new Terms(supplier, items, c.value()));
  }

  private static ContractSigned signed(SignContract c, @Nullable Party buyer, Terms terms) {
    if (buyer == null) {
      throw new Refused(
          "A signed contract needs a buyer; write unknown where no source names one.");
    }
    if (terms.supplier() == null) {
      throw new Refused(
          "A signed contract needs a supplier; call it unknown where no source names one.");
    }
    if (terms.items().isEmpty()) {
      throw new Refused("A signed contract needs at least one item.");
    }
    Set<String> ids = new HashSet<>();
    for (Condition condition : c.conditions()) {
      if (!ids.add(condition.id())) {
        throw new Refused("Two conditions are called '%s'.".formatted(condition.id()));
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
    if (!(state instanceof Signed || state instanceof Suspended)) {
      throw refused(state, c, "conditions are closed between signature and entry into force");
    }
    Agreement agreement = ((Agreed) state).agreement();
    if (!agreement.openConditions().contains(c.condition())) {
      throw new Refused("%s has no open condition '%s'.".formatted(c.reference(), c.condition()));
    }
    return List.of(
        switch (c.fulfilment()) {
          case MET -> new ConditionMet(c.reference(), c.condition(), c.provenance());
          case WAIVED -> new ConditionWaived(c.reference(), c.condition(), c.provenance());
        });
  }

  static List<ContractEvent> enterIntoForce(ContractState state, EnterIntoForce c) {
    if (!(state instanceof Signed(Agreement agreement))) {
      throw refused(state, c, "only a signed contract that is not in force can enter into force");
    }
    if (!agreement.openConditions().isEmpty()) {
      throw new Refused(
          "%s cannot enter into force: %s still open."
              .formatted(c.reference(), agreement.openConditions().stream().sorted().toList()));
    }
    Chronology.checkOrder(
        "the signature", agreement.signed(), "The entry into force", c.effective());
    return List.of(new EnteredIntoForce(c.reference(), c.provenance()));
  }
}
