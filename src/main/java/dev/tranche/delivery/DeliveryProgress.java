package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tranche.contract.Batch;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Statement.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a contract is along at the end of a day, in whole units over all its items: ordered =
 * delivered + outstanding + cancelled. What is not known is absent.
 *
 * @param share delivered over ordered, four decimals
 * @param late whether a batch's last possible due day has passed with units missing
 * @param nextBatch the first batch in order of due dates that is not whole
 * @param planned units due by the end of each day on which a batch is due
 * @param actual units delivered by the end of each day that counts a delivery
 * @param performance in JSON among the rest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryProgress(
    String reference,
    Status status,
    Quantity ordered,
    long delivered,
    @Nullable Long outstanding,
    @Nullable Long cancelled,
    @Nullable String share,
    boolean late,
    @Nullable BatchProgress nextBatch,
    @JsonUnwrapped Performance performance,
    List<ItemProgress> items,
    List<BatchProgress> batches,
    List<Cumulative> planned,
    List<Cumulative> actual) {

  static DeliveryProgress of(ContractOn contract, Status status) {
    Standing standing = Standing.of(contract);
    return new DeliveryProgress(
        contract.reference(),
        status,
        standing.ordered(),
        standing.delivered(),
        standing.outstanding(),
        standing.cancelled(),
        standing.share(),
        standing.isLate(),
        standing.nextBatch(),
        Performance.of(contract, standing),
        standing.items(),
        standing.batches(),
        Cumulative.of(contract.schedule().batches(), Batch::due, Batch::quantity),
        Cumulative.of(contract.deliveries(), Known::effective, d -> d.value().quantity().units()));
  }
}
