package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Agreement;
import dev.tranche.contract.Claimed;
import dev.tranche.contract.Confidence;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Item;
import dev.tranche.contract.Party;
import dev.tranche.contract.Source;
import dev.tranche.contract.Supplier;
import dev.tranche.contract.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
record FormerClaimSummary(
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
  record Shown(Object value, Source source) {}

  /**
   * What is claimed of a contract, in the order in which it was recorded: a claim is seen from the
   * first day on which what it states can have come about.
   */
  static List<FormerClaimSummary> of(FormerProgress progress, FormerContractOn contract) {
    return progress.claims().stated().entrySet().stream()
        .filter(each -> !each.getValue().withdrawn())
        .filter(each -> contract.mayReach(each.getValue().provenance().effective()))
        .map(each -> of(progress, contract, each))
        .toList();
  }

  private static FormerClaimSummary of(
      FormerProgress progress,
      FormerContractOn contract,
      Map.Entry<String, FormerClaims.Stated> each) {
    FormerClaims.Stated claim = each.getValue();
    Shown shown = shown(claim.states(), progress, contract).orElse(null);
    return new FormerClaimSummary(
        progress.reference(),
        progress.buyer(),
        contract.supplier(),
        each.getKey(),
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

  private static Optional<Shown> shown(
      Claimed claim, FormerProgress progress, FormerContractOn contract) {
    Optional<Shown> shown =
        switch (claim) {
          case Claimed.SigningDate _ ->
              inTerms(
                  Agreement.SIGNATURE,
                  progress,
                  contract,
                  _ -> Optional.ofNullable(contract.signed()));
          case Claimed.Value c -> inTerms(c.terms(), progress, contract, Terms::total);
          case Claimed.OrderedQuantity c ->
              inTerms(
                  c.terms(), progress, contract, terms -> terms.item(c.item()).map(Item::quantity));
          case Claimed.DeliveredQuantity c ->
              delivery(c.delivery(), progress, contract)
                  .map(delivery -> new Shown(delivery.quantity(), delivery.source()));
          case Claimed.DeliveryDate c ->
              delivery(c.delivery(), progress, contract)
                  .map(delivery -> new Shown(delivery.effective(), delivery.source()));
        };
    Source corrected = progress.claims().corrected().get(claim.subject());
    return corrected == null ? shown : shown.map(s -> new Shown(s.value(), corrected));
  }

  /** A part of the terms of that name, as they were last stated by then, and by whom. */
  private static <T> Optional<Shown> inTerms(
      String name,
      FormerProgress progress,
      FormerContractOn contract,
      Function<Terms, Optional<T>> part) {
    Optional<Shown> shown = Optional.empty();
    for (int i = 0; i < progress.terms().size(); i++) {
      FormerDated<Terms> terms = progress.terms().get(i);
      if (terms.name().equals(name) && contract.reaches(terms.effective())) {
        Source source = progress.claims().terms().get(i);
        shown = part.apply(terms.value()).map(value -> new Shown(value, source));
      }
    }
    return shown;
  }

  private static Optional<FormerProgress.Delivery> delivery(
      String name, FormerProgress progress, FormerContractOn contract) {
    return Optional.ofNullable(progress.deliveries().get(name))
        .filter(delivery -> contract.reaches(delivery.effective()));
  }
}
