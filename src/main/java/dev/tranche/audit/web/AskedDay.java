package dev.tranche.audit.web;

import dev.tranche.statement.BadQuery;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads a day of a question; one that cannot be is a {@link BadQuery}. */
final class AskedDay {

  private AskedDay() {}

  static @Nullable LocalDate of(String name, @Nullable String given) {
    if (given == null) {
      return null;
    }
    try {
      if (given.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(given);
      }
    } catch (DateTimeException _) {
      // Has the form of a day, but the calendar has no such day: said below.
    }
    throw new BadQuery(name, "%s is a day of the calendar, written as 2023-12-31.".formatted(name));
  }
}
