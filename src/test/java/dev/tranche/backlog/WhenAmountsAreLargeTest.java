package dev.tranche.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tranche.contract.Category;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.History;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.Supplier;
import dev.tranche.fact.Viewpoint;
import dev.tranche.testing.Picture.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One for 10 billion, amended to ten million for as much, all of which came. */
class WhenAmountsAreLargeTest {

  private static final String REFERENCE = "xx-rounds-2020";
  private static final long MANY = 10_000_000;
  private static final long CENTS = 1_000_000_000_000L;

  @Test
  void aPriceThatWasReplacedDoesNotStopTheCountOfWhatCameLater() {
    List<Entry> entries = LedgerOfRandomLivesTest.entries(life("2022"));
    assertThat(LedgerOfRandomLivesTest.sums(entries, Viewpoint.of(LocalDate.MAX)).values())
        .containsExactly(new Line(MANY, MANY, 0, CENTS, CENTS, 0));
  }

  @Test
  void anAccountThatCannotBeCountedIsLeftOutAndKeepsNoOtherFromBeingCounted() {
    List<ContractEvent> life = life("2020");
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> LedgerOfRandomLivesTest.entries(life));

    History history = life.stream().reduce(History.initial(), History::evolve, (_, last) -> last);
    assertThat(RecordedEntries.OfContract.of(history).entries()).isEmpty();
  }

  /**
   * @param told when the delivery was reported; before 2021, when the amendment was, it is one of
   *     ten million at the first price
   */
  private static List<ContractEvent> life(String told) {
    return List.of(
        new ContractSigned(
            REFERENCE,
            Party.of("PL"),
            terms(1),
            new DeliverySchedule(List.of()),
            List.of(),
            true,
            null,
            on("2020", "2020")),
        new ContractAmended(REFERENCE, "first", terms(MANY), null, on("2020", "2021")),
        new DeliveryMade(REFERENCE, "all", "round", Quantity.exact(MANY), on("2020", told)));
  }

  private static Terms terms(long units) {
    Item rounds =
        new Item(
            "round", "Round", Category.of("missiles-and-launchers"), Quantity.exact(units), null);
    return new Terms(
        new Supplier("Example Works", Party.of("KR")),
        List.of(rounds),
        MonetaryValue.parse("USD 10 bn"));
  }

  private static Provenance on(String effective, String published) {
    Source source = new Source("Example Gazette", null, null, EdtfDate.parse(published));
    return new Provenance(source, EdtfDate.parse(effective), Instant.parse("2024-01-01T00:00:00Z"));
  }
}
