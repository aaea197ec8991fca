package dev.tranche.pages.yard;

import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.figure.Measure;
import dev.tranche.pages.At;
import dev.tranche.pages.Chart;
import dev.tranche.pages.Chart.Ends;
import dev.tranche.pages.Chart.Look;
import dev.tranche.pages.Chart.Point;
import dev.tranche.pages.Chart.Series;
import dev.tranche.pages.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The order intake of one country by year: what is tracked as bars, what is published as marks. */
final class FigureChart {

  private static final Formats F = Formats.INSTANCE;
  private static final int INK = -2;

  private FigureChart() {}

  /**
   * Of the figures of one country in one currency.
   *
   * @param known all of its figures by all that is known today, for the extent of the axes
   * @return nothing where no figure is of one year
   */
  static @Nullable Chart of(
      Party country,
      CurrencyUnit currency,
      List<FigureLine> seen,
      SignedByYear signed,
      List<FigureLine> known,
      SignedByYear signedByNow,
      At at) {
    NavigableSet<Integer> marked = new TreeSet<>();
    double most = 0;
    for (FigureLine line : known) {
      MonetaryValue value = ofYear(line, country, currency);
      if (value != null) {
        FigureLine.year(line.figure()).ifPresent(marked::add);
        most = Math.max(most, value.money().getAmount().doubleValue());
      }
    }
    if (marked.isEmpty()) {
      return null;
    }
    List<Point> bars = bars(signedByNow, country, currency, at);
    NavigableSet<Integer> years = new TreeSet<>(marked);
    for (Point bar : bars) {
      most = Math.max(most, bar.y());
      years.add(Integer.valueOf(bar.x()));
    }
    return Chart.of(
        "intake-%s-%s".formatted(country.code(), currency).toLowerCase(Locale.ROOT),
        "%s: order intake by year".formatted(country.name()),
        "Year",
        Ends.of(eachYear(years.first(), years.last()), most),
        currency.getCode(),
        List.of(
            new Series("Tracked contracts", Look.BAR, 0, bars(signed, country, currency, at)),
            marks("Published", Look.MARK, seen, country, currency, Measure.ORDER_INTAKE),
            marks("Target", Look.LEVEL, seen, country, currency, Measure.TARGET)));
  }

  private static List<String> eachYear(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Formats::year).toList();
  }

  /** The value where the line is a figure of one year of that country in that currency. */
  private static @Nullable MonetaryValue ofYear(
      FigureLine line, Party country, CurrencyUnit currency) {
    MonetaryValue value = line.value();
    return value != null
            && value.currency().equals(currency)
            && line.tracked() != null
            && line.figure().subject().equals(country)
            && FigureLine.year(line.figure()).isPresent()
        ? value
        : null;
  }

  private static List<Point> bars(
      SignedByYear signed, Party country, CurrencyUnit currency, At at) {
    List<Point> points = new ArrayList<>();
    signed
        .years(country)
        .forEach(
            (year, all) -> {
              Money money = all.sums().get(currency);
              if (money != null) {
                BigDecimal amount = money.getAmount();
                points.add(
                    new Point(
                        Formats.year(year),
                        amount.doubleValue(),
                        F.about(all.estimated())
                            + F.money(currency.getCode(), amount.toPlainString()),
                        all.estimated(),
                        at.link("/contracts", "signed", Formats.year(year))));
              }
            });
    return points;
  }

  private static Series marks(
      String name,
      Look look,
      List<FigureLine> lines,
      Party country,
      CurrencyUnit currency,
      Measure measure) {
    List<Point> points = new ArrayList<>();
    for (FigureLine line : lines) {
      MonetaryValue value = ofYear(line, country, currency);
      if (value != null && line.figure().measure() == measure) {
        String period =
            FigureLine.isOfYears(line.figure()) ? "" : " for " + F.date(line.figure().period());
        points.add(
            new Point(
                Formats.year(line.figure().period().latest().getYear()),
                value.money().getAmount().doubleValue(),
                F.money(value) + period,
                value.estimated(),
                null));
      }
    }
    return new Series(name, look, INK, points);
  }
}
