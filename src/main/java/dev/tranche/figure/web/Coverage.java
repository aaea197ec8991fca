package dev.tranche.figure.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Source;
import dev.tranche.figure.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much of the published order intake, and of the targets, of a year the tracked contracts
 * cover.
 *
 * @param asOf the day that is looked at
 * @param knownOn the day that is looked from; absent where all that is in the log counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Coverage(int year, LocalDate asOf, @Nullable LocalDate knownOn, List<Row> figures) {

  /** Decimal places of a share. */
  private static final int PLACES = 4;

  /** A sum in one currency (ISO 4217), as a decimal. */
  record Sum(String amount, String currency) {

    static Sum of(Money money) {
      return new Sum(money.getAmount().toPlainString(), money.getCurrencyUnit().getCode());
    }
  }

  /**
   * One figure, and what the contracts signed in its period sum to.
   *
   * @param tracked in the currency of the figure
   * @param share tracked over figure, to four decimal places; absent for a figure of 0
   * @param otherCurrencies what is signed in the period besides; never converted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String reference,
      Party subject,
      Measure measure,
      EdtfDate period,
      MonetaryValue figure,
      @Nullable String remark,
      Source source,
      Sum tracked,
      @Nullable String share,
      List<Sum> otherCurrencies) {}

  static Sum tracked(Map<CurrencyUnit, Money> intake, CurrencyUnit currency) {
    return Sum.of(intake.getOrDefault(currency, Money.zero(currency)));
  }

  static @Nullable String share(Sum tracked, MonetaryValue figure) {
    BigDecimal whole = figure.money().getAmount();
    return whole.signum() == 0
        ? null
        : new BigDecimal(tracked.amount())
            .divide(whole, PLACES, RoundingMode.HALF_UP)
            .toPlainString();
  }

  static List<Sum> others(Map<CurrencyUnit, Money> intake, CurrencyUnit currency) {
    return intake.values().stream()
        .filter(money -> !money.getCurrencyUnit().equals(currency))
        .sorted((a, b) -> a.getCurrencyUnit().compareTo(b.getCurrencyUnit()))
        .map(Sum::of)
        .toList();
  }
}
