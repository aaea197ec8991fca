package dev.tranche.delivery;

import static dev.tranche.delivery.Deal.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Earned schedule and slippage, with numbers worked out by hand. */
class WhenDeliveriesMeetTheirPlan {

  /** The plan begins on 2022-08-01; the years end on its days 152, 517, 883 and 1248. */
  static Stream<Arguments> daysOfK2() {
    return Stream.of(
        // All of 2022 on its last day, which is day 152.
        arguments("2022-12-31", "2022-12-31", "1.0000"),
        arguments("2023-12-31", "2023-12-31", "1.0000"),
        // 46 = 28 + 18 of 56: 518 + 18/56 * 365 = 635.32, over 597.
        arguments("2024-03-20", "2024-04-27", "1.0642"),
        // 119 = 84 + 35 of 96: 884 + 35/96 * 364 = 1016.71, over 1064.
        arguments("2025-06-30", "2025-05-13", "0.9556"),
        // All: 1248, over 1201; and final.
        arguments("2025-11-14", "2025-12-31", "1.0391"),
        arguments("2026-11-14", "2025-12-31", "1.0391"));
  }

  @ParameterizedTest
  @MethodSource("daysOfK2")
  void k2PolandStandsWhereItsSourcesPutIt(String on, String earned, String spiT) {
    Performance performance = Deal.k2().on(on);

    assertThat(performance.planStart()).isEqualTo("2022-08-01");
    assertThat(performance.planEnd()).isEqualTo("2025-12-31");
    assertThat(performance.earnedSchedule()).isEqualTo(earned);
    assertThat(performance.spiT()).isEqualTo(spiT);
  }

  @Test
  void slipsByTheActualCompletionOnceThereIsOne() {
    // 2025-11-14 is 47 days before the end of 2025.
    assertThat(Deal.k2().on("2025-11-14").slippageDays()).isEqualTo(-47);
  }

  @Test
  void knowsNothingEarnedBeforeTheFirstDelivery() {
    Performance performance = Deal.k2().on("2022-12-30");

    assertThat(performance.planStart()).isEqualTo("2022-08-01");
    assertThat(performance.earnedSchedule()).isNull();
    assertThat(performance.spiT()).isNull();
    assertThat(performance.forecast()).isNull();
    assertThat(performance.slippageDays()).isNull();
  }

  @Test
  void hasNoPlanBeforeTheSignature() {
    assertThat(Deal.k2().on("2022-08-30").planStart()).isNull();
  }

  @Test
  void isOnPlanWhileNothingMoreIsDue() {
    Deal deal =
        Deal.signed("2023-01-01")
            .orders("a", "20")
            .plans("a", 10, "2023-03-01")
            .plans("a", 10, "2023-09-01")
            .gets("a", 10, "2023-03-01");

    assertThat(deal.on("2023-03-01").spiT()).isEqualTo("1.0000");
    assertThat(deal.on("2023-08-31").spiT()).isEqualTo("1.0000");
    assertThat(deal.on("2023-09-01").spiT()).isEqualTo("1.0000");
    // Due was day 243, and it is day 244.
    assertThat(deal.on("2023-09-02").spiT()).isEqualTo("0.9959");
  }

  @Test
  void oneItemDoesNotMakeUpForAnother() {
    Deal deal =
        Deal.signed("2023-01-01")
            .orders("a", "40")
            .orders("b", "10")
            .plans("a", 10, "2023-01-11")
            .plans("b", 10, "2023-01-21")
            .gets("a", 25, "2023-01-11");

    // 10 count, not 25: the plan has 10 until day 20, and it is day 40.
    assertThat(deal.on("2023-02-10").spiT()).isEqualTo("0.5000");
  }

  @Test
  void isFinalWhereAPlanOfAPartIsDone() {
    Deal deal =
        Deal.signed("2023-01-01")
            .orders("a", "100")
            .plans("a", 10, "2023-01-11")
            .gets("a", 10, "2023-01-21");

    assertThat(deal.on("2023-01-21").spiT()).isEqualTo("0.5000");
    assertThat(deal.on("2024-01-21").spiT()).isEqualTo("0.5000");
    assertThat(deal.on("2024-01-21").slippageDays()).isNull();
  }

  @Test
  void aRevisedScheduleMovesThePlanAndNotTheDateFirstAgreed() {
    Deal deal =
        Deal.signed("2023-01-01")
            .orders("a", "20")
            .plans("a", 20, "2023-01-31")
            .replans("2023-01-20", batch("a", 20, "2023-03-02"))
            .gets("a", 10, "2023-01-31")
            .gets("a", 10, "2023-03-02")
            .becomes(Status.COMPLETED, "2023-03-02");

    assertThat(deal.on("2023-01-19").planEnd()).isEqualTo("2023-01-31");
    assertThat(deal.on("2023-03-02").planEnd()).isEqualTo("2023-03-02");
    assertThat(deal.on("2023-03-02").spiT()).isEqualTo("1.0000");
    assertThat(deal.on("2023-03-02").slippageDays()).isEqualTo(30);
  }

  @Test
  void earnsNothingOnceTerminated() {
    Performance performance = Deal.k2().becomes(Status.TERMINATED, "2025-12-01").on("2025-12-01");

    assertThat(performance.earnedSchedule()).isNull();
    assertThat(performance.spiT()).isNull();
    assertThat(performance.forecast()).isNull();
    assertThat(performance.slippageDays()).isNull();
    assertThat(performance.overdue()).isEqualTo(new Performance.Due(0, 0));
  }

  @Test
  void hasNoStartWhereTheSignatureHasNone() {
    Deal deal =
        Deal.signed("../2023").orders("a", "20").plans("a", 20, "2024").gets("a", 10, "2024-02-01");

    assertThat(deal.on("2024-03-01").planStart()).isNull();
    assertThat(deal.on("2024-03-01").spiT()).isNull();
    assertThat(deal.on("2024-03-01").forecast()).isNull();
  }

  @Test
  void isLookedAtOnTheLastDayThereIs() {
    assertThat(Deal.performance(Deal.k2().history(), Viewpoint.of(LocalDate.MAX)).spiT())
        .isEqualTo("1.0391");
  }
}
