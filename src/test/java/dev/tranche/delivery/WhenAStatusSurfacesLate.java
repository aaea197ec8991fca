package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.Agreement;
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
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Item;
import dev.tranche.contract.Party;
import dev.tranche.contract.Provenance;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Source;
import dev.tranche.contract.Supplier;
import dev.tranche.contract.Terms;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts are recorded as sources surface; a status is that of the last day, not of the last word.
 */
class WhenAStatusSurfacesLate {

  private static final String CONTRACT = "xx-deal-2020";
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
    Progress stopped = after(signed("2020"), stop);
    Progress progress = after(signed("2020"), stop, force("2021-01"));

    assertThat(last(progress)).isEqualTo(last(stopped));
    assertThat(progress.statuses().stream().map(Dated::value))
        .containsSubsequence(Status.SIGNED, Status.IN_FORCE, last(stopped));
  }

  @Test
  void anEntryIntoForceThatSurfacesAfterAStopAndItsEndStandsBeforeBoth() {
    Progress progress =
        after(
            signed("2020"),
            new ContractSuspended(CONTRACT, null, on("2021-06")),
            new ContractTerminated(CONTRACT, null, on("2021-09")),
            force("2021-01"));

    assertThat(progress.statuses().stream().map(Dated::value))
        .containsExactly(Status.SIGNED, Status.IN_FORCE, Status.SUSPENDED, Status.TERMINATED);
  }

  @Test
  void aContractThatGoesOnIsInForceOnlyIfItWasBefore() {
    ContractEvent stop = new ContractSuspended(CONTRACT, null, on("2021-06"));
    ContractEvent goesOn = new ContractResumed(CONTRACT, on("2021-09"));

    assertThat(last(after(signed("2020"), stop, goesOn))).isEqualTo(Status.SIGNED);
    assertThat(last(after(signed("2020"), force("2021-01"), stop, goesOn)))
        .isEqualTo(Status.IN_FORCE);
    assertThat(
            last(
                after(
                    signed("2020"),
                    force("2021-01"),
                    new ContractCompleted(CONTRACT, on("2021-06")),
                    new ContractReopened(CONTRACT, on("2021-06")))))
        .isEqualTo(Status.IN_FORCE);
  }

  @Test
  void theEntryIntoForceMovesWithTheSignatureThatItCameWith() {
    Progress progress = after(signed("2020-03"), force("2020-03"), moved("2020-02"));

    assertThat(progress.signature()).isEqualTo(EdtfDate.parse("2020-02"));
    assertThat(progress.statuses().stream().map(Dated::effective))
        .containsExactly(EdtfDate.parse("2020-02"), EdtfDate.parse("2020-02"));
    assertThat(progress.terms().getFirst().effective()).isEqualTo(EdtfDate.parse("2020-02"));
    assertThat(progress.schedules().getFirst().effective()).isEqualTo(EdtfDate.parse("2020-02"));
  }

  @Test
  void nothingElseMovesWithTheSignature() {
    Progress progress =
        after(
            signed("2020-03"),
            force("2020-06"),
            new ContractSuspended(CONTRACT, null, on("2020-03")),
            moved("2020-02"));

    assertThat(progress.statuses().stream().map(Dated::effective))
        .containsExactly(
            EdtfDate.parse("2020-02"), EdtfDate.parse("2020-06"), EdtfDate.parse("2020-03"));
  }

  @Test
  void aSignatureThatWasNotKnownThenCannotMove() {
    Progress progress = after(opened(), moved("2020-02"));

    assertThat(progress.signature()).isNull();
    assertThat(progress.statuses()).isEqualTo(after(opened()).statuses());
  }

  @Test
  void aSupplierIsSelectedForTheTermsOfTheTalks() {
    Progress progress = after(opened(), new SupplierSelected(CONTRACT, WORKS, on("2019-06")));

    assertThat(progress.terms()).hasSize(2);
    assertThat(progress.terms().getLast())
        .isEqualTo(
            new Dated<>(Agreement.TALKS, terms().supplier(WORKS), EdtfDate.parse("2019-06")));
  }

  @Test
  void aSupplierIsSelectedForNothingWhereTheTalksWereNotKnownThen() {
    assertThat(after(new SupplierSelected(CONTRACT, WORKS, on("2019-06"))).terms()).isEmpty();
  }

  private static Progress after(ContractEvent... events) {
    Progress progress = Progress.initial();
    for (ContractEvent event : events) {
      progress = Progress.evolve(progress, event);
    }
    return progress;
  }

  private static Status last(Progress progress) {
    return progress.statuses().getLast().value();
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
