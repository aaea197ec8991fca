package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Batch;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Item;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Quantity.Precision;
import dev.tranche.delivery.Progress.Delivery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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
    List<ItemProgress> items,
    List<BatchProgress> batches,
    List<Cumulative> planned,
    List<Cumulative> actual) {

  /** Units in all by the end of a day. */
  public record Cumulative(LocalDate day, long units) {}

  static DeliveryProgress of(String reference, ContractOn contract, Status status) {
    List<ItemProgress> items =
        contract.ordered().stream().map(item -> item(contract, item)).toList();
    Quantity ordered = totalOrdered(items);
    long delivered = items.stream().mapToLong(ItemProgress::delivered).sum();
    List<BatchProgress> batches = contract.batches();
    return new DeliveryProgress(
        reference,
        status,
        ordered,
        delivered,
        sum(items.stream().map(ItemProgress::outstanding).toList()),
        sum(items.stream().map(ItemProgress::cancelled).toList()),
        share(delivered, ordered),
        batches.stream().anyMatch(BatchProgress::late),
        status == Status.TERMINATED
            ? null
            : batches.stream().filter(b -> b.delivered() < b.planned()).findFirst().orElse(null),
        items,
        batches,
        cumulative(contract.schedule().batches(), Batch::due, Batch::quantity),
        cumulative(contract.deliveries(), Delivery::effective, d -> d.quantity().units()));
  }

  private static ItemProgress item(ContractOn contract, Item item) {
    long delivered = contract.delivered(item.id());
    return new ItemProgress(
        item.id(),
        item.designation(),
        item.category(),
        item.quantity(),
        delivered,
        contract.outstanding(item),
        contract.cancelled(item),
        share(delivered, item.quantity()));
  }

  private static Quantity totalOrdered(List<ItemProgress> items) {
    long units = 0;
    boolean estimated = false;
    for (ItemProgress item : items) {
      if (!item.ordered().isKnown()) {
        return Quantity.UNKNOWN;
      }
      units += item.ordered().units();
      estimated |= item.ordered().precision() == Precision.ESTIMATED;
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

  /**
   * Running totals by last possible day, from facts in that order; those without such a day are
   * left out.
   */
  private static <T> List<Cumulative> cumulative(
      List<T> facts, Function<T, EdtfDate> date, ToLongFunction<T> units) {
    List<Cumulative> totals = new ArrayList<>();
    long total = 0;
    for (T fact : facts) {
      LocalDate day = date.apply(fact).latest();
      if (day.equals(LocalDate.MAX)) {
        continue;
      }
      total += units.applyAsLong(fact);
      if (!totals.isEmpty() && totals.getLast().day().equals(day)) {
        totals.removeLast();
      }
      totals.add(new Cumulative(day, total));
    }
    return totals;
  }
}
