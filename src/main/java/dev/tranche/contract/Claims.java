package dev.tranche.contract;

import dev.tranche.contract.Claim.Standing;
import dev.tranche.contract.ContractState.Abandoned;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.InTalks;
import dev.tranche.contract.ContractState.Unrecorded;
import dev.tranche.fact.GrowingMap;
import java.util.Map;
import java.util.Objects;

/** The claims that a state holds, withdrawn ones too, and those with a further one. */
final class Claims {

  private Claims() {}

  /** Whether there is a deal of which sources can state something. */
  static boolean canBeMadeOf(ContractState state) {
    return state instanceof InTalks || state instanceof Agreed;
  }

  /** By name, in the order in which they were recorded. */
  static Map<String, Claim> of(ContractState state) {
    return switch (state) {
      case InTalks s -> s.claims();
      case Agreed s -> s.agreement().claims();
      case Unrecorded _, Abandoned _ -> Map.of();
    };
  }

  static boolean has(ContractState state, String name) {
    return of(state).containsKey(name);
  }

  /** One that the state has. */
  static Claim get(ContractState state, String name) {
    return Objects.requireNonNull(of(state).get(name), name);
  }

  /** Adopted in place of whichever states the same or contradicts it. */
  static ContractState adopted(ContractState state, String name) {
    Claim adopted = get(state, name);
    ContractState after = state;
    for (Map.Entry<String, Claim> each : of(state).entrySet()) {
      Claim other = each.getValue();
      if (other.standing() == Standing.ADOPTED
          && other.states().subject().equals(adopted.states().subject())) {
        after = with(after, each.getKey(), other.standing(Standing.STATED));
      }
    }
    return with(after, name, adopted.standing(Standing.ADOPTED));
  }

  static ContractState with(ContractState state, String name, Claim claim) {
    Map<String, Claim> more = GrowingMap.of(of(state)).with(name, claim);
    return switch (state) {
      case InTalks s -> new InTalks(s.buyer(), s.terms(), s.opened(), more);
      case Agreed s -> ContractState.with(s, s.agreement().claims(more));
      case Unrecorded _, Abandoned _ -> state;
    };
  }
}
