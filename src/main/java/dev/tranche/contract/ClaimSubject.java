package dev.tranche.contract;

import dev.tranche.contract.Agreement.Delivery;
import dev.tranche.contract.Agreement.Statement;
import dev.tranche.contract.Claimed.DeliveredQuantity;
import dev.tranche.contract.Claimed.DeliveryDate;
import dev.tranche.contract.Claimed.OrderedQuantity;
import dev.tranche.contract.Claimed.SigningDate;
import dev.tranche.contract.Claimed.Value;
import dev.tranche.contract.ContractCommand.StateClaim;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.InTalks;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a claim is about, found in the contract: its terms, item and delivery by their names.
 *
 * @param effective when that came about
 */
record ClaimSubject(Claimed states, EdtfDate effective) {

  /** Refused where the contract has no such terms, item or delivery. */
  static ClaimSubject of(ContractState state, StateClaim c) {
    return switch (c.states()) {
      case SigningDate signed -> new ClaimSubject(signed, signed.value());
      case Value(String terms, MonetaryValue value) -> {
        Named named = named(state, c, terms);
        yield new ClaimSubject(new Value(named.name(), value), named.effective());
      }
      case OrderedQuantity(String terms, String item, Quantity value) -> {
        Named named = named(state, c, terms);
        String id = Plan.itemOf(named.terms(), item).id();
        yield new ClaimSubject(new OrderedQuantity(named.name(), id, value), named.effective());
      }
      case DeliveredQuantity delivered ->
          new ClaimSubject(delivered, delivery(state, c, delivered.delivery()).effective());
      case DeliveryDate delivered -> {
        delivery(state, c, delivered.delivery());
        yield new ClaimSubject(delivered, delivered.value());
      }
    };
  }

  /** Whether the record says the same. */
  static boolean isShown(Agreement agreement, Claimed states) {
    return switch (states) {
      case SigningDate(EdtfDate value) -> value.equals(agreement.signed());
      case Value(String terms, MonetaryValue value) ->
          terms(agreement, terms).flatMap(Terms::total).filter(value::equals).isPresent();
      case OrderedQuantity(String terms, String item, Quantity value) ->
          terms(agreement, terms)
              .flatMap(agreed -> agreed.item(item))
              .filter(ordered -> ordered.quantity().equals(value))
              .isPresent();
      case DeliveredQuantity(String delivery, Quantity value) ->
          delivery(agreement, delivery).filter(d -> d.quantity().equals(value)).isPresent();
      case DeliveryDate(String delivery, EdtfDate value) ->
          delivery(agreement, delivery).filter(d -> d.effective().equals(value)).isPresent();
    };
  }

  /** Terms with the name by which corrections call them. */
  private record Named(String name, Terms terms, EdtfDate effective) {}

  private static Named named(ContractState state, StateClaim c, String name) {
    if (state instanceof InTalks talks && (name.isEmpty() || name.equals(Agreement.TALKS))) {
      return new Named(Agreement.TALKS, talks.terms(), talks.opened());
    }
    @Nullable Named found = null;
    if (state instanceof Agreed agreed) {
      for (Map.Entry<String, Statement> each : agreed.agreement().statements().entrySet()) {
        Statement statement = each.getValue();
        if (statement.terms() != null && (name.isEmpty() || name.equals(each.getKey()))) {
          found = new Named(each.getKey(), statement.terms(), statement.effective());
        }
      }
    }
    if (found == null) {
      throw new Refused("%s has no terms called '%s'.".formatted(c.reference(), name));
    }
    return found;
  }

  private static Delivery delivery(ContractState state, StateClaim c, String name) {
    if (state instanceof Agreed agreed) {
      return DeliveryDecisions.named(agreed.agreement(), c.reference(), name);
    }
    throw Decisions.refused(state, c, "there can be no delivery yet of which to claim something");
  }

  private static Optional<Terms> terms(Agreement agreement, String name) {
    return Optional.ofNullable(agreement.statements().get(name)).map(Statement::terms);
  }

  private static Optional<Delivery> delivery(Agreement agreement, String name) {
    return Optional.ofNullable(agreement.deliveries().get(name));
  }
}
