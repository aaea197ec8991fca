package dev.tranche.pages.book;

import dev.tranche.backlog.Amount;
import dev.tranche.backlog.BookToBill;
import dev.tranche.backlog.Sums;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.pages.Formats;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures that the page begins with.
 *
 * @param year the one that the day shown lies in
 * @param byValue book-to-bill of the year, by currency; to one decimal place
 */
record YearNumbers(
    int year,
    Sums.Row backlog,
    Amount intake,
    Amount deliveries,
    @Nullable String byUnits,
    Map<String, String> byValue,
    List<Target> targets) {

  private static final Amount NOTHING = new Amount(0, Map.of(), false, List.of());

  /**
   * What somebody aims at in the year.
   *
   * @param subject whose order intake it is
   * @param share of it that is signed and tracked here; absent for a target of nothing
   */
  record Target(String reference, String subject, MonetaryValue value, @Nullable String share) {}

  static YearNumbers of(int year, Sums backlog, BookToBill years, List<Target> targets) {
    return years.rows().stream()
        .filter(row -> row.key().equals(Formats.year(year)))
        .findFirst()
        .map(
            row ->
                new YearNumbers(
                    year,
                    backlog.total(),
                    row.orderIntake(),
                    row.deliveries(),
                    row.byUnits(),
                    row.byValue(),
                    targets))
        .orElseGet(
            () ->
                new YearNumbers(year, backlog.total(), NOTHING, NOTHING, null, Map.of(), targets));
  }
}
