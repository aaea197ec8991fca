package dev.tranche.audit;

import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.contract.Terms;
import dev.tranche.fact.StreamId;
import dev.tranche.fact.SubjectKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the items of a contract are called by the terms that were read so far; one that no terms
 * name keeps its id.
 */
public final class Designations {

  private final Map<String, String> designations = new HashMap<>();

  /** Takes note of the terms of an event of the contract, if it has any. */
  public void on(@Nullable Object event) {
    Terms terms =
        switch (event) {
          case TalksOpened e -> e.terms();
          case TermsRevised e -> e.terms();
          case ContractSigned e -> e.terms();
          case ContractAmended e -> e.terms();
          case TermsCorrected e -> e.terms();
          case null, default -> null;
        };
    if (terms != null) {
      terms.items().forEach(item -> designations.put(item.id(), item.designation()));
    }
  }

  /** Whether events of that stream speak of items by their ids. */
  static boolean matterTo(String stream) {
    return StreamId.parse(stream).kind() == SubjectKind.CONTRACT;
  }

  /** The designation of an item, by its id. */
  String of(String item) {
    return designations.getOrDefault(item, item);
  }
}
