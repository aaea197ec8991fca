package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tranche.contract.Batch;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Days are counted from the start of each plan, by hand. */
class PlannedCurveTest {

  private static final LocalDate START = LocalDate.of(2023, 1, 1);
  private static final Offset<Double> EXACTLY = within(1e-9);

  @Test
  void risesEvenlyFromTheFirstToTheLastDayOfAPeriod() {
    PlannedCurve plan = plan(Deal.batch("a", 91, "2023"));

    // 2023-12-31 is day 364, so that a unit takes four days.
    assertThat(first(plan, 1)).isCloseTo(4, EXACTLY);
    assertThat(first(plan, 45)).isCloseTo(180, EXACTLY);
    assertThat(first(plan, 91)).isCloseTo(364, EXACTLY);
    assertThat(plan.end()).isEqualTo("2023-12-31");
    assertThat(plan.points())
        .containsExactly(
            new PlannedCurve.Point(day("2023-01-01"), 0),
            new PlannedCurve.Point(day("2023-12-31"), 91));
  }

  @Test
  void plansNothingBeforeItsStart() {
    PlannedCurve plan = plan(Deal.batch("a", 91, "2021/2023"), Deal.batch("a", 2, "2022"));

    assertThat(plan.points().getFirst()).isEqualTo(new PlannedCurve.Point(day("2023-01-01"), 0));
    // The batch of 2022 was due before the start: it is planned for the start.
    assertThat(first(plan, 2)).isCloseTo(0, EXACTLY);
    assertThat(first(plan, 3)).isCloseTo(4, EXACTLY);
  }

  @Test
  void jumpsOnASingleDay() {
    PlannedCurve plan = plan(Deal.batch("a", 5, "2023-01-11"), Deal.batch("a", 5, "2023-01-21"));

    assertThat(first(plan, 1)).isEqualTo(10);
    assertThat(first(plan, 5)).isEqualTo(10);
    assertThat(first(plan, 6)).isEqualTo(20);
  }

  @Test
  void addsUpPeriodsThatOverlap() {
    // 1 a day over days 0 to 30, and 2 a day over days 10 to 20.
    PlannedCurve plan =
        plan(
            Deal.batch("a", 30, "2023-01-01/2023-01-31"),
            Deal.batch("b", 20, "2023-01-11/2023-01-21"));

    assertThat(first(plan, 10)).isCloseTo(10, EXACTLY);
    assertThat(first(plan, 25)).isCloseTo(15, EXACTLY);
    assertThat(first(plan, 40)).isCloseTo(20, EXACTLY);
    assertThat(first(plan, 45)).isCloseTo(25, EXACTLY);
    assertThat(plan.units()).isEqualTo(50);
  }

  @Test
  void whereItRestsAnyDayOfTheRestIsRight() {
    // All 10 by day 30, the next from day 59 on.
    PlannedCurve plan = plan(Deal.batch("a", 10, "2023-01"), Deal.batch("a", 31, "2023-03"));

    assertThat(when(plan, 10, 20)).isCloseTo(30, EXACTLY);
    assertThat(when(plan, 10, 40)).isCloseTo(40, EXACTLY);
    assertThat(when(plan, 10, 80)).isCloseTo(59, EXACTLY);
    assertThat(when(plan, 0, 5)).isCloseTo(0, EXACTLY);
  }

  @Test
  void neverEarnsMoreThanItsEnd() {
    PlannedCurve plan = plan(Deal.batch("a", 10, "2023-01"));

    assertThat(when(plan, 10, 500)).isEqualTo(30);
    assertThat(when(plan, 11, 500)).isEqualTo(30);
    assertThat(when(plan, 11, 3)).isEqualTo(30);
  }

  @Test
  void isNoneWithoutALastDueDay() {
    assertThat(PlannedCurve.of(START, List.of())).isEmpty();
    assertThat(PlannedCurve.of(START, List.of(Deal.batch("a", 1, "2023/..")))).isEmpty();
  }

  private static PlannedCurve plan(Batch... batches) {
    return PlannedCurve.of(START, List.of(batches)).orElseThrow();
  }

  private static double first(PlannedCurve plan, long units) {
    return plan.first(units) - START.toEpochDay();
  }

  private static double when(PlannedCurve plan, long units, long day) {
    return plan.when(units, START.toEpochDay() + day) - START.toEpochDay();
  }

  private static long day(String iso) {
    return LocalDate.parse(iso).toEpochDay();
  }
}
