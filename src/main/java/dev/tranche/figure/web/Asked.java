package dev.tranche.figure.web;

import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Party;
import dev.tranche.figure.Measure;
import dev.tranche.statement.BadQuery;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a question; one that cannot be meant is a {@link BadQuery}. */
final class Asked {

  private Asked() {}

  static @Nullable Party party(String name, @Nullable String given) {
    return given == null ? null : value(name, given, Party::of);
  }

  static @Nullable Measure measure(String name, @Nullable String given) {
    return given == null ? null : value(name, given, Measure::of);
  }

  static int year(String given) {
    if (!given.matches("\\d{4}")) {
      throw new BadQuery("year", "year has four digits, as 2024.");
    }
    return Integer.parseInt(given);
  }

  private static <T> T value(String name, String given, Function<String, T> read) {
    try {
      return read.apply(given);
    } catch (InvalidValue e) {
      throw new BadQuery(name, String.valueOf(e.getMessage()));
    }
  }
}
