package dev.tranche.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An auditor looks through the log, compares two days, and verifies. */
class AuditJourneyTest extends BrowserTest {

  private static final String NO_HASH = "0".repeat(64);

  @Test
  void twoDaysAreComparedContractByContractWithTheEventsThatMakeTheDifference() {
    open("/audit");
    link("Comparison").click();
    page.locator("#before-as-of").fill("2023-12-31");
    page.locator("#before-known-on").fill("2023-12-31");
    page.locator("#toAsOf").fill("2024-07-11");
    page.locator("#toKnownOn").fill("2024-07-11");
    button("Compare").click();

    assertThat(page.locator("h1"))
        .hasText(
            Pattern.compile("The backlog grew from \\d+ to 1,\\d+ units; \\d+ contracts differ"));
    Locator k2 = page.locator("article#pl-k2-2022");
    assertThat(k2.locator("h3")).containsText("new");
    assertThat(k2.locator("h3")).containsText("signed");
    assertThat(k2).containsText("Signed +180 units");
    assertThat(k2).containsText("Delivered +46 units");
    assertThat(k2.locator(".events")).containsText("Defence Industry Europe, ");
    assertThat(page).hasURL(Pattern.compile(".*asOf=2023-12-31.*toKnownOn=2024-07-11.*"));
    assertAccessible();
    assertFits();
  }

  @Test
  void whatWasBelievedOnADayIsTwoClicksFromIt() {
    open("/audit?asOf=2024-07-10&knownOn=2024-07-10");
    link("Comparison").click();
    link("10 July 2024: as known then, and as known now").click();

    assertThat(page).hasURL(Pattern.compile(".*toAsOf=2024-07-10.*"));
    assertThat(page.locator(".lead"))
        .containsText(
            "as of 10 Jul 2024, as known on 10 Jul 2024, and as of 10 Jul 2024, by all that is"
                + " known today");
    assertThat(page.locator("#contracts")).isVisible();
  }

  @Test
  void theLogIsFilteredAndEachPositionHasAnAddress() {
    open("/audit");
    page.locator("#contract").fill("pl-k2-2022");
    page.getByText("Kinds of events").click();
    page.getByLabel("Delivery made").check();
    button("Show events").click();

    assertThat(page.locator("#events")).hasText(Pattern.compile("\\d events that match"));
    assertThat(page.locator("#contract")).hasValue("pl-k2-2022");
    Locator rows = page.locator(".ledger tbody tr");
    assertThat(rows.first()).containsText("K2 Black Panther delivered");
    assertThat(rows.first()).containsText("recorded by seed file pl-k2-2022.yaml");

    String position = rows.last().locator("td").first().innerText();
    rows.last().locator("td a").first().click();
    Locator event = page.locator("#event-" + position);
    assertThat(rows.first()).hasId("event-" + position);
    event.getByText("As JSON").click();
    assertThat(event.locator("pre")).containsText("\"position\" : " + position);
  }

  @Test
  void whatCannotBeAskedIsToldAndStaysInItsFields() {
    openRefused("/audit?source=reuters&recordedFrom=2024-02-02&recordedTo=2024-01-01", 400);

    assertThat(page.locator(".errors")).containsText("There is no day from 2024-02-02 to");
    assertThat(page.locator("#source")).hasValue("reuters");
    assertThat(page.locator("#recordedFrom")).hasValue("2024-02-02");
    assertAccessible();
  }

  @Test
  void aVerificationRunsToItsEndAndFindsWhatIsNotAsItWasKept() {
    open("/audit/verification");
    button("Verify the log").click();
    assertThat(page.locator("h1"))
        .hasText(Pattern.compile("The log is whole: \\d+ events in \\d+ commits"));
    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))).hasCount(1);
    assertThat(page.locator("#told[role=status]")).containsText("The log is whole");
    String hash = page.locator(".found .hash").first().innerText();
    String end = page.locator("#how + p").innerText().replaceAll("\\D+", "");

    page.locator("#kept-text").fill("The log ends at %s with hash %s".formatted(end, hash));
    button("Verify the log").click();
    assertThat(page.locator("h1")).containsText("The log is whole");
    assertThat(page.locator(".lead")).containsText("It still begins with the " + end + " events");

    page.locator("#kept-text").fill("41 " + NO_HASH);
    button("Verify the log").click();
    assertThat(page.locator("h1")).hasText("The log is not what it was, from position 41 on");
    assertThat(page.locator(".found")).containsText("Broken at position 41");
    assertAccessible();
    assertFits();
  }

  @Test
  void anEventLeadsToThePageOfWhatItIsAboutAndItsStreamStaysInItsField(Looked looked) {
    String log = html(looked, "/audit?stream=figure:kr-order-intake-2023");
    assertThat(log).contains("href=\"/figures\"").doesNotContain("\"/figures/");
    assertThat(log.substring(log.indexOf("<main")))
        .contains("<label><span>Stream</span> <input id=\"stream\" name=\"stream\"")
        .doesNotContain("type=\"hidden\"");
  }

  @Test
  void aLaterPageOfAComparisonTellsNothingOfAllContracts(Looked looked) {
    String days = "/audit/comparison?asOf=2023-12-31&knownOn=2023-12-31";
    assertThat(html(looked, days)).containsPattern("<h1>The backlog grew [^<]*; \\d+ contracts");
    assertThat(html(looked, days + "&from=zz"))
        .containsPattern("<h1>The backlog grew from [\\d,]+ to [\\d,]+ units</h1>");
  }

  @Test
  void aComparisonKeepsByWhichDatesItIsMadeAndOffersDaysThatDiffer(Looked looked) {
    String bar = html(looked, "/audit/comparison?basis=recorded&toKnownOn=2024-07-10");
    assertThat(bar.substring(0, bar.indexOf("<main")))
        .contains("<input type=\"hidden\" name=\"basis\" value=\"recorded\">");
    assertThat(html(looked, "/audit/comparison?asOf=2023-12-31"))
        .contains(
            "31 December 2023 and today", "31 December 2023: as known then, and as known now");
  }

  @Test
  void nothingIsToldOfWhatTheAddressMakesUp(Looked looked) {
    assertThat(html(looked, "/?recorded=999999999")).doesNotContain("class=\"notice\"");
    assertThat(html(looked, "/?recorded=40")).contains("class=\"notice\"");
    assertThat(looked.seeded().get("/record?contract=framework:pl-k2-framework").status())
        .isEqualTo(404);
  }

  private static String html(Looked looked, String path) {
    return looked.seeded().get(path).body();
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }
}
