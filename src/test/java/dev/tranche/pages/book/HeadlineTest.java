package dev.tranche.pages.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.backlog.Amount;
import dev.tranche.backlog.Sums;
import dev.tranche.fact.Viewpoint;
import dev.tranche.pages.At;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

/** The first words of the page follow from its figures, in the tense of the day. */
class HeadlineTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Amount NOTHING = amount(0, Map.of());

  private static Amount amount(long units, Map<String, String> value) {
    return new Amount(units, value, false, List.of());
  }

  private static At at(LocalDate asOf) {
    return new At(
        Viewpoint.of(asOf), TODAY, LocalDate.of(2022, 1, 1), "/", new LinkedMultiValueMap<>());
  }

  private static YearNumbers numbers(
      int year, long units, Map<String, String> value, boolean estimated, Amount intake) {
    Sums.Row backlog = new Sums.Row("total", null, units, value, estimated, List.of());
    return new YearNumbers(year, backlog, intake, NOTHING, null, Map.of(), List.of());
  }

  @Test
  void namesEachCurrencyForItself() {
    Headline headline =
        Headline.of(
            at(TODAY),
            numbers(
                2026, 1148, Map.of("USD", "23630000000.00", "EUR", "2000000.00"), true, NOTHING),
            1L);

    assertThat(headline.title())
        .isEqualTo(
            "About 1,148 units worth EUR 2 m and USD 23.6 bn are on order and still to come");
    assertThat(headline.lead())
        .isEqualTo(
            "In 2026, nothing was signed, and nothing was delivered. One contract is late with a"
                + " batch.");
  }

  @Test
  void tellsOfAPastDayAsOfThePast() {
    Headline headline =
        Headline.of(
            at(LocalDate.of(2023, 12, 31)),
            numbers(2023, 1, Map.of(), false, amount(1, Map.of("USD", "460000000.00"))),
            0L);

    assertThat(headline.title())
        .isEqualTo("1 unit was on order and still to come on 31 December 2023");
    assertThat(headline.lead())
        .isEqualTo(
            "In 2023, 1 unit worth USD 460 m was signed, and nothing was delivered. No contract"
                + " was late.");
  }

  @Test
  void tellsOfAnEstimateAsOne() {
    Amount intake = new Amount(20, Map.of("USD", "460000000.00"), true, List.of());

    assertThat(Headline.of(at(TODAY), numbers(2026, 20, Map.of(), true, intake), 0L).lead())
        .startsWith("In 2026, about 20 units worth USD 460 m were signed");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "24740000000, 25e9", "20e9, 20e9", "9.1, 10", "610, 800", "1.1, 1.5"})
  void anAxisEndsAtTheNextRoundNumber(String most, double end) {
    assertThat(Scale.roundedUp(new BigDecimal(most))).isEqualTo(end);
  }
}
