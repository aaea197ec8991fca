package dev.tranche.contract;

import dev.tranche.contract.Claimed.DeliveredQuantity;
import dev.tranche.contract.Claimed.DeliveryDate;
import dev.tranche.contract.Claimed.OrderedQuantity;
import dev.tranche.contract.Claimed.SigningDate;
import dev.tranche.contract.Claimed.Value;
import dev.tranche.contract.Confidence.Credibility;
import dev.tranche.contract.Confidence.Reliability;
import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.StateClaim;
import dev.tranche.contract.ContractCommand.WithdrawClaim;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.fact.Quantity;
import java.util.List;
import java.util.Map;

/** Random claims on what a contract has, at times on what it has not; then what is made of them. */
final class RandomClaims {

  private final String reference;
  private final RandomFacts facts;

  RandomClaims(String reference, RandomFacts facts) {
    this.reference = reference;
    this.facts = facts;
  }

  ContractCommand next(ContractState state) {
    List<String> names = List.copyOf(Claims.of(state).keySet());
    if (names.isEmpty() || facts.chance(0.5)) {
      return new StateClaim(
          reference,
          facts.chance(0.2) ? "claim-" + facts.upTo(4) : null,
          states(state),
          facts.chance(0.5) ? confidence() : null,
          facts.source(),
          facts.later());
    }
    String claim = facts.chance(0.05) ? "claim-99" : facts.oneOf(names);
    return facts.chance(0.8)
        ? new AdoptClaim(reference, claim, "better known", facts.source(), facts.later())
        : new WithdrawClaim(reference, claim, "misread", facts.source(), facts.later());
  }

  private Confidence confidence() {
    return new Confidence(
        facts.oneOf(List.of(Reliability.values())), facts.oneOf(List.of(Credibility.values())));
  }

  private Claimed states(ContractState state) {
    return switch (facts.upTo(5)) {
      case 1 ->
          new SigningDate(
              state instanceof Agreed s && facts.chance(0.7)
                  ? facts.around(s.agreement().signed().latest())
                  : facts.past());
      case 2 -> new Value(terms(state), facts.value());
      case 3 ->
          new OrderedQuantity(
              terms(state),
              state instanceof Agreed s ? facts.oneOf(s.agreement().terms().items()).id() : "",
              facts.quantity(300));
      case 4 -> {
        Map.Entry<String, Long> delivery = delivery(state);
        yield new DeliveredQuantity(
            delivery.getKey(),
            Quantity.exact(facts.chance(0.2) ? 0 : facts.units(delivery.getValue() + 2)));
      }
      default -> new DeliveryDate(delivery(state).getKey(), facts.past());
    };
  }

  private String terms(ContractState state) {
    return state instanceof Agreed s && facts.chance(0.5)
        ? facts.oneOf(List.copyOf(s.agreement().statements().keySet()))
        : "";
  }

  private Map.Entry<String, Long> delivery(ContractState state) {
    if (!(state instanceof Agreed s) || s.agreement().deliveries().isEmpty()) {
      return Map.entry("delivery-1", 1L);
    }
    String name = facts.oneOf(List.copyOf(s.agreement().deliveries().keySet()));
    return Map.entry(
        name, s.agreement().deliveries().values().iterator().next().quantity().units());
  }
}
