package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.History;
import dev.tranche.contract.RandomLife;
import dev.tranche.delivery.Performance.DueNext;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.Viewpoint;
import dev.tranche.testing.Picture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules that hold of the performance of every contract, whatever happens to it. */
class PerformanceOfRandomLivesTest {

  private static final int VIEWPOINTS = 8;

  private interface Look {
    void at(History history, Viewpoint viewpoint, Random random);
  }

  @Test
  void aForecastIsARangeThatDoesNotBeginBeforeTheDayLookedAt() {
    everywhere(
        (history, viewpoint, random) -> {
          @Nullable Forecast forecast = Deal.performance(history, viewpoint).forecast();
          if (forecast != null) {
            assertThat(forecast.earliest()).isBeforeOrEqualTo(forecast.likely());
            assertThat(forecast.likely()).isBeforeOrEqualTo(forecast.latest());
            assertThat(forecast.estimates())
                .allMatch(e -> !e.completion().isBefore(forecast.earliest()))
                .allMatch(e -> !e.completion().isAfter(forecast.latest()));
            if (forecast.estimates().isEmpty()) {
              assertThat(forecast.earliest())
                  .isEqualTo(forecast.latest())
                  .isBeforeOrEqualTo(viewpoint.asOf());
            } else {
              assertThat(forecast.earliest()).isAfterOrEqualTo(viewpoint.asOf());
            }
          }
        });
  }

  @Test
  void whatIsEarnedLiesWithinThePlan() {
    everywhere(
        (history, viewpoint, random) -> {
          Performance performance = Deal.performance(history, viewpoint);
          if (performance.earnedSchedule() != null) {
            assertThat(performance.earnedSchedule())
                .isBetween(performance.planStart(), performance.planEnd());
          }
          assertThat(performance.spiT() == null || new BigDecimal(performance.spiT()).signum() >= 0)
              .isTrue();
          assertThat(performance.spiT() == null || performance.earnedSchedule() != null).isTrue();
          assertThat(performance.slippageDays() == null || performance.forecast() != null).isTrue();
        });
  }

  @Test
  void moreDeliveredNeverEarnsLess() {
    everywhere(
        (history, viewpoint, random) -> {
          ContractOn contract = new ContractOn(history, viewpoint);
          @Nullable LocalDate earned = Deal.performance(history, viewpoint).earnedSchedule();
          if (earned != null && !viewpoint.asOf().equals(LocalDate.MAX)) {
            String item = contract.planned().get(random.nextInt(contract.planned().size())).item();
            History more = plus(history, viewpoint, item, random);
            assertThat(Deal.performance(more, viewpoint).earnedSchedule()).isAfterOrEqualTo(earned);
          }
        });
  }

  @Test
  void batchesAndCurvesAddUp() {
    everywhere(
        (history, viewpoint, random) -> {
          ContractOn contract = new ContractOn(history, viewpoint);
          Standing standing = Standing.of(contract);
          Performance performance = Performance.of(contract, standing);
          assertThat(performance.overdue().batches() > 0).isEqualTo(standing.isLate());
          List<DueNext> next = performance.dueNext();
          assertThat(next).extracting(DueNext::days).containsExactly(30, 90, 365);
          for (int i = 1; i < next.size(); i++) {
            assertThat(next.get(i).units()).isGreaterThanOrEqualTo(next.get(i - 1).units());
            assertThat(next.get(i).batches()).isGreaterThanOrEqualTo(next.get(i - 1).batches());
          }
          if (performance.onTimeShare() != null) {
            assertThat(new BigDecimal(performance.onTimeShare()))
                .isBetween(BigDecimal.ZERO, BigDecimal.ONE);
          }
          // On the last day there is, deliveries without a last possible day count, but on no
          // curve.
          if (!viewpoint.asOf().equals(LocalDate.MAX)) {
            standing.items().forEach(PerformanceOfRandomLivesTest::curveEndsAtWhatIsDelivered);
          }
        });
  }

