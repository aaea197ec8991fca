package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.delivery.Performance.Due;
import dev.tranche.delivery.Performance.DueNext;
import org.junit.jupiter.api.Test;

/** What is overdue, due next, and came on time. */
class WhenBatchesFallDue {

  private static final Deal DEAL =
      Deal.signed("2023-01-01")
          .orders("a", "40")
          .orders("b", "8")
          .plans("a", 10, "2023-02")
          .plans("a", 10, "2023-03-31")
          .plans("a", 20, "2023-06")
          .plans("b", 8, "2023-04-30")
          .gets("a", 6, "2023-02-20")
          .gets("a", 8, "2023-03-15")
          .gets("b", 8, "2023-05-02");

  @Test
  void aBatchIsDueOnItsLastDayAndLateFromTheNextOn() {
    assertThat(DEAL.on("2023-02-28").overdue()).isEqualTo(new Due(0, 0));
    assertThat(DEAL.on("2023-03-01").overdue()).isEqualTo(new Due(1, 4));
    // 14 have come: the first batch is whole, the second misses 6.
    assertThat(DEAL.on("2023-04-01").overdue()).isEqualTo(new Due(1, 6));
    assertThat(DEAL.on("2023-05-01").overdue()).isEqualTo(new Due(2, 14));
    assertThat(DEAL.on("2023-05-02").overdue()).isEqualTo(new Due(1, 6));
  }

  @Test
  void whatIsDueNextMissesItsUnits() {
    assertThat(DEAL.on("2023-03-31").dueNext())
        .containsExactly(new DueNext(30, 2, 14), new DueNext(90, 2, 14), new DueNext(365, 3, 34));
    // 2023-06-30 is the 90th day from 2023-04-01 on.
    assertThat(DEAL.on("2023-04-01").dueNext())
        .containsExactly(new DueNext(30, 1, 8), new DueNext(90, 2, 28), new DueNext(365, 2, 28));
  }

  @Test
  void unitsAreOnTimeWhereTheyArrivedByTheirOwnDueDay() {
    assertThat(DEAL.on("2023-02-27").onTimeShare()).isNull();
    assertThat(DEAL.on("2023-02-28").onTimeShare()).isEqualTo("0.6000");
    // 6 of the first ten, 4 of the second: what was made up for in March stays late.
    assertThat(DEAL.on("2023-03-31").onTimeShare()).isEqualTo("0.5000");
    assertThat(DEAL.on("2023-05-31").onTimeShare()).isEqualTo("0.3571");
  }

  @Test
  void nothingIsDueOfAContractThatHasEnded() {
    Performance performance =
        Deal.signed("2023-01-01")
            .orders("a", "10")
            .plans("a", 5, "2023-02")
            .plans("a", 5, "2023-04")
            .gets("a", 5, "2023-02-10")
            .becomes(Status.TERMINATED, "2023-03-01")
            .on("2023-04-30");

    assertThat(performance.overdue()).isEqualTo(new Due(0, 0));
    assertThat(performance.dueNext())
        .containsExactly(new DueNext(30, 0, 0), new DueNext(90, 0, 0), new DueNext(365, 0, 0));
    assertThat(performance.onTimeShare()).isEqualTo("1.0000");
  }
}
