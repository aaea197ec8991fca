package dev.tranche.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of contracts, its files, and the page of a contract, as a reader uses them. */
class ContractPagesTest extends BrowserTest {

  private static final String POLAND =
      "/contracts?buyer=PL&sort=-ordered&asOf=2024-07-10&knownOn=2024-07-10";

  /** What is shown of one contract. */
  private record Shown(String reference, String ordered, String delivered) {}

  @TempDir private Path folder;

  @Test
  void k2PolandIsFoundAndStoodAt28Of180AtTheEndOf2023() {
    open("/contracts");
    page.locator("#search").fill("poland K2 rotem 2022");
    assertThat(heading()).hasText("1 contract matches, none late");

    page.locator(".contracts tbody a").click();
    assertThat(heading()).hasText("180 of 180 delivered; completed");

    page.locator("#asOf").fill("2023-12-31");
    assertThat(heading()).hasText("28 of 180 delivered; on plan");
    assertThat(page).hasURL(Pattern.compile(".*/contracts/pl-k2-2022\\?asOf=2023-12-31.*"));
    assertThat(page.locator("#seen")).containsText("as of 31 December 2023");
    assertThat(page.locator("#s-curve canvas")).isVisible();
    assertThat(page.locator(".life")).containsText("56 K2 Black Panther due");
    assertThat(page.locator(".events tbody tr")).hasCount(9);
  }

  @Test
  void aFormThatIsSentWithoutScriptFindsTheSame() {
    open("/contracts?search=poland+rotem&buyer=&status=in-force&late=&supplier=&designation=");

    assertThat(heading()).hasText("1 contract matches, none late");
    assertThat(page.locator(".contracts tbody th a")).hasText("pl-k2-2025");
    assertThat(page.locator("#status")).hasValue("in-force");
  }

  @Test
  void theFilesHoldWhatIsShown() throws IOException {
    open(POLAND);
    List<Shown> shown = shown();
    assertThat(shown).hasSizeGreaterThan(3).extracting(Shown::reference).contains("pl-k2-2022");
    assertThat(page.locator("th[aria-sort=descending]")).hasText("Ordered");

    Path csv = downloaded("#csv", "contracts-as-of-2024-07-10-known-on-2024-07-10.csv");
    try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(csv)) {
      assertThat(records.stream())
          .extracting(
              r -> r.getField("Contract"), r -> r.getField("Ordered"), r -> r.getField("Delivered"))
          .containsExactlyElementsOf(
              shown.stream().map(s -> tuple(s.reference, s.ordered, s.delivered)).toList());
    }

    Path excel = downloaded("#excel", "contracts-as-of-2024-07-10-known-on-2024-07-10.xlsx");
    List<Row> rows = rows(excel);
    assertThat(rows.stream().skip(1).map(row -> row.getCellText(0)))
        .containsExactlyElementsOf(shown.stream().map(Shown::reference).toList());
    Row k2 =
        rows.stream().filter(r -> r.getCellText(0).equals("pl-k2-2022")).findAny().orElseThrow();
    assertThat(k2.getCell(7).getType()).isEqualTo(CellType.NUMBER);
    assertThat(k2.getCell(7).asNumber()).isEqualTo(new BigDecimal(180));
    assertThat(k2.getCell(13).asDate().toLocalDate()).isEqualTo("2024-12-31");
    assertThat(k2.getCell(14).getType()).isEqualTo(CellType.BOOLEAN);
  }

  @Test
  void aContractThatIsNotKnownYetLeadsToTheFirstDayOnWhichItIs() {
    open("/contracts/pl-k2-2022?asOf=2019-01-01&knownOn=2019-01-01");
    assertThat(page.locator("main")).containsText("nothing of this contract had happened");

    page.locator("main p a").first().click();

    assertThat(heading()).containsText("of 180 delivered");
    assertThat(page.locator("#seen")).containsText("20 March 2024");
  }

  @Test
  void aPositionIsAnAddressOfItsOwn() {
    open("/contracts/pl-k2-2022");
    Locator last = page.locator(".events tbody th a").last();
    String position = last.textContent();
    last.click();

    assertThat(page).hasURL(Pattern.compile(".*position=" + position + "#at-" + position));
    assertThat(page.locator("main h2").first()).hasText("Position " + position);
    assertThat(page.locator("tr.chosen th")).hasText(position);

    openRefused("/contracts/pl-k2-2022?position=0", 404);
    assertThat(page.locator("main")).containsText("nothing of pl-k2-2022 is recorded");
  }

  @Test
  void whatIsNotInTheBookIsTold() {
    openRefused("/contracts/nobodys-contract", 404);
    assertThat(page.locator("main")).containsText("There is no contract nobodys-contract");

    openRefused("/contracts?sort=colour", 400);
    assertThat(page.locator("main")).containsText("'colour' is nothing to sort by");

    openRefused("/contracts?search=" + "k".repeat(201), 400);
    assertThat(page.locator("main")).containsText("search has at most 200 characters.");
  }

  private Locator heading() {
    return page.locator("main h1");
  }

  private List<Shown> shown() {
    return page.locator(".contracts tbody tr").all().stream()
        .map(
            row ->
                new Shown(
                    row.locator("th a").textContent(),
                    row.locator("td").nth(3).textContent(),
                    row.locator("td").nth(4).locator("span").first().textContent()))
        .toList();
  }

  private Path downloaded(String link, String name) {
    Download download = page.waitForDownload(() -> page.locator(link).click());
    assertThat(download.suggestedFilename()).isEqualTo(name);
    Path file = folder.resolve(name);
    download.saveAs(file);
    return file;
  }

  private static List<Row> rows(Path excel) throws IOException {
    try (InputStream in = Files.newInputStream(excel);
        ReadableWorkbook workbook = new ReadableWorkbook(in);
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      return rows.toList();
    }
  }
}