  private static void curveEndsAtWhatIsDelivered(ItemProgress item) {
    assertThat(item.actual().isEmpty() ? 0 : item.actual().getLast().units())
        .isEqualTo(item.delivered());
    assertThat(item.actual()).extracting(Cumulative::units).isSorted();
    assertThat(item.planned()).extracting(Cumulative::units).isSorted();
  }

  @Test
  void nothingIsEarnedOrForecastOfATerminatedContract() {
    everywhere(
        (history, viewpoint, random) -> {
          if (new ContractOn(history, viewpoint).isTerminated()) {
            Performance performance = Deal.performance(history, viewpoint);
            assertThat(performance.earnedSchedule()).isNull();
            assertThat(performance.spiT()).isNull();
            assertThat(performance.slippageDays()).isNull();
            assertThat(performance.forecast()).isNull();
            assertThat(performance.overdue().units()).isZero();
          }
        });
  }

  /** Batches one after another, each delivered whole on its last due day. */
  @Test
  void deliveriesThatFollowThePlanKeepSpiTAtOne() {
    Random random = new Random(7);
    for (int life = 0; life < 300; life++) {
      LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_000));
      Deal deal = Deal.signed(day.toString()).orders("a", "100000");
      List<LocalDate> rests = new ArrayList<>();
      for (int batches = 1 + random.nextInt(6); batches > 0; batches--) {
        LocalDate first = day.plusDays(1 + random.nextInt(200));
        LocalDate last = first.plusDays(random.nextBoolean() ? 0 : random.nextInt(400));
        long units = 1L + random.nextInt(60);
        deal.plans("a", units, first.equals(last) ? "" + first : first + "/" + last);
        deal.gets("a", units, last.toString());
        // The next batch begins after this day, at the earliest.
        day = last.plusDays(random.nextInt(100));
        rests.addAll(List.of(last, day));
      }
      for (LocalDate rest : rests) {
        assertThat(deal.on(rest.toString()).spiT())
            .as("%s of life %d", rest, life)
            .isEqualTo("1.0000");
      }
    }
  }

  /** A unit a day is planned, and a unit a day comes. */
  @Test
  void deliveriesThatFollowThePlanDayByDayKeepSpiTAtOne() {
    Deal deal = Deal.signed("2023-01-01").orders("a", "364").plans("a", 364, "2023");
    IntStream.rangeClosed(1, 364)
        .forEach(day -> deal.gets("a", 1, LocalDate.of(2023, 1, 1).plusDays(day).toString()));
    IntStream.rangeClosed(1, 364)
        .mapToObj(day -> LocalDate.of(2023, 1, 1).plusDays(day).toString())
        .forEach(day -> assertThat(deal.on(day).spiT()).as(day).isEqualTo("1.0000"));
  }

  private static History plus(History h, Viewpoint viewpoint, String item, Random random) {
    LocalDate day = viewpoint.asOf().minusDays(random.nextInt(300));
    LocalDate told = viewpoint.knowsEverything() ? LocalDate.of(2100, 1, 1) : viewpoint.knownOn();
    Provenance provenance =
        new Provenance(
            new Source("Gazette", null, null, null),
            EdtfDate.of(day),
            told.atStartOfDay(ZoneOffset.UTC).toInstant());
    Quantity quantity = Quantity.exact(1 + random.nextLong(40));
    return History.evolve(
        h, new DeliveryMade(h.reference(), "one-more", item, quantity, provenance));
  }

  private static void everywhere(Look look) {
    RandomLife.forEach(
        life -> {
          Random random = new Random(life.reference().hashCode());
          History history =
              life.events().stream().reduce(History.initial(), History::evolve, (_, last) -> last);
          for (Viewpoint viewpoint : Picture.viewpoints(life.events(), VIEWPOINTS, random)) {
            look.at(history, viewpoint, random);
          }
        });
  }
}
