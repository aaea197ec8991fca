package dev.tranche.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.pages.Chart.Ends;
import dev.tranche.pages.Chart.Look;
import dev.tranche.pages.Chart.Point;
import dev.tranche.pages.Chart.Series;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However old or many the facts are, a chart has an end, and says what it leaves out. */
class ExtentTest {

  @Test
  void aChartOfTwoThousandYearsShowsTheLastOnesOfItsMonths() {
    YearMonth first = YearMonth.of(0, 1);
    Chart chart = chart(Ends.of(texts(24_300, first::plusMonths), 1), 24_300, first::plusMonths);

    assertThat(chart.ends().categories()).hasSize(Extent.MOST_PLACES).last().isEqualTo("2024-12");
    assertThat(chart.series().getFirst().points()).hasSize(Extent.MOST_PLACES);
    assertThat(chart.lines()).hasSize(Extent.MOST_PLACES);
    assertThat(chart.note())
        .isEqualTo("What is before 1985-01 is left out of the chart and its table.");
  }

  @Test
  void aChartOfManyDaysShowsTheLastOfEachMonthOrYear() {
    LocalDate first = LocalDate.of(2001, 1, 1);
    Ends ends = Ends.of("2001-01-01", "2024-12-31", 1);

    Chart few = chart(ends, Extent.MOST_DAYS, first::plusDays);
    assertThat(few.series().getFirst().points()).hasSize(Extent.MOST_DAYS);
    assertThat(few.note()).isNull();
    Chart months = chart(ends, 8_766, first::plusDays);
    assertThat(months.series().getFirst().points()).hasSize(24 * 12);
    assertThat(months.series().getFirst().points().getFirst().x()).isEqualTo("2001-01-31");
    assertThat(months.note()).isEqualTo("Of many days, the last of each month is shown.");
    Chart years = chart(ends, 20_000, first::plusDays);
    assertThat(years.series().getFirst().points()).hasSizeLessThan(60);
    assertThat(years.note()).contains("the last of each year");
  }

  private static Chart chart(Ends ends, int places, IntFunction<Object> place) {
    List<Point> points =
        texts(places, place).stream().map(x -> new Point(x, 1, "1", false, null)).toList();
    return Chart.of(
        "id", "Title", "By", ends, "units", List.of(new Series("One", Look.STEP, 0, points)));
  }

  private static List<String> texts(int places, IntFunction<Object> place) {
    return IntStream.range(0, places).mapToObj(place).map(Object::toString).toList();
  }
}
