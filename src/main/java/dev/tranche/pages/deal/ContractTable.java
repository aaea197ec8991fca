package dev.tranche.pages.deal;

import dev.tranche.delivery.ContractPage;
import dev.tranche.delivery.ContractSort;
import dev.tranche.delivery.ContractSort.By;
import dev.tranche.delivery.ContractSummary;
import dev.tranche.delivery.Status;
import dev.tranche.pages.At;
import dev.tranche.pages.Formats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One page of the table of contracts, as it is shown.
 *
 * @param next the address of the next page; absent on the last one
 * @param first the address of the first page; absent on that one
 */
record ContractTable(
    String headline,
    List<ContractSummary> rows,
    List<Head> heads,
    @Nullable String next,
    @Nullable String first,
    String csv,
    String excel) {

  /**
   * The head of a column.
   *
   * @param link to the table sorted by it; absent where it cannot be
   * @param sorted {@code ascending}, {@code descending}, or absent
   */
  record Head(String name, boolean figures, @Nullable String link, @Nullable String sorted) {}

  private record Column(String name, boolean figures, @Nullable By by) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Contract", false, By.CONTRACT),
          new Column("Buyer", false, By.BUYER),
          new Column("Supplier", false, null),
          new Column("Status", false, By.STATUS),
          new Column("Ordered", true, By.ORDERED),
          new Column("Delivered", true, By.DELIVERED),
          new Column("Next batch", false, By.DUE),
          new Column("SPI(t)", true, null),
          new Column("Value", true, null));

  static ContractTable of(AskedContracts asked, At at, ContractPage page, long total, long late) {
    return new ContractTable(
        headline(asked, total, late),
        page.contracts(),
        heads(asked, at),
        page.next() == null ? null : asked.at(at, "/contracts", asked.sort(), page.next()),
        asked.after() == null ? null : asked.at(at, "/contracts", asked.sort(), null),
        asked.at(at, "/contracts.csv", asked.sort(), null),
        asked.at(at, "/contracts.xlsx", asked.sort(), null));
  }

  private static List<Head> heads(AskedContracts asked, At at) {
    ContractSort now = asked.order();
    return COLUMNS.stream()
        .map(
            column -> {
              By by = column.by();
              if (by == null) {
                return new Head(column.name(), column.figures(), null, null);
              }
              boolean sorted = by == now.by();
              ContractSort other = new ContractSort(by, sorted && !now.descending());
              return new Head(
                  column.name(),
                  column.figures(),
                  asked.at(at, "/contracts", other.toString(), null),
                  sorted ? now.descending() ? "descending" : "ascending" : null);
            })
        .toList();
  }

  private static String headline(AskedContracts asked, long total, long late) {
    if (total == 0) {
      return asked.isAll() ? "No contract is in the book on these days" : "No contract matches";
    }
    return sentence(
        asked,
        Formats.INSTANCE.number(total) + (total == 1 ? " contract" : " contracts"),
        lateOf(late, total));
  }

  private static String sentence(AskedContracts asked, String contracts, String late) {
    return asked.isAll()
        ? contracts + late
        : "%s %s%s".formatted(contracts, contracts.startsWith("1 ") ? "matches" : "match", late);
  }

  private static String lateOf(long late, long all) {
    return late == 0
        ? ", none late"
        : late == all
            ? all == 1 ? ", which is late" : ", all late"
            : ", %s of them late".formatted(Formats.INSTANCE.number(late));
  }

  /** The statuses that the form offers, with their names. */
  static SequencedMap<String, String> statuses() {
    SequencedMap<String, String> statuses = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      statuses.put(status.toString(), Formats.INSTANCE.name(status));
    }
    return statuses;
  }
}
