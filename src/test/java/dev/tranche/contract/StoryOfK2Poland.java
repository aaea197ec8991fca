package dev.tranche.contract;

import static dev.tranche.contract.Facts.batch;
import static dev.tranche.contract.Facts.date;
import static dev.tranche.contract.Facts.money;
import static dev.tranche.contract.Facts.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractCommand.SelectSupplier;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import dev.tranche.fact.Supplier;
import dev.tranche.fact.Viewpoint;
import dev.tranche.testing.Aggregates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Poland's first contract for K2 tanks, as its sources told it: from talks to the 180th tank. */
class StoryOfK2Poland {

  private static final String CONTRACT = "pl-k2-2022";
  private static final Party POLAND = Party.of("PL");
  private static final Supplier HYUNDAI_ROTEM = new Supplier("Hyundai Rotem", Party.of("KR"));
  private static final Item TANKS =
      new Item("k2", "K2 Black Panther", Category.BATTLE_TANKS, Quantity.exact(180), null);
  private static final DeliverySchedule PLAN =
      schedule(batch(10, "2022"), batch(18, "2023"), batch(56, "2024"), batch(96, "2025"));

  private static final Source THE_PENINSULA = source("The Peninsula", "2024-07-11");
  private static final Source INDUSTRY = source("Defence Industry Europe", "2024-03-20");
  private static final Source WYKOPANE = source("wykopane", "2023-05-20");
  private static final Source SPIDERSWEB = source("spidersweb.pl", "2025-06");
  private static final Source SENTINEL = source("Defence Sentinel", "2025-11");

  private final List<Object> told = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-15T09:00:00Z");

  @Test
  void fromTalksToTheHundredAndEightiethTank() {
    talksAreHeardOf();
    hyundaiRotemIsSelected();
    theContractIsSignedAndInForceAtOnce();
    assertThat(arrived()).isZero();

    tenTanksArriveInTheFirstYear();
    twelveMoreAreCountedByMay2023();
    assertThat(arrived()).isEqualTo(22);

    sixMoreMakeTwentyEightByTheEndOfTheYear();
    assertThat(arrivedBy("2023-12-31")).isEqualTo(28);

    threeAndThenFifteenArriveInMarch2024();
    assertThat(arrived()).isEqualTo(46);
    assertThat(outstanding()).isEqualTo(134);

    theBookRefusesMoreThanWasOrdered();
    by("2025-06", SPIDERSWEB, 119 - 46, "2024-03-20/2025-06");
    assertThat(arrived()).isEqualTo(119);

    theLastSixtyOneCompleteTheContract();
    assertThat(arrived()).isEqualTo(180);
    assertThat(outstanding()).isZero();
    theBookRefusesTheHundredAndEightyFirst();
  }

  private void talksAreHeardOf() {
    tell(
        new OpenTalks(CONTRACT, POLAND, null, List.of(), null, date("2022-07"), INDUSTRY, later()),
        new TalksOpened(
            CONTRACT, POLAND, new Terms(null, List.of(), null), by(INDUSTRY, "2022-07")));
  }

  private void hyundaiRotemIsSelected() {
    tell(
        new SelectSupplier(CONTRACT, HYUNDAI_ROTEM, date("2022-07"), INDUSTRY, later()),
        new SupplierSelected(CONTRACT, HYUNDAI_ROTEM, by(INDUSTRY, "2022-07")));
  }

  private void theContractIsSignedAndInForceAtOnce() {
    MonetaryValue price = money("USD 3.37 bn");
    tell(
        new SignContract(
            CONTRACT,
            null,
            null,
            List.of(TANKS),
            price,
            PLAN,
            List.of(),
            false,
            "pl-k2-framework",
            date("2022-08"),
            INDUSTRY,
            later()),
        new ContractSigned(
            CONTRACT,
            POLAND,
            new Terms(HYUNDAI_ROTEM, List.of(TANKS), price),
            PLAN,
            List.of(),
            false,
            "pl-k2-framework",
            by(INDUSTRY, "2022-08")),
        new EnteredIntoForce(CONTRACT, by(INDUSTRY, "2022-08")));
  }

  private void tenTanksArriveInTheFirstYear() {
    by("2022", THE_PENINSULA, 10, "2022");
  }

  private void twelveMoreAreCountedByMay2023() {
    by("2023-a", WYKOPANE, 12, "2023-01/2023-05-20");
  }

  private void sixMoreMakeTwentyEightByTheEndOfTheYear() {
    by("2023-b", THE_PENINSULA, 6, "2023-05-20/2023");
  }

  private void threeAndThenFifteenArriveInMarch2024() {
    by("2024-03-a", INDUSTRY, 3, "2024-03-11");
    by("2024-03-b", INDUSTRY, 15, "2024-03-17/2024-03-19");
  }

  private void theBookRefusesMoreThanWasOrdered() {
    refuse(
        delivery("too-many", SPIDERSWEB, 135, "2025-06"),
        "135 of K2 Black Panther cannot be delivered: 134 of 180 are outstanding.");
  }

  private void theLastSixtyOneCompleteTheContract() {
    RecordDelivery last = delivery("2025-11", SENTINEL, 61, "2025-07/2025-11-14");
    tell(last, made(last), new ContractCompleted(CONTRACT, by(SENTINEL, "2025-07/2025-11-14")));
  }

  private void theBookRefusesTheHundredAndEightyFirst() {
    refuse(
        delivery("one-more", SENTINEL, 1, "2025-11"),
        "pl-k2-2022 is completed: every unit ordered has been delivered.");
  }

  /** A source counts tanks that arrived. */
  private void by(String name, Source source, long tanks, String when) {
    RecordDelivery delivery = delivery(name, source, tanks, when);
    tell(delivery, made(delivery));
  }

  private RecordDelivery delivery(String name, Source source, long tanks, String when) {
    return new RecordDelivery(
        CONTRACT, name, null, Quantity.exact(tanks), date(when), source, later());
  }

  private static DeliveryMade made(RecordDelivery c) {
    return new DeliveryMade(
        CONTRACT, String.valueOf(c.delivery()), "k2", c.quantity(), c.provenance());
  }

  private void tell(ContractCommand command, ContractEvent... expected) {
    Aggregates.fixture(Contract.class)
        .given(told)
        .when(command)
        .expectSuccessfulHandlerExecution()
        .expectEvents((Object[]) expected);
    told.addAll(List.of(expected));
  }

  private void refuse(ContractCommand command, String reason) {
    Aggregates.fixture(Contract.class)
        .given(told)
        .when(command)
        .expectNoEvents()
        .expectException(Refused.class)
        .expectExceptionMessage(reason);
  }

  private Agreement agreement() {
    ContractState state = ContractState.initial();
    for (Object event : told) {
      state = ContractState.evolve(state, (ContractEvent) event);
    }
    return ((ContractState.Agreed) state).agreement();
  }

  private long arrived() {
    return agreement().delivered("k2");
  }

  private long arrivedBy(String day) {
    Viewpoint then = Viewpoint.of(LocalDate.parse(day));
    return agreement()
        .arrived()
        .filter(delivery -> then.reaches(delivery.effective()))
        .mapToLong(delivery -> delivery.quantity().units())
        .sum();
  }

  private long outstanding() {
    return agreement().outstanding(TANKS);
  }

  /** Each fact is entered a day after the one before. */
  private Instant later() {
    now = now.plus(Duration.ofDays(1));
    return now;
  }

  private Provenance by(Source source, String when) {
    return new Provenance(source, date(when), now);
  }

  private static Source source(String publisher, String published) {
    return new Source(publisher, null, null, date(published));
  }
}
