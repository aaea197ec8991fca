package dev.tranche.contract;

import static dev.tranche.contract.Decisions.admitted;

import dev.tranche.contract.Agreement.Delivery;
import dev.tranche.contract.Agreement.Statement;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.OfCorrection;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.Completed;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record was wrong; the contract did not change. Each correction names what it replaces. */
final class CorrectionDecisions {

  private CorrectionDecisions() {}

  static List<ContractEvent> delivery(ContractState state, CorrectDelivery c) {
    Agreed agreed = agreed(state, c);
    Agreement agreement = agreed.agreement();
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
          "A delivery is of a known or an estimated number of units; 0 if it did not take place.",
          "quantity");
    }
    Chronology.checkFact(right.effective(), c.source(), c.recorded());
    boolean tookPlace = wrong.quantity().units() > 0;
    if (right.quantity().units() > 0
        && !(tookPlace && right.effective().equals(wrong.effective()))) {
      DeliveryDecisions.checkDate(agreed, c, right.effective());
    }
    Agreement without =
        agreement.delivery(
            c.delivery(), new Delivery(right.item(), Quantity.exact(0), right.effective()));
    DeliveryDecisions.checkOrdered(
        without, Plan.itemOf(agreement.terms(), right.item()), right.quantity().units());
    return DeliveryDecisions.settled(
        agreed,
        new DeliveryCorrected(
            c.reference(),
            c.delivery(),
            right.item(),
            right.quantity(),
            c.reason(),
            new Provenance(c.source(), right.effective(), c.recorded())));
  }

  static List<ContractEvent> terms(ContractState state, CorrectTerms c) {
    Agreed agreed = agreed(state, c);
    Agreement agreement = agreed.agreement();
    Statement wrong = wrong(agreement, c);
    Terms before = termsOf(wrong, c);
    Chronology.checkFact(wrong.effective(), c.source(), c.recorded());
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
        agreed,
        new TermsCorrected(
            c.reference(),
            c.replaces(),
            right,
            sameSchedule ? null : schedule,
            c.reason(),
            new Provenance(c.source(), wrong.effective(), c.recorded())));
  }

  private static Statement wrong(Agreement agreement, CorrectTerms c) {
    Statement wrong = agreement.statements().get(c.replaces());
    if (wrong == null) {
      throw new Refused(
          "%s has no terms called '%s': it has %s."
              .formatted(c.reference(), c.replaces(), Names.some(agreement.statements().keySet())),
          "replaces");
    }
    return wrong;
  }

  private static Terms termsOf(Statement wrong, CorrectTerms c) {
    Terms terms = wrong.terms();
    if (terms == null) {
      throw new Refused(
          "%s of %s changed no terms that could be corrected."
              .formatted(c.replaces(), c.reference()),
          "replaces");
    }
    return terms;
  }

  static List<ContractEvent> signingDate(ContractState state, CorrectSigningDate c) {
    Agreed agreed = agreed(state, c);
    Agreement agreement = agreed.agreement();
    if (c.effective().equals(agreement.signed())) {
      throw new Refused("The correction changes nothing.");
    }
    Chronology.checkFact(c.effective(), c.source(), c.recorded());
    Chronology.checkOrder(
        "the opening of the talks", agreement.talksOpened(), "The signature", c.effective());
    List<EdtfDate> followed = new ArrayList<>(agreement.datesAfterSigning());
    @Nullable EdtfDate stop = agreed instanceof Completed(_, EdtfDate on) ? on : agreed.stopped();
    if (stop != null) {
      followed.add(stop);
    }
    for (EdtfDate later : followed) {
      Chronology.checkOrder("the signature", c.effective(), "What followed it", later);
    }
    Plan.checked(agreement.schedule(), agreement.terms(), c.effective());
    return List.of(
        new SigningDateCorrected(
            c.reference(), c.reason(), new Provenance(c.source(), c.effective(), c.recorded())));
  }

  static Agreed agreed(ContractState state, OfCorrection command) {
    checkReason(command);
    return admitted(state, Agreed.class);
  }

  static void checkReason(OfCorrection command) {
    if (command.reason().isBlank()) {
      throw new Refused("A correction needs a reason: say why the record was wrong.", "reason");
    }
  }
}
