package dev.tranche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.Agreement;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.Completed;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The facts that come with the program, loaded into a book in memory. */
class WhenTheBookIsSeeded {

  private final PlayedBook book = new PlayedBook();

  @BeforeEach
  void load() throws IOException {
    assertThat(book.seeds().load(Path.of("seeds")).mistakes()).isEmpty();
  }

  @Test
  void itHoldsEveryReference() {
    assertThat(book.events)
        .containsKeys(
            "pl-k2-2022",
            "pl-k2-2025",
            "pl-k9-2022",
            "pl-k9-2023",
            "pl-chunmoo-2022",
            "pl-chunmoo-2024",
            "sa-cheongung2-2023",
            "pe-ships-2024",
            "ro-k9-2024",
            "au-redback-2023",
            "ro-package-talks",
            "pl-follow-on-talks",
            "sk-package-talks",
            "framework:pl-k2-framework",
            "framework:pl-k9-framework",
            "framework:pl-chunmoo-framework",
            "framework:pl-armour-framework",
            "figure:kr-order-intake-2023",
            "figure:kr-target-2024");
  }

  @Test
  void itFollowsTheK2TanksToTheLast() {
    Agreement k2 = agreement("pl-k2-2022");

    assertThat(delivered(k2, "2022-12-31")).isEqualTo(10);
    assertThat(delivered(k2, "2023-05-20")).isEqualTo(22);
    assertThat(delivered(k2, "2023-12-31")).isEqualTo(28);
    assertThat(delivered(k2, "2024-03-20")).isEqualTo(46);
    assertThat(delivered(k2, "2024-07-11")).isEqualTo(46);
    assertThat(delivered(k2, "2025-06-30")).isEqualTo(119);
    assertThat(delivered(k2, "2025-11-14")).isEqualTo(180);
    assertThat(book.state(SeedKinds.CONTRACT, "pl-k2-2022")).isInstanceOf(Completed.class);
    assertThat(k2.schedule().batches().stream().map(b -> b.quantity() + " by " + b.due()))
        .containsExactly("10 by 2022", "18 by 2023", "56 by 2024", "96 by 2025");
  }

  @Test
  void itSumsTheOrderIntakeOf2024ByDayOfSignature() {
    BigDecimal intake =
        signatures()
            .filter(signed -> signed.provenance().effective().latest().getYear() == 2024)
            .map(signed -> Objects.requireNonNull(signed.terms().value()))
            .map(MonetaryValue::money)
            .map(money -> money.getAmount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(intake).isEqualByComparingTo("2980000000");
  }

  @Test
  void itKnewNothingOfTheSaudiContractWhenItWasSigned() {
    ContractSigned signed =
        signatures()
            .filter(s -> s.reference().equals("sa-cheongung2-2023"))
            .findAny()
            .orElseThrow();

    assertThat(signed.provenance().effective()).isEqualTo(EdtfDate.parse("2023-11"));
    assertThat(signed.provenance().reportedDay()).isEqualTo("2024-02-06");
  }

  @Test
  void itNamesForEachFactWhenItWasPublished() {
    assertThat(book.events.values().stream().flatMap(events -> events.stream()))
        .allSatisfy(event -> assertThat(event.toString()).contains("published="))
        .noneSatisfy(event -> assertThat(event.toString()).contains("published=null"));
  }

  private Stream<ContractSigned> signatures() {
    return book.events.values().stream()
        .flatMap(events -> events.stream())
        .filter(ContractSigned.class::isInstance)
        .map(ContractSigned.class::cast);
  }

  private Agreement agreement(String reference) {
    return ((Agreed) book.state(SeedKinds.CONTRACT, reference)).agreement();
  }

  private static long delivered(Agreement agreement, String by) {
    LocalDate day = LocalDate.parse(by);
    return agreement.deliveries().values().stream()
        .filter(delivery -> !delivery.effective().latest().isAfter(day))
        .mapToLong(delivery -> delivery.quantity().units())
        .sum();
  }
}
