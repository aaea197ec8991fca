package dev.tranche.pages.book;

import dev.tranche.backlog.Sums;
import dev.tranche.pages.At;
import dev.tranche.pages.Formats;
import dev.tranche.pages.SupplierColours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The backlog by one dimension, the largest part first.
 *
 * @param more how many parts there are beyond those shown
 */
record Ranking(String title, List<Part> parts, int more) {

  /** So many are shown. */
  private static final int MOST = 8;

  private static final int PLACES = 4;

  /**
   * One part.
   *
   * @param share of the largest one, for a bar
   * @param colour the number of its colour; 0 is the accent
   * @param value each currency with its amount
   */
  record Part(
      String name,
      String link,
      long units,
      Map<String, String> value,
      boolean estimated,
      String share,
      int colour) {}

  static Ranking of(String title, String filter, Sums sums, Scale scale, At at, List<String> own) {
    List<Sums.Row> rows =
        sums.rows().stream()
            .filter(row -> row.units() != 0)
            .sorted(
                Comparator.comparing((Sums.Row row) -> scale.of(row))
                    .reversed()
                    .thenComparing(Sums.Row::units, Comparator.reverseOrder()))
            .toList();
    BigDecimal most = rows.isEmpty() ? BigDecimal.ZERO : scale.of(rows.getFirst());
    return new Ranking(
        title,
        rows.stream()
            .limit(MOST)
            .map(
                row ->
                    new Part(
                        filter.equals("buyer") ? Formats.INSTANCE.partyOf(row.key()) : row.key(),
                        at.link("/contracts", filter, row.key(), "backlog", true),
                        row.units(),
                        row.value().entrySet().stream()
                            .filter(each -> new BigDecimal(each.getValue()).signum() != 0)
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        row.estimated(),
                        share(scale.of(row), most),
                        filter.equals("supplier") ? SupplierColours.of(row.key(), own) : 0))
            .toList(),
        Math.max(0, rows.size() - MOST));
  }

  private static String share(BigDecimal part, BigDecimal most) {
    return most.signum() <= 0
        ? "0"
        : part.max(BigDecimal.ZERO).divide(most, PLACES, RoundingMode.HALF_UP).toPlainString();
  }
}
