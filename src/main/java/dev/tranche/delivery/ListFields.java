package dev.tranche.delivery;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Filters;
import dev.tranche.contract.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/**
 * What is stored of a contract so that the database can list it: its line from the day on from
 * which nothing comes to count any more, and that day.
 *
 * <p>Nothing of it depends on today. Facts come to count on their last possible day, so before the
 * settled day the line is another one, and is to be taken from the contract itself. From then on
 * only lateness changes by the passing of days, and that is a comparison with one day.
 */
final class ListFields {

  /** The last day on which a fact comes to count; never where a fact has an open end. */
  private static final String SETTLED = "settled";

  /** The last day on which the first batch that lacks units is not late; never if none does. */
  static final String DUE = "due";

  /** Whether anything was ever claimed; left out where not. */
  static final String CLAIMED = "claimed";

  /** Units ordered; 0 where that is not known. */
  static final String ORDERED = "ordered";

  /** How much of them is delivered, as {@link ContractSort} compares it. */
  static final String DELIVERED = "delivered";

  static final String STATUS = "status";
  static final String BUYER = "buyer";
  private static final String SIGNED = "signed";
  private static final String REFERENCE = "_id";

  /** The more exact ones first. */
  static final List<List<String>> INDEXES =
      List.of(
          List.of(BUYER, REFERENCE),
          List.of(STATUS, REFERENCE),
          List.of(SIGNED, REFERENCE),
          List.of(ORDERED, REFERENCE),
          List.of(DELIVERED, REFERENCE),
          List.of(DUE, REFERENCE),
          List.of(SETTLED),
          List.of(CLAIMED));

  private ListFields() {}

  static Map<String, Object> of(Progress progress) {
    LocalDate settled = settled(progress);
    ContractOn contract = new ContractOn(progress, settled);
    Map<String, Object> fields = new HashMap<>();
    contract
        .status()
        .ifPresent(
            status -> {
              fields.put(SETTLED, settled.toEpochDay());
              fields.put(DUE, due(contract).toEpochDay());
              fields.put(STATUS, status.toString());
              Quantity ordered = Standing.totalOrdered(contract.ordered());
              long delivered =
                  contract.deliveries().stream().mapToLong(d -> d.quantity().units()).sum();
              fields.put(ORDERED, ordered.units());
              fields.put(DELIVERED, ContractSort.delivered(delivered, ordered));
              if (contract.signed() != null) {
                fields.put(SIGNED, contract.signed().latest().getYear());
              }
            });
    if (progress.buyer() != null) {
      fields.put(BUYER, progress.buyer().code());
    }
    if (!progress.claims().stated().isEmpty()) {
      fields.put(CLAIMED, true);
    }
    return fields;
  }

  private static LocalDate settled(Progress p) {
    return Stream.of(
            p.statuses().stream().map(Dated::effective),
            p.terms().stream().map(Dated::effective),
            p.schedules().stream().map(Dated::effective),
            p.deliveries().values().stream().map(Progress.Delivery::effective))
        .flatMap(dates -> dates)
        .map(date -> date.latest())
        .reduce(LocalDate.MIN, (a, b) -> a.isAfter(b) ? a : b);
  }

  static LocalDate due(ContractOn contract) {
    return contract.isEnded()
        ? LocalDate.MAX
        : contract.batches().stream()
            .filter(batch -> batch.delivered() < batch.planned())
            .map(batch -> batch.due().latest())
            .reduce(LocalDate.MAX, (a, b) -> a.isBefore(b) ? a : b);
  }

  /** The contracts that match, of those that are settled by then. */
  static Bson settled(ContractFilter filter, LocalDate asOf) {
    long day = asOf.toEpochDay();
    List<Bson> all = new ArrayList<>(List.of(lte(SETTLED, day)));
    if (filter.buyer() != null) {
      all.add(eq(BUYER, filter.buyer().code()));
    }
    if (filter.signed() != null) {
      all.add(eq(SIGNED, filter.signed()));
    }
    if (filter.status() != null) {
      all.add(eq(STATUS, filter.status().toString()));
    }
    if (filter.late() != null) {
      all.add(filter.late() ? lt(DUE, day) : gte(DUE, day));
    }
    return Filters.and(all);
  }

  /** Those of which a batch lacks units. */
  static Bson hasDue() {
    return lt(DUE, LocalDate.MAX.toEpochDay());
  }

  /** Those that are not settled by then, and may match. */
  static Bson changing(ContractFilter filter, LocalDate asOf) {
    Bson unsettled = gt(SETTLED, asOf.toEpochDay());
    return filter.buyer() == null
        ? unsettled
        : Filters.and(eq(BUYER, filter.buyer().code()), unsettled);
  }
}
