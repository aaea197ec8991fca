package dev.tranche.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tranche.testing.RunningTranche;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody records what they read, in a program of its own. */
class RecordJourneyTest extends BrowserTest {

  private static RunningTranche tranche;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.withSeeds(Path.of("seeds"));
    tranche.catchUp();
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void aDeliveryIsRecordedAndSeenOnThePageThatFollows() {
    visit(page, "/record?contract=ro-k9-2024");
    assertThat(page.locator("main h1")).hasText("What happened to ro-k9-2024?");
    page.getByText("Record a delivery", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("#f-item").selectOption("k9");
    write(page, "6", "2025-03");
    assertAccessible();
    page.getByLabel("Your name").fill("Ann Example");
    page.getByText("See what it would say").click();
    assertThat(page.locator("#preview")).containsText("6 K9 Thunder delivered");
    assertAccessible();

    page.locator(".go .main").click();

    assertThat(page).hasURL(Pattern.compile(".*/contracts/ro-k9-2024\\?recorded=\\d+"));
    assertThat(page.locator(".notice"))
        .containsText("6 K9 Thunder delivered (delivery-1), March 2025");
    assertThat(page.locator(".notice")).containsText("recorded by Ann Example");
    assertAccessible();
    assertThat(delivered("ro-k9-2024")).isEqualTo(6);
  }

  @Test
  void anOverDeliveryIsRefusedBesideItsFieldAndNothingIsLost() {
    visit(page, "/record/record-delivery?contract=sa-cheongung2-2023");
    long before = delivered("sa-cheongung2-2023");
    write(page, "5000", "2025-10");
    page.locator("#f-quantity").press("Enter");

    Locator errors = page.locator("#errors");
    assertThat(errors).isFocused();
    assertThat(errors).containsText("cannot be delivered");
    assertThat(page.locator("#f-quantity-error")).containsText("are outstanding");
    assertThat(page.locator("#f-effective")).hasValue("2025-10");
    assertThat(page.locator("#f-source-publisher")).hasValue("Example Gazette");
    assertAccessible();
    assertFits();
    errors.getByRole(com.microsoft.playwright.options.AriaRole.LINK).click();
    assertThat(page.locator("#f-quantity")).isFocused();
    assertThat(delivered("sa-cheongung2-2023")).isEqualTo(before);
    forgive(409);
  }

  @Test
  void whatAnotherWindowRecordedIsShownAndThenConfirmed() {
    String form = "/record/record-delivery?contract=au-redback-2023";
    visit(page, form);
    write(page, "2", "2025-02");
    try (BrowserContext other = newWindow(1280, 800)) {
      Page elsewhere = other.newPage();
      visit(elsewhere, form);
      write(elsewhere, "1", "2025-01");
      elsewhere.locator(".go .main").click();
      assertThat(elsewhere).hasURL(Pattern.compile(".*recorded=.*"));
    }
    page.locator(".go .main").click();
    assertThat(page.locator(".changes")).containsText("1 AS21 Redback delivered");
    assertThat(page.locator("#f-quantity")).hasValue("2");
    assertAccessible();
    forgive(409);

    page.getByText("Record it all the same").click();
    assertThat(page).hasURL(Pattern.compile(".*recorded=.*"));
    assertThat(delivered("au-redback-2023")).isEqualTo(3);
  }

  @Test
  void whatIsTypedStaysWhileTheDaysMoveAndNewsComes() {
    visit(page, "/record/record-delivery?contract=pl-chunmoo-2022");
    write(page, "1", "not yet a date");
    page.locator(".go .main").click();
    assertThat(page.locator("#errors")).isFocused();
    forgive(422);
    page.locator("#f-effective").fill("2026-02");

    page.locator("#asOf-slide").press("PageDown");
    page.locator("#asOf-slide").press("PageDown");
    Locator seen = page.locator("#seen");
    assertThat(seen).containsText("You see the book as of");
    assertTyped();
    Locator play = page.locator(".play[data-for=asOf]");
    play.click();
    assertThat(play).hasText("Play");
    assertThat(seen).hasText("You see the book as it is today.");
    page.locator("#knownOn-slide").press("PageDown");
    assertThat(seen).containsText("You see the book as known on");
    assertThat(page.locator("#days [name=knownOn]")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile(".*knownOn=.*contract=pl-chunmoo-2022"));
    seen.getByText("Both today").click();
    assertThat(seen).hasText("You see the book as it is today.");
    assertTyped();

    RunningTranche.Answer elsewhere =
        tranche.post(
            "/api/contracts/pl-chunmoo-2022/deliveries",
            """
            {"quantity": 1, "effective": "2026-03", "source": {"publisher": "Example Gazette"}}
            """);
    assertThat(elsewhere.status()).as(elsewhere.body()).isEqualTo(200);
    assertThat(page.locator("#live")).containsText("it is shown when you are done here");
    assertTyped();
  }

  private void assertTyped() {
    assertThat(page.locator("#f-quantity")).hasValue("1");
    assertThat(page.locator("#f-effective")).hasValue("2026-02");
    assertThat(page.locator("#f-source-publisher")).hasValue("Example Gazette");
    assertThat(page.locator("#errors")).isVisible();
  }

  @Test
  void aDoubleClickRecordsOnce() {
    visit(page, "/record/record-delivery?contract=pl-chunmoo-2024");
    write(page, "1", "2026-02");
    page.locator(".go .main").dblclick();

    assertThat(page).hasURL(Pattern.compile(".*recorded=.*"));
    assertThat(delivered("pl-chunmoo-2024")).isEqualTo(1);
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    visit(page, "/record/record-delivery?contract=pl-chunmoo-2022");
    long before = delivered("pl-chunmoo-2022");
    write(page, "1", "2024-02");
    page.evaluate("document.querySelectorAll('[name=formToken]').forEach(e => e.remove())");
    page.locator(".go .main").click();

    assertThat(page.locator("main h1")).hasText("The form was refused");
    assertThat(delivered("pl-chunmoo-2022")).isEqualTo(before);
    forgive(403);
  }

  private static void visit(Page window, String path) {
    window.navigate(tranche.address(path).toString());
  }

  private static void write(Page window, String quantity, String effective) {
    window.locator("#f-quantity").fill(quantity);
    window.locator("#f-effective").fill(effective);
    window.locator("#f-source-publisher").fill("Example Gazette");
  }

  private static long delivered(String reference) {
    tranche.catchUp();
    return tranche
        .get("/api/contracts/" + reference + "/progress")
        .json()
        .path("delivered")
        .asLong();
  }
}
