package dev.tranche.delivery;

import dev.tranche.contract.Batch;
import dev.tranche.contract.History.Delivered;
import dev.tranche.contract.Item;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Quantity.Precision;
import dev.tranche.fact.Statement.Known;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a contract at the end of a day, in whole units; what is not known is absent.
 *
 * @param nextBatch the first batch in order of due dates that is not whole; none of a terminated
 *     contract
 */
record Standing(
    Quantity ordered,
    long delivered,
    @Nullable Long outstanding,
    @Nullable Long cancelled,
    @Nullable BatchProgress nextBatch,
    List<ItemProgress> items,
    List<BatchProgress> batches) {

  static Standing of(ContractOn contract) {
    Map<String, List<Batch>> planned = byItem(contract.planned(), Batch::item);
    Map<String, List<Known<Delivered>>> arrived =
        byItem(contract.deliveries(), delivery -> delivery.value().item());
    List<ItemProgress> items =
        contract.ordered().stream()
            .map(
                item ->
                    item(
                        contract,
                        item,
                        planned.getOrDefault(item.id(), List.of()),
                        arrived.getOrDefault(item.id(), List.of())))
            .toList();
    List<BatchProgress> batches = contract.batches();
    return new Standing(
        totalOrdered(contract.ordered()),
        items.stream().mapToLong(ItemProgress::delivered).sum(),
        sum(items.stream().map(ItemProgress::outstanding).toList()),
        sum(items.stream().map(ItemProgress::cancelled).toList()),
        contract.isTerminated()
            ? null
            : batches.stream().filter(BatchProgress::lacksUnits).findFirst().orElse(null),
        items,
        batches);
  }

  /** Whether a batch's last possible due day has passed with units missing. */
  boolean isLate() {
    return batches.stream().anyMatch(BatchProgress::late);
  }

  /** Delivered over ordered, four decimals. */
  @Nullable String share() {
    return share(delivered, ordered);
  }

  private static <T> Map<String, List<T>> byItem(List<T> facts, Function<T, String> item) {
    return facts.stream().collect(Collectors.groupingBy(item));
  }

  private static ItemProgress item(
      ContractOn contract, Item item, List<Batch> planned, List<Known<Delivered>> arrived) {
    long delivered = contract.delivered(item.id());
    return new ItemProgress(
        item.id(),
        item.designation(),
        item.category(),
        item.quantity(),
        delivered,
        contract.outstanding(item),
        contract.cancelled(item),
        share(delivered, item.quantity()),
        Cumulative.of(planned, Batch::due, Batch::quantity),
        Cumulative.of(arrived, Known::effective, d -> d.value().quantity().units()));
  }

  static Quantity totalOrdered(List<Item> items) {
    long units = 0;
    boolean estimated = false;
    for (Item item : items) {
      if (!item.quantity().isKnown()) {
        return Quantity.UNKNOWN;
      }
      units += item.quantity().units();
      estimated |= item.quantity().precision() == Precision.ESTIMATED;
    }
    return estimated ? Quantity.estimated(units) : Quantity.exact(units);
  }

  private static @Nullable Long sum(List<? extends @Nullable Long> units) {
    long sum = 0;
    for (Long some : units) {
      if (some == null) {
        return null;
      }
      sum += some;
    }
    return sum;
  }

  private static @Nullable String share(long delivered, Quantity ordered) {
    return ordered.units() == 0
        ? null
        : BigDecimal.valueOf(delivered)
            .divide(BigDecimal.valueOf(ordered.units()), 4, RoundingMode.HALF_EVEN)
            .toPlainString();
  }
}
