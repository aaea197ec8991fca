package dev.tranche.contract;

import static dev.tranche.contract.Decisions.refused;

import dev.tranche.contract.Agreement.Delivery;
import dev.tranche.contract.ContractCommand.CompleteContract;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractState.Abandoned;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.Completed;
import dev.tranche.contract.ContractState.InForce;
import dev.tranche.contract.ContractState.InTalks;
import dev.tranche.contract.ContractState.Signed;
import dev.tranche.contract.ContractState.Suspended;
import dev.tranche.contract.ContractState.Terminated;
import dev.tranche.contract.ContractState.Unrecorded;
import java.util.List;

/** Units arrive, until the last one completes the contract. */
final class DeliveryDecisions {

  private DeliveryDecisions() {}

  static List<ContractEvent> deliver(ContractState state, RecordDelivery c) {
    Agreement agreement = open(state, c);
    Chronology.checkOrder("the signature", agreement.signed(), "The delivery", c.effective());
    if (!agreement.earlyDeliveries()) {
      Chronology.checkOrder(
          "the entry into force", agreement.inForce(), "The delivery", c.effective());
    }
    Item item = Plan.itemOf(agreement.terms(), c.item() == null ? "" : c.item());
    if (!c.quantity().isKnown() || c.quantity().units() == 0) {
      throw new Refused("A delivery is of one unit at least; an estimate (20~) will do.");
    }
    String name = c.delivery() == null ? nextName(agreement) : c.delivery();
    Reference.check("delivery", name);
    if (agreement.deliveries().containsKey(name)) {
      throw new Refused(
          "%s has a delivery '%s' already: correct it, or name this one otherwise."
              .formatted(c.reference(), name));
    }
    checkOrdered(agreement, item, c.quantity().units());
    return settled(
        state, new DeliveryMade(c.reference(), name, item.id(), c.quantity(), c.provenance()));
  }

  /**
   * The contract as it took deliveries at that time; what surfaces late may be from before a stop.
   */
  private static Agreement open(ContractState state, RecordDelivery c) {
    return switch (state) {
      case InForce(Agreement agreement) -> agreement;
      case Signed(Agreement agreement) when agreement.earlyDeliveries() -> agreement;
      case Signed _ -> throw refused(state, c, "its terms allow no delivery before it is in force");
      case Suspended(_, EdtfDate since) when since.isCertainlyBefore(c.effective()) ->
          throw refused(state, c, "since %s there can be no delivery".formatted(since));
      case Suspended(Agreement agreement, _) -> agreement;
      case Terminated(_, EdtfDate on) when on.isCertainlyBefore(c.effective()) ->
          throw refused(state, c, "since %s there can be no delivery".formatted(on));
      case Terminated(Agreement agreement, _) -> agreement;
      case Completed _ -> throw refused(state, c, "every unit ordered has been delivered");
      case Unrecorded _, InTalks _, Abandoned _ ->
          throw refused(state, c, "a delivery needs a signed contract");
    };
  }

  private static String nextName(Agreement agreement) {
    int number = agreement.deliveries().size() + 1;
    while (agreement.deliveries().containsKey("delivery-" + number)) {
      number++;
    }
    return "delivery-" + number;
  }

  /** Deliveries never exceed what is ordered. */
  static void checkOrdered(Agreement agreement, Item item, long units) {
    long outstanding = agreement.outstanding(item);
    if (item.quantity().isKnown() && units > outstanding) {
      throw new Refused(
          "%d of %s cannot be delivered: %d of %s are outstanding."
              .formatted(units, item.designation(), outstanding, item.quantity()));
    }
  }

  static List<ContractEvent> complete(ContractState state, CompleteContract c) {
    if (!(state instanceof InForce(Agreement agreement))) {
      throw refused(state, c, "only a contract in force can be completed");
    }
    Chronology.checkOrder(
        "the entry into force", agreement.inForce(), "The completion", c.effective());
    if (agreement.hasOutstanding()) {
      throw new Refused("%s cannot be completed: units are outstanding.".formatted(c.reference()));
    }
    Chronology.checkOrder(
        "the last delivery",
        agreement.lastDelivery(c.effective()),
        "The completion",
        c.effective());
    return List.of(new ContractCompleted(c.reference(), c.provenance()));
  }

  /**
   * The event, and what it entails: the last unit completes a contract, a unit too few reopens it.
   */
  static List<ContractEvent> settled(ContractState before, ContractEvent event) {
    ContractState after = ContractState.evolve(before, event);
    Provenance provenance = event.provenance();
    return switch (after) {
      case Completed(Agreement agreement, EdtfDate on) when agreement.hasOutstanding() ->
          List.of(event, new ContractReopened(event.reference(), provenance.effective(on)));
      case Completed _, Terminated _ -> List.of(event);
      case Agreed agreed when agreed.agreement().isDelivered() -> {
        EdtfDate last = agreed.agreement().lastDelivery(provenance.effective());
        yield List.of(event, new ContractCompleted(event.reference(), provenance.effective(last)));
      }
      default -> List.of(event);
    };
  }

  static Delivery named(Agreement agreement, String reference, String name) {
    Delivery delivery = agreement.deliveries().get(name);
    if (delivery == null) {
      throw new Refused(
          "%s has no delivery '%s': it has %s."
              .formatted(reference, name, agreement.deliveries().keySet()));
    }
    return delivery;
  }
}
