package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Batch;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Item;
import dev.tranche.contract.MonetaryValue;
import dev.tranche.contract.Party;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Source;
import dev.tranche.contract.Supplier;
import java.util.List;
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
}
