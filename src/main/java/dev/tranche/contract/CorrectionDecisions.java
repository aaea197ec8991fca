package dev.tranche.contract;

import static dev.tranche.contract.Decisions.refused;

import dev.tranche.contract.Agreement.Delivery;
import dev.tranche.contract.Agreement.Statement;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.Terminated;
import java.util.List;

/** The record was wrong; the contract did not change. Each correction names what it replaces. */
final class CorrectionDecisions {

  private CorrectionDecisions() {}

  static List<ContractEvent> delivery(ContractState state, CorrectDelivery c) {
    Agreement agreement = agreed(state, c);
    Delivery wrong = DeliveryDecisions.named(agreement, c.reference(), c.delivery());
    Delivery right =
        new Delivery(
            c.item() == null ? wrong.item() : Plan.itemOf(agreement.terms(), c.item()).id(),
            c.quantity() == null ? wrong.quantity() : c.quantity(),
            c.effective() == null ? wrong.effective() : c.effective());
    if (right.equals(wrong)) {
      throw new Refused("The correction changes nothing.");
    }
    if (!right.quantity().isKnown()) {
      throw new Refused(
          "A delivery is of a known or an estimated number of units; 0 if it did not take place.");
    }
    Chronology.checkStatement(right.effective(), c.source(), c.recorded());
    Chronology.checkOrder("the signature", agreement.signed(), "The delivery", right.effective());
    if (state instanceof Terminated(_, EdtfDate on)) {
      Chronology.checkOrder("the delivery", right.effective(), "The termination", on);
    }
    Agreement without =
        agreement.delivery(
            c.delivery(), new Delivery(right.item(), Quantity.exact(0), right.effective()));
    DeliveryDecisions.checkOrdered(
        without, Plan.itemOf(agreement.terms(), right.item()), right.quantity().units());
    return DeliveryDecisions.settled(
        state,
        new DeliveryCorrected(
            c.reference(),
            c.delivery(),
            right.item(),
            right.quantity(),
            c.reason(),
            new Provenance(c.source(), right.effective(), c.recorded())));
  }

  static List<ContractEvent> terms(ContractState state, CorrectTerms c) {
    Agreement agreement = agreed(state, c);
    Statement wrong = agreement.statements().get(c.replaces());
    if (wrong == null) {
      throw new Refused(
          "%s has no terms called '%s': it has %s."
              .formatted(c.reference(), c.replaces(), agreement.statements().keySet()));
    }
    Terms before = wrong.terms();
    if (before == null) {
      throw new Refused(
          "%s of %s changed no terms that could be corrected."
              .formatted(c.replaces(), c.reference()));
    }
    Terms right = TermsChange.merged(before, c.supplier(), c.items(), c.value());
    agreement
        .statements()
        .forEach(
            (name, other) -> {
              if (!name.equals(c.replaces()) && other.terms() != null) {
                TermsChange.checkCurrency(other.terms(), right);
              }
            });
    Agreement corrected =
        agreement.statement(c.replaces(), new Statement(right, wrong.effective()));
    TermsChange.checkDelivered(corrected.terms(), agreement);
    DeliverySchedule schedule =
        Plan.checked(
            c.schedule() == null ? agreement.schedule() : c.schedule(),
            corrected.terms(),
            agreement.signed());
    boolean sameSchedule = schedule.equals(agreement.schedule());
    if (right.equals(before) && sameSchedule) {
      throw new Refused("The correction changes nothing.");
    }
    return DeliveryDecisions.settled(
        state,
        new TermsCorrected(
            c.reference(),
            c.replaces(),
            right,
            sameSchedule ? null : schedule,
            c.reason(),
            new Provenance(c.source(), wrong.effective(), c.recorded())));
  }

  static List<ContractEvent> signingDate(ContractState state, CorrectSigningDate c) {
    Agreement agreement = agreed(state, c);
    if (c.effective().equals(agreement.signed())) {
      throw new Refused("The correction changes nothing.");
    }
    Chronology.checkStatement(c.effective(), c.source(), c.recorded());
    for (EdtfDate later : agreement.datesAfterSigning()) {
      Chronology.checkOrder("the signature", c.effective(), "What followed it", later);
    }
    return List.of(
        new SigningDateCorrected(
            c.reference(), c.reason(), new Provenance(c.source(), c.effective(), c.recorded())));
  }

  private static Agreement agreed(ContractState state, ContractCommand command) {
    if (state instanceof Agreed agreed) {
      return agreed.agreement();
    }
    throw refused(state, command, "only what was recorded of a signed contract can be corrected");
  }
}
