package dev.tranche.contract;

import dev.tranche.contract.Agreement.Statement;
import dev.tranche.contract.Claim.Standing;
import dev.tranche.contract.Claimed.DeliveredQuantity;
import dev.tranche.contract.Claimed.DeliveryDate;
import dev.tranche.contract.Claimed.OrderedQuantity;
import dev.tranche.contract.Claimed.SigningDate;
import dev.tranche.contract.Claimed.Value;
import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.OfCorrection;
import dev.tranche.contract.ContractCommand.StateClaim;
import dev.tranche.contract.ContractCommand.WithdrawClaim;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Reference;
import dev.tranche.fact.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What other sources state stands beside the record and changes nothing of it, until it is adopted:
 * then the record is corrected to it, by the rules of any correction.
 */
final class ClaimDecisions {

  private ClaimDecisions() {}

  static List<ContractEvent> state(ContractState state, StateClaim c) {
    Map<String, Claim> claims = Claims.of(state);
    ClaimSubject subject = ClaimSubject.of(state, c);
    Chronology.checkFact(subject.effective(), c.source(), c.recorded());
    claims.forEach(
        (name, other) -> {
          if (other.standing() != Standing.WITHDRAWN
              && other.source().equals(c.source())
              && other.states().equals(subject.states())) {
            throw new Refused(
                "%s states the same in claim '%s' already."
                    .formatted(c.source().publisher(), name));
          }
        });
    String name = c.claim() == null ? nextName(claims) : c.claim();
    Reference.check("claim", name);
    if (claims.containsKey(name)) {
      throw new Refused(
          "%s has a claim '%s' already: withdraw it, or name this one otherwise."
              .formatted(c.reference(), name),
          "claim");
    }
    return List.of(
        new ClaimStated(
            c.reference(),
            name,
            subject.states(),
            c.confidence() == null ? Confidence.NOT_JUDGED : c.confidence(),
            new Provenance(c.source(), subject.effective(), c.recorded())));
  }

  private static String nextName(Map<String, Claim> claims) {
    int number = claims.size() + 1;
    while (claims.containsKey("claim-" + number)) {
      number++;
    }
    return "claim-" + number;
  }

  static List<ContractEvent> adopt(ContractState state, AdoptClaim c) {
    Agreed agreed = CorrectionDecisions.agreed(state, c);
    Claim claim = standing(state, c, c.claim());
    EdtfDate published = claim.source().published();
    if (published != null && c.source().published() != null) {
      Chronology.checkOrder(
          "the publication of the claim", published, "Its adoption", c.source().published());
    }
    if (ClaimSubject.isShown(agreed.agreement(), claim.states())) {
      if (claim.standing() == Standing.ADOPTED) {
        throw new Refused(
            "The adoption changes nothing: claim '%s' is adopted already.".formatted(c.claim()),
            "claim");
      }
      // The value was right; only its source was another one.
      Provenance provenance = new Provenance(c.source(), claim.effective(), c.recorded());
      return List.of(new ClaimAdopted(c.reference(), c.claim(), c.reason(), provenance));
    }
    List<ContractEvent> events = new ArrayList<>(corrected(agreed, claim.states(), c));
    events.add(
        new ClaimAdopted(c.reference(), c.claim(), c.reason(), events.getFirst().provenance()));
    return List.copyOf(events);
  }

  private static List<ContractEvent> corrected(Agreed state, Claimed states, AdoptClaim c) {
    return switch (states) {
      case SigningDate(EdtfDate value) ->
          CorrectionDecisions.signingDate(
              state,
              new CorrectSigningDate(c.reference(), value, c.reason(), c.source(), c.recorded()));
      case Value(String terms, MonetaryValue value) ->
          CorrectionDecisions.terms(state, terms(c, terms, null, value));
      case OrderedQuantity(String terms, String item, Quantity value) ->
          CorrectionDecisions.terms(
              state, terms(c, terms, ordered(state.agreement(), terms, item, value), null));
      case DeliveredQuantity(String delivery, Quantity value) ->
          CorrectionDecisions.delivery(state, delivery(c, delivery, value, null));
      case DeliveryDate(String delivery, EdtfDate value) ->
          CorrectionDecisions.delivery(state, delivery(c, delivery, null, value));
    };
  }

  private static CorrectTerms terms(
      AdoptClaim c, String replaces, @Nullable List<Item> items, @Nullable MonetaryValue value) {
    return new CorrectTerms(
        c.reference(), replaces, null, items, value, null, c.reason(), c.source(), c.recorded());
  }

  private static CorrectDelivery delivery(
      AdoptClaim c, String delivery, @Nullable Quantity quantity, @Nullable EdtfDate on) {
    return new CorrectDelivery(
        c.reference(), delivery, null, quantity, on, c.reason(), c.source(), c.recorded());
  }

  /** The items of those terms with another quantity of one; none where the terms have none. */
  private static @Nullable List<Item> ordered(
      Agreement agreement, String name, String id, Quantity quantity) {
    Statement statement = agreement.statements().get(name);
    if (statement == null || statement.terms() == null) {
      return null;
    }
    Item changed = Plan.itemOf(statement.terms(), id);
    return statement.terms().items().stream()
        .map(item -> item.equals(changed) ? item.ordered(quantity) : item)
        .toList();
  }

  static List<ContractEvent> withdraw(ContractState state, WithdrawClaim c) {
    CorrectionDecisions.checkReason(c);
    Claim claim = standing(state, c, c.claim());
    if (claim.standing() == Standing.ADOPTED
        && state instanceof Agreed agreed
        && ClaimSubject.isShown(agreed.agreement(), claim.states())) {
      throw new Refused(
          "%s shows what claim '%s' states: correct it, or adopt another claim, before."
              .formatted(c.reference(), c.claim()),
          "claim");
    }
    return List.of(
        new ClaimWithdrawn(
            c.reference(),
            c.claim(),
            c.reason(),
            new Provenance(c.source(), claim.effective(), c.recorded())));
  }

  private static Claim standing(ContractState state, OfCorrection c, String name) {
    Claim claim = Claims.of(state).get(name);
    if (claim == null) {
      throw new Refused(
          "%s has no claim '%s': it has %s."
              .formatted(c.reference(), name, Names.some(Claims.of(state).keySet())));
    }
    if (claim.standing() == Standing.WITHDRAWN) {
      throw new Refused("Claim '%s' has been withdrawn.".formatted(name), "claim");
    }
    return claim;
  }
}
