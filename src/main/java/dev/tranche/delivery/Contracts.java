package dev.tranche.delivery;

import dev.tranche.contract.Condition;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Viewpoint;
import dev.tranche.delivery.ContractDetails.ConditionState;
import dev.tranche.delivery.ContractDetails.DeliveryFact;
import dev.tranche.view.ViewDocuments;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers about one contract from the delivery view, as of any day, as known on any day. */
@Component
public class Contracts {

  private final ViewDocuments<Progress, ContractEvent> documents;

  Contracts(ViewDocuments<Progress, ContractEvent> deliveryDocuments) {
    this.documents = deliveryDocuments;
  }

  /** Progress of one contract; empty where nothing of it had happened, or was known, by then. */
  public Optional<DeliveryProgress> progress(String reference, Viewpoint viewpoint) {
    return known(reference, viewpoint).flatMap(p -> progress(p, viewpoint.asOf()));
  }

  /**
   * What is known of one contract; empty where nothing of it had happened, or was known, by then.
   */
  public Optional<ContractDetails> details(String reference, Viewpoint viewpoint) {
    return known(reference, viewpoint).flatMap(p -> details(p, viewpoint.asOf()));
  }

  private Optional<Progress> known(String reference, Viewpoint viewpoint) {
    return viewpoint.knowsEverything()
        ? documents.find(reference)
        : documents.foldWhere(reference, event -> Progress.knownOn(viewpoint, event));
  }

  private static Optional<DeliveryProgress> progress(Progress p, LocalDate asOf) {
    ContractOn contract = new ContractOn(p, asOf);
    return contract.status().map(status -> DeliveryProgress.of(p.reference(), contract, status));
  }

  private static Optional<ContractDetails> details(Progress p, LocalDate asOf) {
    ContractOn contract = new ContractOn(p, asOf);
    return contract
        .status()
        .map(
            status ->
                new ContractDetails(
                    p.reference(),
                    status,
                    p.buyer(),
                    p.buyer() == null ? null : p.buyer().name(),
                    contract.supplier(),
                    contract.isSigned() ? p.framework() : null,
                    contract.signed(),
                    contract.since(Status.IN_FORCE),
                    contract.items(),
                    contract.value(),
                    contract.schedule().batches(),
                    contract.isSigned() ? conditions(p, asOf) : List.of(),
                    deliveries(p, contract),
                    ClaimSummary.of(p, contract)));
  }

  private static List<ConditionState> conditions(Progress p, LocalDate asOf) {
    Map<String, Dated<String>> closed = new HashMap<>();
    p.closings().stream()
        .filter(closing -> !closing.effective().latest().isAfter(asOf))
        .forEach(closing -> closed.putIfAbsent(closing.name(), closing));
    return p.conditions().stream().map(c -> condition(c, closed.get(c.id()))).toList();
  }

  private static ConditionState condition(Condition c, @Nullable Dated<String> closing) {
    return closing == null
        ? new ConditionState(c.id(), c.description(), "open", null)
        : new ConditionState(c.id(), c.description(), closing.value(), closing.effective());
  }

  private static List<DeliveryFact> deliveries(Progress p, ContractOn contract) {
    Set<Progress.Delivery> counted = new HashSet<>(contract.deliveries());
    return p.deliveries().entrySet().stream()
        .filter(e -> counted.contains(e.getValue()))
        .sorted(Map.Entry.comparingByValue((a, b) -> a.effective().compareTo(b.effective())))
        .map(
            e ->
                new DeliveryFact(
                    e.getKey(),
                    e.getValue().item(),
                    e.getValue().quantity(),
                    e.getValue().effective(),
                    e.getValue().source()))
        .toList();
  }
}
