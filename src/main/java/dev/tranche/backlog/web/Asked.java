package dev.tranche.backlog.web;

import dev.tranche.backlog.Dimension;
import dev.tranche.backlog.Question;
import dev.tranche.backlog.Selection;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.BadQuery;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a question; one that cannot be meant is a {@link BadQuery}. */
final class Asked {

  private static final String IN = "in";

  private Asked() {}

  static Question question(MultiValueMap<String, String> parameters, Viewpoint viewpoint) {
    Selection selection = Selection.ALL;
    for (Dimension dimension : Dimension.values()) {
      @Nullable String key = only(parameters, dimension.toString());
      if (key != null) {
        try {
          selection = selection.with(dimension, key);
        } catch (InvalidValue e) {
          throw new BadQuery(dimension.toString(), String.valueOf(e.getMessage()));
        }
      }
    }
    return new Question(viewpoint, selection, currency(only(parameters, IN)));
  }

  static YearMonth month(String name, String given) {
    try {
      if (given.matches("\\d{4}-\\d{2}")) {
        return YearMonth.parse(given);
      }
    } catch (DateTimeParseException _) {
      // Has the form of a month, but no year has such a month: said below.
    }
    throw new BadQuery(name, "%s is a month, written as 2023-12.".formatted(name));
  }

  private static @Nullable CurrencyUnit currency(@Nullable String code) {
    try {
      return code == null ? null : CurrencyUnit.of(code);
    } catch (IllegalCurrencyException _) {
      throw new BadQuery(
          IN, "'%s' is not a currency: write its ISO 4217 code, as USD.".formatted(code));
    }
  }

  private static @Nullable String only(MultiValueMap<String, String> parameters, String name) {
    @Nullable List<String> given = parameters.get(name);
    if (given != null && given.size() > 1) {
      throw new BadQuery(name, "%s can be given once.".formatted(name));
    }
    return given == null ? null : given.getFirst();
  }
}
