package dev.tranche.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A contract on one day, as lists choose and order by it.
 *
 * @param contract without the SPI(t), which only a page of the list shows
 * @param deliveredIn the years in which deliveries of it count
 * @param due the last day on which it is not late; never late where that is the last of all days
 */
record ListLine(ContractSummary contract, List<Integer> deliveredIn, LocalDate due) {

  /** Empty where nothing of the contract had happened yet. */
  static Optional<ListLine> of(ContractOn contract) {
    return ContractSummary.withoutIndex(contract)
        .map(summary -> new ListLine(summary, years(contract), due(contract)));
  }

  /** A delivery counts once the contract is signed. */
  private static List<Integer> years(ContractOn contract) {
    return contract.deliveries().stream()
        .map(delivery -> delivery.effective().latest())
        .map(day -> contract.signedBy(day))
        .map(LocalDate::getYear)
        .distinct()
        .toList();
  }

  private static LocalDate due(ContractOn contract) {
    return contract.isEnded()
        ? LocalDate.MAX
        : contract.batches().stream()
            .filter(BatchProgress::lacksUnits)
            .map(batch -> batch.due().latest())
            .reduce(LocalDate.MAX, (a, b) -> a.isBefore(b) ? a : b);
  }

  /** The same on a later day on which nothing but the day is another. */
  ListLine on(LocalDate day) {
    boolean late = due.isBefore(day);
    return late == contract.late() ? this : new ListLine(contract.late(late), deliveredIn, due);
  }
}
