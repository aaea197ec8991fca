package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.delivery.Forecast.Estimate;
import dev.tranche.delivery.Forecast.Method;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ranges, with numbers worked out by hand. */
class WhenACompletionIsForecast {

  @Test
  void theRestOfThePlanIsKeptOrStretched() {
    // A unit a day is planned from day 0 to 364; on day 182, 91 have come: SPI(t) is a half.
    Deal deal =
        Deal.signed("2023-01-01")
            .orders("a", "364")
            .plans("a", 364, "2023")
            .gets("a", 91, "2023-07-02");

    // 273 units are left: 273 days as planned, 546 at half the speed or at 91 in 182 days.
    assertThat(deal.on("2023-07-02").forecast())
        .isEqualTo(
            new Forecast(
                LocalDate.of(2024, 3, 31),
                LocalDate.of(2024, 8, 15),
                LocalDate.of(2024, 12, 29),
                List.of(
                    new Estimate(Method.PLAN_KEPT, LocalDate.of(2024, 3, 31)),
                    new Estimate(Method.PLAN_STRETCHED, LocalDate.of(2024, 12, 29)),
                    new Estimate(Method.PACE_OF_A_YEAR, LocalDate.of(2024, 12, 29)))));
    // 2024-08-15 is 228 days after the end of 2023.
    assertThat(deal.on("2023-07-02").slippageDays()).isEqualTo(228);
  }

  @Test
  void theLastYearCountsByItself() {
    // Planned are 100 units over days 0 to 1000; 20 came on day 500, 20 more on day 800.
    Deal deal =
        Deal.signed("2021-01-01")
            .orders("a", "100")
            .plans("a", 100, "2021-01-01/2023-09-28")
            .gets("a", 20, "2022-05-16")
            .gets("a", 20, "2023-03-12");

    // 400 of 800 days are earned, 200 of them in the last 365: 600 are left, and 600 units.
    assertThat(estimates(deal, "2023-03-12"))
        .containsExactly(
            estimate(Method.PLAN_KEPT, "2023-03-12", 600),
            estimate(Method.PLAN_STRETCHED, "2023-03-12", 1200),
            // 600 * 365 / 400: on day 435, nothing had come yet.
            estimate(Method.PLAN_STRETCHED_LATELY, "2023-03-12", 548),
            // 60 units at 40 in 365 days, and at 40 in 730.
            estimate(Method.PACE_OF_A_YEAR, "2023-03-12", 548),
            estimate(Method.PACE_OF_TWO_YEARS, "2023-03-12", 1095));
  }

  @Test
  void thePaceAloneSpeaksWhereNoPlanIsKnown() {
    Deal deal =
        Deal.signed("2022-01-01")
            .orders("a", "90")
            .gets("a", 20, "2022-07-01")
            .gets("a", 20, "2023-07-01")
            .gets("a", 10, "2024-06-30");

    // 40 are left: at 10 in 365 days, or at 30 in 730; the middle of the two is likely.
    Forecast forecast = Objects.requireNonNull(deal.on("2024-12-31").forecast());
    assertThat(forecast.earliest()).isEqualTo("2027-09-01");
    assertThat(forecast.likely()).isEqualTo("2028-05-01");
    assertThat(forecast.latest()).isEqualTo("2028-12-30");
  }

  @Test
  void aPlanOfAPartIsNoneForTheWhole() {
    Deal deal =
        Deal.signed("2022-01-01")
            .orders("a", "90")
            .plans("a", 50, "2022/2024")
            .gets("a", 20, "2022-07-01")
            .gets("a", 20, "2024-06-30");

    assertThat(estimates(deal, "2024-12-31"))
        .extracting(Estimate::method)
        .containsExactly(Method.PACE_OF_A_YEAR, Method.PACE_OF_TWO_YEARS);
  }

  @Test
  void unitsOfAVagueDateAreSpreadOverItsDays() {
    LocalDate start = LocalDate.of(2023, 1, 1);
    Arrival arrival = new Arrival("a", 31, Deal.batch("a", 1, "2023-01").due());
    long first = start.toEpochDay();

    assertThat(arrival.between(first - 1, first + 30, start)).isEqualTo(31);
    assertThat(arrival.between(first + 9, first + 30, start)).isEqualTo(21);
    assertThat(arrival.between(first + 9, first + 19, start)).isEqualTo(10);
    assertThat(arrival.between(first + 30, first + 99, start)).isZero();
    // Nothing came before the start: 31 in the ten days from the 22nd on.
    assertThat(arrival.between(first + 29, first + 30, start.plusDays(21))).isEqualTo(3.1);
  }

