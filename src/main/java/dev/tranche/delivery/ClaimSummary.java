package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Claimed;
import dev.tranche.contract.Confidence;
import dev.tranche.contract.History;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Party;
import dev.tranche.fact.Source;
import dev.tranche.fact.Supplier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source states of an attribute of a contract, beside what the contract shows.
 *
 * @param effective when what it states came about
 * @param reported when its source published it
 * @param adopted whether the contract shows what it states
 * @param reason why the record was corrected to it; absent where it was not
 * @param shown absent where the contract shows nothing of it on that day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimSummary(
    String contract,
    @Nullable Party buyer,
    @Nullable Supplier supplier,
    String claim,
    Claimed states,
    Confidence confidence,
    Source source,
    EdtfDate effective,
    LocalDate reported,
    Instant recorded,
    boolean adopted,
    @Nullable String reason,
    @Nullable Shown shown) {

  /** The adopted value, and the source that it came from. */
  public record Shown(Object value, Source source) {}

  /**
   * What is claimed of a contract, in the order in which it was recorded: a claim is seen from the
   * first day on which what it states can have come about.
   */
  static List<ClaimSummary> of(History history, ContractOn contract) {
    ClaimSources sources = new ClaimSources(history, contract);
    return sources.claims().stream()
        .filter(claim -> contract.mayReach(claim.provenance().effective()))
        .map(claim -> of(claim, sources, contract))
        .toList();
  }

  private static ClaimSummary of(
      ClaimSources.Claim claim, ClaimSources sources, ContractOn contract) {
    Shown shown = sources.shown(claim.states()).orElse(null);
    return new ClaimSummary(
        contract.reference(),
        contract.buyer(),
        contract.supplier(),
        claim.name(),
        claim.states(),
        claim.confidence(),
        claim.provenance().source(),
        claim.provenance().effective(),
        claim.provenance().reportedDay(),
        claim.provenance().recorded(),
        shown != null && shown.value().equals(claim.states().value()),
        claim.reason(),
        shown);
  }
}
