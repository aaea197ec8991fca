package dev.tranche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.rate.ExchangeRate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenSeedsAreLoaded {

  private static final String GOOD =
      """
      contract: xx-good
      sources:
        paper: { publisher: The Paper, published: 2024-11 }
      facts:
        - signed:
            buyer: PL
            supplier: { name: Works, country: KR }
            items:
              - { designation: K9 Thunder, category: large-calibre-artillery, quantity: 24 }
            effective: 2024-03-01
            source: paper
        - delivered:
            quantity: 10
            effective: 2024-09
            source: paper
      """;

  @TempDir private Path folder;

  private final PlayedBook book = new PlayedBook();

  @BeforeEach
  void oneGoodFile() throws IOException {
    write("good.yaml", GOOD);
  }

  @Test
  void recordsEachFactUnderItsOwnKey() throws IOException {
    SeedReport report = book.seeds().load(folder);

    assertThat(report.mistakes()).isEmpty();
    assertThat(book.commandByKey).containsOnlyKeys("seed:xx-good#1", "seed:xx-good#2");
  }

  @Test
  void recordsNothingTwice() throws IOException {
    book.seeds().load(folder);
    List<Object> before = List.copyOf(book.events.getOrDefault("xx-good", List.of()));

    SeedReport report = book.seeds().load(folder);

    assertThat(report).isEqualTo(new SeedReport(1, 0, 2, List.of()));
    assertThat(book.events).containsEntry("xx-good", before);
  }

  @Test
  void recordsWhatWasAddedAtTheEnd() throws IOException {
    book.seeds().load(folder);
    write("good.yaml", GOOD + delivered("14", "2024-10"));

    SeedReport report = book.seeds().load(folder);

    assertThat(report.mistakes()).isEmpty();
    assertThat(report.recorded()).isEqualTo(1);
    assertThat(book.state(SeedKinds.CONTRACT, "xx-good").inWords()).isEqualTo("completed");
  }

  @Test
  void tellsThatARecordedFactSaysSomethingElseNow() throws IOException {
    book.seeds().load(folder);
    write("good.yaml", GOOD.replace("quantity: 10", "quantity: 11") + delivered("1", "2024-10"));

    SeedReport report = book.seeds().load(folder);

    assertThat(report.mistakes())
        .containsExactly(
            file("good.yaml")
                + ":12: This fact was not recorded: the key was used before, for another command");
    assertThat(book.commandByKey).hasSize(2);
  }

  @Test
  void rehearsesWhatIsAddedOnWhatIsInTheLog() throws IOException {
    book.seeds().load(folder);
    write("good.yaml", GOOD + delivered("14", "2024-10") + delivered("1", "2024-11"));

    SeedReport report = book.seeds().load(folder);

    assertThat(report.mistakes())
        .containsExactly(
            file("good.yaml")
                + ":20: xx-good is completed: every unit ordered has been delivered.");
    assertThat(book.commandByKey).hasSize(2);
  }

  @Test
  void findsNothingInAFolderThatIsNotThere() throws IOException {
    assertThat(book.seeds().load(folder.resolve("nowhere")).files()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          quantity: 24 } | quantity: -24 } | 9 | items[0].quantity: A quantity of -24 units is not possible.
          publisher: The Paper | publisher: "x\\uD800" | 3 | source.publisher: This text holds half of a character
          publisher: The Paper | publisher: "x\\e[31m" | 3 | source.publisher: This text holds a control character
          effective: 2024-09 | effective: 0999 | 14 | effective: 0999 lies before 1900: dates are possible from that
          quantity: 24 } | quantity: 2.4 } | 9 | items[0].quantity: '2.4' is not a quantity: write whole units (180),
          quantity: 10 | quantity: 30 | 12 | 30 of K9 Thunder cannot be delivered: 24 of 24 are outstanding.
          effective: 2024-09 | effective: 2022-13 | 14 | effective: '2022-13' is not a date: there is no month 13. Wri
          effective: 2024-09 | effective: 2023-09 | 12 | The delivery (2023-09) cannot lie before the signature (2024-
          published: 2024-11 | published: soon | 3 | source.published: 'soon' is not a date: it has not the form of on
          buyer: PL | buyers: PL | 6 | There is no 'buyers' here; known are buyer, conditions, earlyDeliveries, effect
          buyer: PL | buyer: Poland | 6 | buyer: 'Poland' is not a party: write an ISO 3166-1 code (PL), former:SUHH,
          designation: K9 Thunder | designation: 9 | 9 | items[0].designation: The number 9 is not possible here: writ
          delivered: | arrived: | 12 | 'arrived' is no fact of a contract; known are amended, claim-adopted
          source: paper | source: gazette | 11 | source is the short name of one of the sources: paper.
          contract: xx-good | contract: XX Good | 1 | 'XX Good' cannot name a contract: use lower-case letters, digits
          contract: xx-good | contrakt: xx-good | 1 | A seed file is about one thing; its head is one of framework, co
          sources: | source: | 2 | There is no 'source' here; known are contract, sources, facts.
          quantity: 10 | quantity | 14 | This is not YAML
          quantity: 10 | quantity: *ten | 13 | References (*name) are not read here: write it out.
          effective: 2024-09 | quantity: 11 | 14 | The same key stands twice.
          """)
  void namesFileLineAndReasonAndRecordsNothingOfThatFile(
      String right, String wrong, int line, String words) throws IOException {
    write(
        "bad.yaml",
        GOOD.replace("xx-good", "xx-bad").replace(right.replace("xx-good", "xx-bad"), wrong));

    SeedReport report = book.seeds().load(folder);

    assertThat(report.mistakes()).hasSize(1);
    assertThat(report.mistakes().getFirst())
        .startsWith("%s:%d: %s".formatted(file("bad.yaml"), line, words));
    assertThat(book.events).containsOnlyKeys("xx-good");
  }

  @Test
  void refusesAReferenceThatTwoFilesTell() throws IOException {
    write("more.yaml", GOOD);

    assertThat(book.seeds().load(folder).mistakes())
        .containsExactly(
            "%s:1: xx-good is told in %s already.".formatted(file("more.yaml"), file("good.yaml")));
  }

  @Test
  void readsTheExampleOfItsPage() throws IOException {
    String page = Files.readString(Path.of("docs", "seeds.md"));
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    write("example.yaml", page.substring(begin, page.indexOf("```", begin)));

    SeedReport report = book.seeds().load(folder);

    assertThat(report.mistakes()).isEmpty();
    assertThat(book.events).containsKey("xx-example-2024");
    SeedKinds.ALL.forEach(
        kind -> kind.words().keySet().forEach(word -> assertThat(page).contains("`" + word + "`")));
  }

  @Test
  void readsTheClaimOfItsPage() throws IOException {
    String page = Files.readString(Path.of("docs", "seeds.md"));
    int begin = page.indexOf("```yaml\n  - claim-stated") + "```yaml\n".length();
    write("good.yaml", GOOD + page.substring(begin, page.indexOf("```", begin)));

    SeedReport report = book.seeds().load(folder);

    assertThat(report.mistakes()).isEmpty();
    assertThat(((Agreed) book.state(SeedKinds.CONTRACT, "xx-good")).agreement().claims())
        .containsOnlyKeys("paper-value");
    assertThat(book.seeds().load(folder)).isEqualTo(new SeedReport(1, 0, 3, List.of()));
  }

  @Test
  void readsTheRateFileOfItsPage() throws IOException {
    String page = Files.readString(Path.of("docs", "seeds.md"));
    int begin = page.indexOf("```yaml\nrate: ") + "```yaml\n".length();
    write("rates.yaml", page.substring(begin, page.indexOf("```", begin)));

    SeedReport report = book.seeds().load(folder);

    assertThat(report.mistakes()).isEmpty();
    assertThat(book.state(SeedKinds.RATE, "eur-usd").standing())
        .containsEntry(LocalDate.of(2022, 8, 26), ExchangeRate.parse("1.5"))
        .containsEntry(LocalDate.of(2022, 8, 31), ExchangeRate.parse("1.25"));
  }

  @Test
  void tellsAFileThatIsNotWrittenInUtf8() throws IOException {
    Files.write(
        folder.resolve("latin.yaml"), "contract: größe".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(book.seeds().load(folder).mistakes())
        .containsExactly(file("latin.yaml") + ":1: The file is not written in UTF-8.");
  }

  private static String delivered(String quantity, String effective) {
    return """
      - delivered:
          quantity: %s
          effective: %s
          source: paper
    """
        .formatted(quantity, effective);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