  @Test
  void isTheCompletionOnceThereIsOne() {
    LocalDate completed = LocalDate.of(2025, 11, 14);

    assertThat(Deal.k2().on("2026-05-01").forecast())
        .isEqualTo(new Forecast(completed, completed, completed, List.of()));
  }

  @Test
  void saysNothingOfWhatCannotBeKnown() {
    Deal suspended = Deal.k2().becomes(Status.SUSPENDED, "2024-03-20");
    assertThat(suspended.on("2024-03-19").forecast()).isNotNull();
    assertThat(suspended.on("2024-03-20").forecast()).isNull();
    assertThat(suspended.on("2024-03-20").spiT()).isEqualTo("1.0642");

    Deal unknown = Deal.signed("2023").orders("a", "unknown").gets("a", 5, "2024-01-01");
    assertThat(unknown.on("2024-06-30").forecast()).isNull();

    // The pace since the signature alone makes no range.
    Deal young = Deal.signed("2023-01-01").orders("a", "10").gets("a", 5, "2023-05-01");
    assertThat(young.on("2023-06-30").forecast()).isNull();
  }

  @Test
  void leavesOutWhatWouldTakeLongerThanACentury() {
    Deal deal =
        Deal.signed("2020-01-01")
            .orders("a", "100000")
            .plans("a", 100000, "2020/2029")
            .gets("a", 1, "2023-01-01");

    // The plan kept would end in 2032, and is alone in that: every other needs over 100,000 years.
    assertThat(deal.on("2023-01-01").forecast()).isNull();
  }

  @Test
  void exactlyACenturyIsStillAForecast() {
    // 75 are left after 487 days, in which one came: the pace of a year ends before.
    Deal deal = Deal.signed("2020-01-01").orders("a", "76").gets("a", 1, "2021-01-01");

    assertThat(estimates(deal, "2021-05-02"))
        .containsExactly(
            estimate(Method.PACE_OF_A_YEAR, "2021-05-02", 27_375),
            estimate(Method.PACE_OF_TWO_YEARS, "2021-05-02", 36_525));
  }

  @Test
  void endsWithTheCalendar() {
    Deal deal =
        Deal.signed("9997-01-01")
            .orders("a", "1094")
            .gets("a", 365, "9997-06-01")
            .gets("a", 365, "9998-06-01");

    // 364 are left, and come one a day.
    assertThat(estimates(deal, "9999-01-01"))
        .extracting(Estimate::completion)
        .containsExactly(LocalDate.of(9999, 12, 31), LocalDate.of(9999, 12, 31));
    assertThat(estimates(deal, "9999-01-02")).isEmpty();
  }

  @Test
  void inItsFirstYearADealHasOnePaceOnly() {
    Deal deal =
        Deal.signed("2023-01-01")
            .orders("a", "100")
            .plans("a", 100, "2023/2025")
            .gets("a", 20, "2023-06");

    assertThat(estimates(deal, "2024-01-01"))
        .extracting(Estimate::method)
        .containsExactly(Method.PLAN_KEPT, Method.PLAN_STRETCHED, Method.PACE_OF_A_YEAR);
    assertThat(estimates(deal, "2024-01-02"))
        .extracting(Estimate::method)
        .containsExactly(Method.values());
  }

  @Test
  void whatIsDueAlreadyIsExpectedToday() {
    Deal deal =
        Deal.signed("2023-01-01")
            .orders("a", "10")
            .plans("a", 10, "2023-01-11")
            .gets("a", 5, "2023-01-11");

    // 5 in 40 days came, and 5 are left; the plan has all on the day on which it has the first.
    assertThat(estimates(deal, "2023-02-10"))
        .containsExactly(
            estimate(Method.PLAN_KEPT, "2023-02-10", 0),
            estimate(Method.PLAN_STRETCHED, "2023-02-10", 0),
            estimate(Method.PACE_OF_A_YEAR, "2023-02-10", 40));
  }

  @Test
  void onItsFirstDayNoPlanHasBeenStretched() {
    Deal deal =
        Deal.signed("2023-01-01")
            .orders("a", "10")
            .plans("a", 10, "2023")
            .gets("a", 5, "2023-01-01");

    assertThat(deal.on("2023-01-01").forecast()).isNull();
  }

  private static List<Estimate> estimates(Deal deal, String day) {
    @Nullable Forecast forecast = deal.on(day).forecast();
    return forecast == null ? List.of() : forecast.estimates();
  }

  private static Estimate estimate(Method method, String from, long days) {
    return new Estimate(method, LocalDate.parse(from).plusDays(days));
  }
}
