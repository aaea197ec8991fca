package dev.tranche.pages.book;

import dev.tranche.backlog.Sums;
import dev.tranche.pages.At;
import dev.tranche.pages.Formats;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What of one designation was signed or delivered in one month. */
record Lately(String month, String words, Map<String, String> value, String link) {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private record Dated(String month, boolean signed, Sums.Row row) {}

  /** The last ones first; by designation and month. */
  static List<Lately> of(Sums intake, Sums deliveries, At at, int most) {
    return Stream.concat(
            intake.rows().stream().map(row -> dated(true, row)),
            deliveries.rows().stream().map(row -> dated(false, row)))
        .filter(each -> each.row().units() != 0)
        .sorted(Comparator.comparing(Dated::month).reversed())
        .limit(most)
        .map(each -> lately(each, at))
        .toList();
  }

  private static Dated dated(boolean signed, Sums.Row row) {
    return new Dated(Objects.requireNonNull(row.secondKey()), signed, row);
  }

  private static Lately lately(Dated each, At at) {
    long units = each.row().units();
    String done = each.signed() ? (units > 0 ? "signed" : "taken out of the book") : "delivered";
    return new Lately(
        MONTH.format(YearMonth.parse(each.month())),
        "%s%s %s %s"
            .formatted(
                Formats.INSTANCE.about(each.row().estimated()),
                Formats.INSTANCE.number(Math.abs(units)),
                each.row().key(),
                done),
        each.row().value(),
        at.link("/contracts", "designation", each.row().key()));
  }
}
