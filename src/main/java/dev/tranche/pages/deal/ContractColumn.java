package dev.tranche.pages.deal;

import dev.tranche.delivery.ContractSummary;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Quantity.Precision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of the table of contracts in a file. What the table shortens stands here in full, and
 * what is an estimate says so in a column of its own.
 *
 * @param cell a text, number, day or yes or no; null where nothing is known
 */
record ContractColumn(String name, Function<ContractSummary, @Nullable Object> cell) {

  static final List<ContractColumn> ALL =
      List.of(
          new ContractColumn("Contract", ContractSummary::reference),
          new ContractColumn("Buyer", c -> c.buyer() == null ? null : c.buyer().name()),
          new ContractColumn("Buyer code", c -> c.buyer() == null ? null : c.buyer().code()),
          new ContractColumn("Supplier", c -> c.supplier() == null ? null : c.supplier().name()),
          new ContractColumn("Items", c -> String.join("; ", c.designations())),
          new ContractColumn("Status", c -> c.status().toString()),
          new ContractColumn("Signed", c -> c.signed() == null ? null : c.signed().toString()),
          new ContractColumn("Ordered", c -> c.ordered().isKnown() ? c.ordered().units() : null),
          new ContractColumn(
              "Ordered is estimated", c -> c.ordered().precision() == Precision.ESTIMATED),
          new ContractColumn("Delivered", ContractSummary::delivered),
          new ContractColumn("Outstanding", ContractSummary::outstanding),
          new ContractColumn("Share delivered", c -> decimal(c.share())),
          new ContractColumn(
              "Next batch due", c -> c.nextDue() == null ? null : c.nextDue().toString()),
          new ContractColumn("Next batch due by", c -> last(c.nextDue())),
          new ContractColumn("Late", ContractSummary::late),
          new ContractColumn("SPI(t)", c -> decimal(c.spiT())),
          new ContractColumn(
              "Value", c -> c.value() == null ? null : c.value().money().getAmount()),
          new ContractColumn(
              "Currency", c -> c.value() == null ? null : c.value().currency().getCode()),
          new ContractColumn(
              "Value is estimated", c -> c.value() == null ? null : c.value().estimated()));

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  /** The last day of it; nothing where the end is open. */
  private static @Nullable LocalDate last(@Nullable EdtfDate date) {
    return Optional.ofNullable(date)
        .map(EdtfDate::latest)
        .filter(day -> !day.equals(LocalDate.MAX))
        .orElse(null);
  }
}
