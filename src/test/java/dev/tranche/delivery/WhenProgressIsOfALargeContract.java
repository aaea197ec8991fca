package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.contract.LargeContract;
import dev.tranche.fact.Viewpoint;
import dev.tranche.testing.Growth;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Progress costs as much as there are items, batches and deliveries, not as their products. */
class WhenProgressIsOfALargeContract {

  private static final int SIZE = 60;
  private static final Viewpoint FROM = Viewpoint.of(LocalDate.of(2024, 6, 30));

  @Test
  void theEventsAreFoldedAtACostThatGrowsWithTheirNumber() {
    Growth.isNearlyEven(SIZE, LargeContract::events, WhenProgressIsOfALargeContract::history);
  }

  @Test
  void whatIsAskedOfItCostsAsMuchAsItHas() {
    Growth.isNearlyEven(
        SIZE,
        size -> history(LargeContract.events(size)),
        history -> DeliveryProgress.of(new ContractOn(history, FROM), Status.IN_FORCE));
    Growth.isNearlyEven(
        SIZE,
        size -> history(LargeContract.events(size)),
        history -> ListLine.of(new ContractOn(history, FROM)));
  }

  @Test
  void aPlanOfManyMonthsIsTheSumOfTheirBatches() {
    Deal deal = Deal.signed("2015-01-01").orders("k2", "120");
    for (int i = 0; i < 120; i++) {
      deal.plans("k2", 1, "%d-%02d".formatted(2016 + i / 12, 1 + i % 12));
    }
    PlannedCurve curve =
        PlannedCurve.of(LocalDate.of(2015, 1, 1), new ContractOn(deal.history(), FROM).planned())
            .orElseThrow();

    assertThat(curve.units()).isEqualTo(120);
    assertThat(curve.first(12)).isEqualTo((double) LocalDate.of(2016, 12, 31).toEpochDay());
    assertThat(curve.points()).isSortedAccordingTo((a, b) -> Double.compare(a.units(), b.units()));
  }

  private static History history(List<ContractEvent> events) {
    History history = History.initial();
    for (ContractEvent event : events) {
      history = History.evolve(history, event);
    }
    return history;
  }
}
