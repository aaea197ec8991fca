package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Item;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Supplier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of contracts; units as in {@link DeliveryProgress}.
 *
 * @param spiT as in {@link Performance}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractSummary(
    String reference,
    Status status,
    @Nullable Party buyer,
    @Nullable Supplier supplier,
    List<String> designations,
    @Nullable EdtfDate signed,
    @Nullable MonetaryValue value,
    Quantity ordered,
    long delivered,
    @Nullable Long outstanding,
    @Nullable String share,
    @Nullable EdtfDate nextDue,
    boolean late,
    @Nullable String spiT) {

  /** Empty where nothing of the contract had happened yet. */
  static Optional<ContractSummary> of(ContractOn contract) {
    return withoutIndex(contract)
        .map(summary -> summary.spiT(Performance.spiT(contract).orElse(null)));
  }

  /** The same without the SPI(t), which takes most of the time. */
  static Optional<ContractSummary> withoutIndex(ContractOn contract) {
    Standing standing = Standing.of(contract);
    BatchProgress next = standing.nextBatch();
    return contract
        .status()
        .map(
            status ->
                new ContractSummary(
                    contract.reference(),
                    status,
                    contract.buyer(),
                    contract.supplier(),
                    contract.items().stream().map(Item::designation).distinct().toList(),
                    contract.signed(),
                    contract.value(),
                    standing.ordered(),
                    standing.delivered(),
                    standing.outstanding(),
                    standing.share(),
                    next == null ? null : next.due(),
                    standing.isLate(),
                    null));
  }

  private ContractSummary spiT(@Nullable String index) {
    return with(late, index);
  }

  ContractSummary late(boolean isLate) {
    return with(isLate, spiT);
  }

  private ContractSummary with(boolean isLate, @Nullable String index) {
    return new ContractSummary(
        reference,
        status,
        buyer,
        supplier,
        designations,
        signed,
        value,
        ordered,
        delivered,
        outstanding,
        share,
        nextDue,
        isLate,
        index);
  }
}
