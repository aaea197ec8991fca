package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.Supplier;
import dev.tranche.fact.Viewpoint;
import dev.tranche.testing.Picture;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The order book as plainly as can be: what the picture of each contract on one day has that it had
 * not the day before is what moved on that day. It knows nothing of accounts and entries.
 */
final class NaiveBook {

  /** What a movement is about: one key for each dimension that is no period. */
  private record Marks(Kind kind, Map<Dimension, String> keys, @Nullable String currency) {}

  /** Units and value (smallest units of the currency) that moved on a day. */
  record Movement(
      Kind kind,
      Map<Dimension, String> keys,
      @Nullable String currency,
      LocalDate day,
      long units,
      long value) {

    String key(Dimension dimension) {
      return switch (dimension) {
        case YEAR -> "%04d".formatted(day.getYear());
        case MONTH -> YearMonth.from(day).toString();
        default -> keys.getOrDefault(dimension, "?");
      };
    }
  }

  private NaiveBook() {}

  static List<Movement> movements(List<List<ContractEvent>> lives, Viewpoint viewpoint) {
    List<Movement> movements = new ArrayList<>();
    for (List<ContractEvent> events : lives) {
      Set<LocalDate> days =
          events.stream()
              .map(event -> event.provenance().effective().latest())
              .filter(day -> !day.isAfter(viewpoint.asOf()))
              .collect(Collectors.toCollection(TreeSet::new));
      Map<Marks, long[]> before = Map.of();
      for (LocalDate day : days) {
        Map<Marks, long[]> now =
            standing(events, new Viewpoint(day, viewpoint.knownOn(), viewpoint.basis()));
        addDifference(movements, before, now, day);
        before = now;
      }
    }
    return movements;
  }

  private static void addDifference(
      List<Movement> movements, Map<Marks, long[]> before, Map<Marks, long[]> now, LocalDate day) {
    Set<Marks> all = new HashSet<>(before.keySet());
    all.addAll(now.keySet());
    for (Marks marks : all) {
      long[] was = before.getOrDefault(marks, new long[2]);
      long[] is = now.getOrDefault(marks, new long[2]);
      if (was[0] != is[0] || was[1] != is[1]) {
        movements.add(
            new Movement(
                marks.kind(), marks.keys(), marks.currency(), day, is[0] - was[0], is[1] - was[1]));
      }
    }
  }

  private static Map<Marks, long[]> standing(List<ContractEvent> events, Viewpoint viewpoint) {
    Map<Marks, long[]> standing = new HashMap<>();
    Map<String, Picture.Line> lines = Picture.of(events, viewpoint);
    if (lines.isEmpty()) {
      return standing;
    }
    Terms terms = Picture.termsOf(events, viewpoint);
    for (Item item : terms.items()) {
      Picture.Line line = lines.getOrDefault(item.id(), new Picture.Line(0, 0, 0, 0, 0, 0));
      Map<Dimension, String> keys = keys(buyer(events), terms, item);
      @Nullable String currency = terms.currency().map(CurrencyUnit::getCode).orElse(null);
      add(standing, new Marks(Kind.ORDERED, keys, currency), line.ordered(), line.orderedValue());
      add(
          standing,
          new Marks(Kind.DELIVERED, keys, currency),
          line.delivered(),
          line.deliveredValue());
      add(
          standing,
          new Marks(Kind.CANCELLED, keys, currency),
          line.cancelled(),
          line.cancelledValue());
    }
    return standing;
  }

  private static void add(Map<Marks, long[]> standing, Marks marks, long units, long value) {
    long[] sum = standing.computeIfAbsent(marks, _ -> new long[2]);
    sum[0] += units;
    sum[1] += value;
  }

  private static Map<Dimension, String> keys(String buyer, Terms terms, Item item) {
    @Nullable Supplier supplier = terms.supplier();
    return Map.of(
        Dimension.BUYER,
        buyer,
        Dimension.SUPPLIER,
        supplier == null ? "unknown" : supplier.name(),
        Dimension.SUPPLIER_COUNTRY,
        supplier == null ? "unknown" : supplier.country().code(),
        Dimension.DESIGNATION,
        item.designation(),
        Dimension.CATEGORY,
        item.category().toString(),
        Dimension.CURRENCY,
        terms.currency().map(CurrencyUnit::getCode).orElse("unknown"));
  }

  private static String buyer(List<ContractEvent> events) {
    return events.stream()
        .filter(ContractSigned.class::isInstance)
        .map(event -> ((ContractSigned) event).buyer().code())
        .findFirst()
        .orElseThrow();
  }

  static Predicate<Movement> of(Kind kind) {
    return movement -> movement.kind() == kind;
  }
}
