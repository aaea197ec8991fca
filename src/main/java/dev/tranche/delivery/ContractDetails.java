package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Batch;
import dev.tranche.contract.Condition;
import dev.tranche.contract.History;
import dev.tranche.contract.History.Delivered;
import dev.tranche.contract.Item;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.Statement.Known;
import dev.tranche.fact.Supplier;
import dev.tranche.fact.Viewpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one contract at the end of a day; what is not known is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractDetails(
    String reference,
    Status status,
    @Nullable Party buyer,
    @Nullable String buyerName,
    @Nullable Supplier supplier,
    @Nullable String framework,
    @Nullable EdtfDate signed,
    @Nullable EdtfDate inForce,
    List<Item> items,
    @Nullable MonetaryValue value,
    List<Batch> schedule,
    List<ConditionState> conditions,
    List<DeliveryFact> deliveries,
    List<ClaimSummary> claims) {

  /**
   * A condition precedent and how it stands.
   *
   * @param state {@code open}, {@code met} or {@code waived}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ConditionState(
      String id, @Nullable String description, String state, @Nullable EdtfDate closed) {}

  /** What arrived, when, and who says so. */
  public record DeliveryFact(
      String delivery, String item, Quantity quantity, EdtfDate effective, Source source) {}

  /** Empty where nothing of the contract had happened, or was known, by then. */
  static Optional<ContractDetails> of(History history, Viewpoint viewpoint) {
    ContractOn contract = new ContractOn(history, viewpoint);
    Party buyer = contract.buyer();
    return contract
        .status()
        .map(
            status ->
                new ContractDetails(
                    contract.reference(),
                    status,
                    buyer,
                    buyer == null ? null : buyer.name(),
                    contract.supplier(),
                    contract.framework(),
                    contract.signed(),
                    contract.since(Status.IN_FORCE),
                    contract.items(),
                    contract.value(),
                    contract.schedule().batches(),
                    contract.conditions().stream().map(c -> state(c, contract)).toList(),
                    contract.deliveries().stream().map(ContractDetails::fact).toList(),
                    ClaimSummary.of(history, contract)));
  }

  private static ConditionState state(Condition condition, ContractOn contract) {
    return contract
        .closing(condition.id())
        .map(
            closed ->
                new ConditionState(
                    condition.id(),
                    condition.description(),
                    closed.value().toString(),
                    closed.effective()))
        .orElse(new ConditionState(condition.id(), condition.description(), "open", null));
  }

  private static DeliveryFact fact(Known<Delivered> delivery) {
    return new DeliveryFact(
        delivery.name(),
        delivery.value().item(),
        delivery.value().quantity(),
        delivery.effective(),
        delivery.provenance().source());
  }
}
