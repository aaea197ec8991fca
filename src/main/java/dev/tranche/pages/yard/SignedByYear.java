package dev.tranche.pages.yard;

import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Question;
import dev.tranche.backlog.Sums;
import dev.tranche.fact.Party;
import dev.tranche.fact.Viewpoint;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What suppliers of each country signed in each year: one question for any number of figures. */
final class SignedByYear {

  /**
   * What was signed in one year.
   *
   * @param sums one for each currency
   * @param estimated whether an estimate is in it
   */
  record Year(Map<CurrencyUnit, Money> sums, boolean estimated) {}

  private final Map<String, NavigableMap<Integer, Year>> byCountry = new HashMap<>();

  private SignedByYear() {}

  /** Where nothing is signed. */
  static SignedByYear none() {
    return new SignedByYear();
  }

  static SignedByYear of(OrderBook book, Viewpoint viewpoint) {
    SignedByYear signed = new SignedByYear();
    Breakdown by = Breakdown.of("supplier-country,year");
    for (Sums.Row row : book.orderIntake(by, Question.from(viewpoint)).rows()) {
      Map<CurrencyUnit, Money> values = new TreeMap<>();
      row.value()
          .forEach(
              (code, amount) -> {
                CurrencyUnit currency = CurrencyUnit.of(code);
                values.put(currency, Money.of(currency, new BigDecimal(amount)));
              });
      signed
          .byCountry
          .computeIfAbsent(row.key(), _ -> new TreeMap<>())
          .put(Integer.valueOf(String.valueOf(row.secondKey())), new Year(values, row.estimated()));
    }
    return signed;
  }

  /** The years in which anything was signed. */
  NavigableMap<Integer, Year> years(Party country) {
    return byCountry.getOrDefault(country.code(), new TreeMap<>());
  }

  /** The sum of some years, for each currency. */
  Map<CurrencyUnit, Money> between(Party country, int first, int last) {
    Map<CurrencyUnit, Money> sums = new TreeMap<>();
    years(country)
        .subMap(first, true, last, true)
        .values()
        .forEach(
            year -> year.sums().forEach((unit, money) -> sums.merge(unit, money, Money::plus)));
    return sums;
  }

  /** Whether an estimate is in what was signed in any of some years. */
  boolean isEstimated(Party country, int first, int last) {
    return years(country).subMap(first, true, last, true).values().stream()
        .anyMatch(Year::estimated);
  }
}
