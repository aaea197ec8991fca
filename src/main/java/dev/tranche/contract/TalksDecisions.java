package dev.tranche.contract;

import static dev.tranche.contract.Decisions.admitted;

import dev.tranche.contract.ContractCommand.AbandonTalks;
import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.ReviseTerms;
import dev.tranche.contract.ContractCommand.SelectSupplier;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksAbandoned;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.contract.ContractState.InTalks;
import dev.tranche.fact.Reference;
import dev.tranche.fact.Refused;
import java.util.List;

/** From the first talks to their end. */
final class TalksDecisions {

  private TalksDecisions() {}

  static List<ContractEvent> open(ContractState state, OpenTalks c) {
    Reference.check("contract", c.reference());
    Terms terms = new Terms(c.supplier(), c.items(), c.value());
    return List.of(new TalksOpened(c.reference(), c.buyer(), terms, c.provenance()));
  }

  static List<ContractEvent> revise(ContractState state, ReviseTerms c) {
    InTalks talks = admitted(state, InTalks.class);
    if (c.items().isEmpty() && c.value() == null) {
      throw new Refused("The revision changes nothing: give items or a value.");
    }
    Terms current = talks.terms();
    Terms terms =
        TermsChange.merged(current, null, c.items().isEmpty() ? null : c.items(), c.value());
    Chronology.checkOrder(
        "the opening of the talks", talks.opened(), "The revision", c.effective());
    if (terms.equals(current)) {
      throw new Refused("The revision changes nothing: these are the terms that are talked about.");
    }
    return List.of(new TermsRevised(c.reference(), terms, c.provenance()));
  }

  static List<ContractEvent> select(ContractState state, SelectSupplier c) {
    InTalks talks = admitted(state, InTalks.class);
    Chronology.checkOrder(
        "the opening of the talks", talks.opened(), "The selection", c.effective());
    return List.of(new SupplierSelected(c.reference(), c.supplier(), c.provenance()));
  }

  static List<ContractEvent> abandon(ContractState state, AbandonTalks c) {
    InTalks talks = admitted(state, InTalks.class);
    Chronology.checkOrder(
        "the opening of the talks", talks.opened(), "The end of the talks", c.effective());
    return List.of(new TalksAbandoned(c.reference(), c.reason(), c.provenance()));
  }
}
