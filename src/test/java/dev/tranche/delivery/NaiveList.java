package dev.tranche.delivery;

import dev.tranche.contract.History;
import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters and sorts contracts by looking at each, as simply as can be. */
final class NaiveList {

  private NaiveList() {}

  static boolean isWanted(ContractSummary c, ContractFilter filter) {
    boolean wanted = filter.status() == null || filter.status() == c.status();
    wanted &= filter.buyer() == null || filter.buyer().equals(c.buyer());
    wanted &= filter.late() == null || filter.late() == c.late();
    if (filter.backlog() != null) {
      boolean ended = c.status() == Status.COMPLETED || c.status() == Status.TERMINATED;
      wanted &= filter.backlog() == (c.signed() != null && !ended);
    }
    if (filter.supplier() != null) {
      wanted &= c.supplier() != null && has(c.supplier().name(), filter.supplier());
    }
    if (filter.designation() != null) {
      wanted &= c.designations().stream().anyMatch(each -> has(each, filter.designation()));
    }
    if (filter.signed() != null) {
      wanted &= c.signed() != null && filter.signed() == c.signed().latest().getYear();
    }
    if (filter.search() != null) {
      List<String> all = new ArrayList<>(c.designations());
      all.add(c.reference());
      all.add(c.buyer() == null ? "" : c.buyer().code());
      all.add(c.buyer() == null ? "" : c.buyer().name());
      all.add(c.supplier() == null ? "" : c.supplier().name());
      wanted &=
          Stream.of(filter.search().split(" +", -1))
              .allMatch(word -> all.stream().anyMatch(each -> has(each, word)));
    }
    return wanted;
  }

  static boolean isDelivered(
      ContractSummary c, @Nullable Integer year, History history, Viewpoint viewpoint) {
    return year == null
        || new ContractOn(history, viewpoint)
            .deliveries().stream()
                .map(delivery -> delivery.effective().latest().getYear())
                .anyMatch(in -> Math.max(in, signed(c)) == year);
  }

  private static int signed(ContractSummary c) {
    return Objects.requireNonNull(c.signed()).latest().getYear();
  }

  private static boolean has(String name, String part) {
    return name.toUpperCase(Locale.ROOT).contains(part.toUpperCase(Locale.ROOT));
  }

  static Comparator<ContractSummary> order(ContractSort sort) {
    Comparator<ContractSummary> order =
        switch (sort.by()) {
          case CONTRACT -> Comparator.comparing(ContractSummary::reference);
          case BUYER -> Comparator.comparing(c -> c.buyer() == null ? "" : c.buyer().code());
          case STATUS -> Comparator.comparing(c -> c.status().toString());
          case ORDERED -> Comparator.comparingLong(c -> c.ordered().units());
          case DELIVERED ->
              Comparator.comparingLong(
                  c ->
                      c.ordered().units() == 0 ? -1 : 10_000 * c.delivered() / c.ordered().units());
          case DUE ->
              Comparator.comparing(
                  c ->
                      c.nextDue() == null || c.status() == Status.COMPLETED
                          ? LocalDate.MAX
                          : c.nextDue().latest());
        };
    Comparator<ContractSummary> whole = order.thenComparing(ContractSummary::reference);
    return sort.descending() ? whole.reversed() : whole;
  }
}
