package dev.tranche.contract;

import static dev.tranche.contract.Decisions.admitted;
import static dev.tranche.contract.Decisions.refused;

import dev.tranche.contract.Agreement.Delivery;
import dev.tranche.contract.ContractCommand.CompleteContract;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.Completed;
import dev.tranche.contract.ContractState.InForce;
import dev.tranche.contract.ContractState.Terminated;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Reference;
import dev.tranche.fact.Refused;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units arrive, until the last one completes the contract. */
final class DeliveryDecisions {

  private DeliveryDecisions() {}

  static List<ContractEvent> deliver(ContractState state, RecordDelivery c) {
    Agreed agreed = admitted(state, Agreed.class);
    Agreement agreement = agreed.agreement();
    if (state instanceof Completed(_, EdtfDate on) && on.isCertainlyBefore(c.effective())) {
      throw refused(state, c, Admission.ALL_DELIVERED);
    }
    checkDate(agreed, c, c.effective());
    Item item = Plan.itemOf(agreement.terms(), c.item() == null ? "" : c.item());
    if (!c.quantity().isKnown() || c.quantity().units() == 0) {
      throw new Refused(
          "A delivery is of one unit at least; an estimate (20~) will do.", "quantity");
    }
    String name = c.delivery() == null ? nextName(agreement) : c.delivery();
    Reference.check("delivery", name);
    if (agreement.deliveries().containsKey(name)) {
      throw new Refused(
          "%s has a delivery '%s' already: correct it, or name this one otherwise."
              .formatted(c.reference(), name),
          "delivery");
    }
    checkOrdered(agreement, item, c.quantity().units());
    return settled(
        agreed, new DeliveryMade(c.reference(), name, item.id(), c.quantity(), c.provenance()));
  }

  /** The contract took deliveries then; what surfaces late may be from before a stop. */
  static void checkDate(Agreed state, ContractCommand c, EdtfDate effective) {
    Agreement agreement = state.agreement();
    Chronology.checkOrder("the signature", agreement.signed(), "The delivery", effective);
    if (!agreement.earlyDeliveries()) {
      if (agreement.inForce() == null) {
        throw refused(state, c, Admission.NO_EARLY_DELIVERY);
      }
      Chronology.checkOrder("the entry into force", agreement.inForce(), "The delivery", effective);
    }
    @Nullable EdtfDate stop = state.stopped();
    if (stop != null && stop.isCertainlyBefore(effective)) {
      throw refused(state, c, "since %s there can be no delivery".formatted(stop));
    }
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
              .formatted(units, item.designation(), outstanding, item.quantity()),
          "quantity");
    }
  }

  static List<ContractEvent> complete(ContractState state, CompleteContract c) {
    Agreement agreement = admitted(state, InForce.class).agreement();
    Chronology.checkOrder(
        "the entry into force", agreement.inForce(), "The completion", c.effective());
    if (agreement.hasOutstanding()) {
      throw new Refused("%s cannot be completed: units are outstanding.".formatted(c.reference()));
    }
    agreement
        .deliveries()
        .forEach((name, delivery) -> checkEnd(name, delivery, "The completion", c.effective()));
    return List.of(new ContractCompleted(c.reference(), c.provenance()));
  }

  /** No delivery lies for certain after the end. */
  static void checkEnd(String name, Delivery delivery, String end, EdtfDate effective) {
    if (delivery.quantity().units() > 0) {
      Chronology.checkOrder("delivery '%s'".formatted(name), delivery.effective(), end, effective);
    }
  }

  /**
   * The event, and what it entails: the last unit completes a contract, a unit too few reopens it,
   * and one that came on another day moves the completion there.
   */
  static List<ContractEvent> settled(Agreed before, ContractEvent event) {
    ContractState after = ContractState.evolve(before, event);
    Provenance provenance = event.provenance();
    String reference = event.reference();
    return switch (after) {
      case Completed(Agreement agreement, EdtfDate on) -> {
        ContractEvent reopened = new ContractReopened(reference, provenance.effective(on));
        EdtfDate really = completion(before.agreement(), agreement, on);
        yield really == null
            ? List.of(event, reopened)
            : really.equals(on)
                ? List.of(event)
                : List.of(
                    event,
                    reopened,
                    new ContractCompleted(reference, provenance.effective(really)));
      }
      case Terminated _ -> List.of(event);
      case Agreed agreed when agreed.agreement().isDelivered() ->
          List.of(
              event,
              new ContractCompleted(
                  reference, provenance.effective(agreed.agreement().completion())));
      default -> List.of(event);
    };
  }

  /**
   * When it was really completed, absent where it was not. A completion that a source stated stays,
   * unless units are outstanding or one lies for certain after it.
   */
  private static @Nullable EdtfDate completion(Agreement before, Agreement after, EdtfDate on) {
    if (after.hasOutstanding()) {
      return null;
    }
    if (before.isDelivered()) {
      return after.isDelivered() ? after.completion() : null;
    }
    return after
        .arrived()
        .map(Delivery::effective)
        .filter(on::isCertainlyBefore)
        .max(Comparator.naturalOrder())
        .orElse(on);
  }

  static Delivery named(Agreement agreement, String reference, String name) {
    Delivery delivery = agreement.deliveries().get(name);
    if (delivery == null) {
      throw new Refused(
          "%s has no delivery '%s': it has %s."
              .formatted(reference, name, Names.some(agreement.deliveries().keySet())),
          "delivery");
    }
    return delivery;
  }
}
