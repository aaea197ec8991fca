package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tranche.contract.Category;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.ContractSuspended;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.History;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.Supplier;
import dev.tranche.fact.Viewpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts are recorded as sources surface; a status is that of the last day, not of the last word.
 */
class WhenAStatusSurfacesLate {

  private static final String CONTRACT = "xx-deal-2020";
  private static final LocalDate LATER = LocalDate.of(2025, 1, 1);
  private static final Supplier WORKS = new Supplier("Example Works", Party.of("KR"));

  static List<ContractEvent> stops() {
    return List.of(
        new ContractSuspended(CONTRACT, null, on("2021-06")),
        new ContractTerminated(CONTRACT, null, on("2021-06")),
        new ContractCompleted(CONTRACT, on("2021-06")));
  }

  @ParameterizedTest
  @MethodSource("stops")
  void anEntryIntoForceThatSurfacesAfterAStopDoesNotUndoTheStop(ContractEvent stop) {
    ContractOn stopped = after(signed("2020"), stop);
    ContractOn contract = after(signed("2020"), stop, force("2021-01"));

    assertThat(contract.status()).isEqualTo(stopped.status());
    assertThat(contract.since(Status.IN_FORCE)).isEqualTo(EdtfDate.parse("2021-01"));
  }

  @Test
  void anEntryIntoForceThatSurfacesAfterAStopAndItsEndStandsBeforeBoth() {
    List<ContractEvent> events =
        List.of(
            signed("2020"),
            new ContractSuspended(CONTRACT, null, on("2021-06")),
            new ContractTerminated(CONTRACT, null, on("2021-09")),
            force("2021-01"));

    assertThat(statusOn("2020-12-31", events)).contains(Status.SIGNED);
    assertThat(statusOn("2021-01-31", events)).contains(Status.IN_FORCE);
    assertThat(statusOn("2021-06-30", events)).contains(Status.SUSPENDED);
    assertThat(statusOn("2021-09-30", events)).contains(Status.TERMINATED);
  }

  @Test
  void aContractThatGoesOnIsInForceOnlyIfItWasBefore() {
    ContractEvent stop = new ContractSuspended(CONTRACT, null, on("2021-06"));
    ContractEvent goesOn = new ContractResumed(CONTRACT, on("2021-09"));

    assertThat(after(signed("2020"), stop, goesOn).status()).contains(Status.SIGNED);
    assertThat(after(signed("2020"), force("2021-01"), stop, goesOn).status())
        .contains(Status.IN_FORCE);
    assertThat(
            after(
                    signed("2020"),
                    force("2021-01"),
                    new ContractCompleted(CONTRACT, on("2021-06")),
                    new ContractReopened(CONTRACT, on("2021-06")))
                .status())
        .contains(Status.IN_FORCE);
  }

  @Test
  void theEntryIntoForceMovesWithTheSignatureThatItCameWith() {
    ContractOn contract = after(signed("2020-03"), force("2020-03"), moved("2020-02"));

    assertThat(contract.signed()).isEqualTo(EdtfDate.parse("2020-02"));
    assertThat(contract.since(Status.SIGNED)).isEqualTo(EdtfDate.parse("2020-02"));
    assertThat(contract.since(Status.IN_FORCE)).isEqualTo(EdtfDate.parse("2020-02"));
    assertThat(contract.knownTerms().getFirst().effective()).isEqualTo(EdtfDate.parse("2020-02"));
  }

  @Test
  void nothingElseMovesWithTheSignature() {
    ContractOn contract =
        after(
            signed("2020-03"),
            force("2020-06"),
            new ContractSuspended(CONTRACT, null, on("2020-03")),
            moved("2020-02"));

    assertThat(contract.since(Status.SIGNED)).isEqualTo(EdtfDate.parse("2020-02"));
    assertThat(contract.since(Status.IN_FORCE)).isEqualTo(EdtfDate.parse("2020-06"));
    assertThat(contract.since(Status.SUSPENDED)).isEqualTo(EdtfDate.parse("2020-03"));
  }

  @Test
  void aSignatureThatIsNotRecordedCannotMove() {
    assertThatExceptionOfType(ImpossibleHistory.class)
        .isThrownBy(() -> after(opened(), moved("2020-02")));
  }

  @Test
  void aSupplierIsSelectedForTheTermsOfTheTalks() {
    ContractOn contract = after(opened(), new SupplierSelected(CONTRACT, WORKS, on("2019-06")));

    assertThat(contract.knownTerms()).hasSize(2);
    assertThat(contract.knownTerms().getLast().value()).isEqualTo(terms().supplier(WORKS));
    assertThat(contract.knownTerms().getLast().effective()).isEqualTo(EdtfDate.parse("2019-06"));
    assertThat(contract.supplier()).isEqualTo(WORKS);
  }

  private static ContractOn after(ContractEvent... events) {
    return on(LATER, List.of(events));
  }

  private static Optional<Status> statusOn(String day, List<ContractEvent> events) {
    return on(LocalDate.parse(day), events).status();
  }

  private static ContractOn on(LocalDate day, List<ContractEvent> events) {
    History history = History.initial();
    for (ContractEvent event : events) {
      history = History.evolve(history, event);
    }
    return new ContractOn(history, Viewpoint.of(day));
  }

  private static TalksOpened opened() {
    return new TalksOpened(CONTRACT, Party.of("PL"), terms(), on("2019"));
  }

  private static ContractSigned signed(String day) {
    return new ContractSigned(
        CONTRACT,
        Party.of("PL"),
        terms().supplier(WORKS),
        new DeliverySchedule(List.of()),
        List.of(),
        false,
        null,
        on(day));
  }

  private static EnteredIntoForce force(String day) {
    return new EnteredIntoForce(CONTRACT, on(day));
  }

  private static SigningDateCorrected moved(String day) {
    return new SigningDateCorrected(CONTRACT, "misread", on(day));
  }

  private static Terms terms() {
    Item tank = new Item("tank", "Tank", Category.BATTLE_TANKS, Quantity.exact(10), null);
    return new Terms(null, List.of(tank), null);
  }

  private static Provenance on(String day) {
    Source source = new Source("Example Gazette", null, null, null);
    return new Provenance(source, EdtfDate.parse(day), Instant.parse("2024-01-01T00:00:00Z"));
  }
}
