package dev.tranche.backlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Agreement;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.ConditionMet;
import dev.tranche.contract.ContractEvent.ConditionWaived;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.ContractSuspended;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.ScheduleRevised;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksAbandoned;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.contract.Party;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Terms;
import dev.tranche.contract.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account of one contract in the order book: every statement that moves units or value, with
 * all its corrections, in the order in which they were recorded. {@link Ledger} makes the entries
 * of it. Talks leave it empty.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Account(
    String reference,
    @Nullable Party buyer,
    List<Visibility> signature,
    Map<String, List<Stated<Terms>>> terms,
    Map<String, List<Stated<Arrival>>> deliveries,
    List<Stated<Ending>> endings) {

  /**
   * What one statement says, and from when on it is seen. Further ones in a list correct the first.
   */
  record Stated<T>(T value, Visibility seen) {}

  /** Units of an item that arrived. */
  record Arrival(String item, Quantity quantity) {}

  /** What ends deliveries, and what undoes that. */
  enum Ending {
    COMPLETED,
    REOPENED,
    TERMINATED
  }

  static Account initial() {
    return new Account("", null, List.of(), Map.of(), Map.of(), List.of());
  }

  static Account evolve(Account a, ContractEvent event) {
    Visibility seen = Visibility.of(event.provenance());
    if (!a.reference.isEmpty() && !a.reference.equals(event.reference())) {
      throw new IllegalStateException(
          "An event of %s in the account of %s.".formatted(event.reference(), a.reference));
    }
    return switch (event) {
      // What is claimed moves nothing; what is adopted comes as a correction.
      case TalksOpened _,
          TermsRevised _,
          SupplierSelected _,
          TalksAbandoned _,
          ClaimStated _,
          ClaimAdopted _,
          ClaimWithdrawn _ ->
          a.opened(event.reference());
      case ContractSigned e when !a.isSigned() ->
          new Account(e.reference(), e.buyer(), List.of(seen), a.terms, a.deliveries, a.endings)
              .terms(Agreement.SIGNATURE, e.terms(), seen);
      case ContractSigned _ ->
          throw new IllegalStateException(a.reference + " cannot be signed twice.");
      case ContractAmended e ->
          e.terms() == null ? a : a.signed().terms(e.amendment(), e.terms(), seen);
      case TermsCorrected e -> a.signed().terms(e.replaces(), e.terms(), seen);
      case SigningDateCorrected _ ->
          new Account(
              a.reference,
              a.buyer,
              plus(a.signed().signature, seen),
              a.terms,
              a.deliveries,
              a.endings);
      case DeliveryMade e ->
          a.signed().arrival(e.delivery(), new Arrival(e.item(), e.quantity()), seen);
      case DeliveryCorrected e ->
          a.signed().arrival(e.delivery(), new Arrival(e.item(), e.quantity()), seen);
      case ContractCompleted _ -> a.signed().ending(Ending.COMPLETED, seen);
      case ContractReopened _ -> a.signed().ending(Ending.REOPENED, seen);
      case ContractTerminated _ -> a.signed().ending(Ending.TERMINATED, seen);
      case ConditionMet _,
          ConditionWaived _,
          EnteredIntoForce _,
          ScheduleRevised _,
          ContractSuspended _,
          ContractResumed _ ->
          a.signed();
    };
  }

  boolean isSigned() {
    return !signature.isEmpty();
  }

  private Account signed() {
    if (!isSigned()) {
      throw new IllegalStateException(
          "Nothing of a signed contract can come before its signature: " + reference);
    }
    return this;
  }

  private Account opened(String name) {
    return new Account(name, buyer, signature, terms, deliveries, endings);
  }

  private Account terms(String name, Terms value, Visibility seen) {
    return new Account(
        reference,
        buyer,
        signature,
        plus(terms, name, new Stated<>(value, seen)),
        deliveries,
        endings);
  }

  private Account arrival(String name, Arrival value, Visibility seen) {
    return new Account(
        reference,
        buyer,
        signature,
        terms,
        plus(deliveries, name, new Stated<>(value, seen)),
        endings);
  }

  private Account ending(Ending ending, Visibility seen) {
    return new Account(
        reference, buyer, signature, terms, deliveries, plus(endings, new Stated<>(ending, seen)));
  }

  private static <T> Map<String, List<T>> plus(Map<String, List<T>> map, String name, T one) {
    Map<String, List<T>> more = new LinkedHashMap<>(map);
    more.merge(name, List.of(one), (before, _) -> plus(before, one));
    return more;
  }

  private static <T> List<T> plus(List<T> list, T one) {
    List<T> more = new ArrayList<>(list);
    more.add(one);
    return more;
  }
}
