package dev.tranche.pages.yard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.fact.Viewpoint;
import dev.tranche.figure.Amount;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.FigureView.Statement;
import dev.tranche.figure.Measure;
import dev.tranche.pages.At;
import dev.tranche.pages.Chart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class FigureChartTest {

  private static final CurrencyUnit USD = CurrencyUnit.of("USD");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  /** Such a figure is refused by now; a log of before may hold one. */
  @Test
  void itsYearsHaveFourDigits() {
    At at = new At(Viewpoint.of(TODAY), TODAY, TODAY, "/figures", new LinkedMultiValueMap<>());
    List<FigureLine> lines = List.of(line("0999"), line("1001"));

    Chart chart =
        Objects.requireNonNull(
            FigureChart.of(
                Party.of("KR"), USD, lines, SignedByYear.none(), lines, SignedByYear.none(), at));

    assertThat(chart.ends().categories()).containsExactly("0999", "1000", "1001");
    assertThat(chart.lines()).extracting(Chart.Line::x).containsExactly("0999", "1001");
    assertThat(lines.getFirst().year()).isEqualTo("0999");
  }

  private static FigureLine line(String year) {
    MonetaryValue value = MonetaryValue.parse("USD 14 bn");
    Statement stated =
        new Statement(
            new Amount(value, null),
            null,
            new Provenance(
                new Source("KEI", null, null, null), EdtfDate.parse("2024"), Instant.EPOCH));
    FigureView figure =
        new FigureView(
            "kr-" + year,
            Party.of("KR"),
            null,
            Measure.ORDER_INTAKE,
            EdtfDate.parse(year),
            List.of(stated));
    return new FigureLine(figure, stated, List.of(), Money.zero(USD), false, List.of());
  }
}
