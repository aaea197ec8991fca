package dev.tranche.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.RouteOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.tranche.testing.RunningTranche;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A reader of the order book travels in time, and the whole page follows. */
class OrderBookJourneyTest extends BrowserTest {

  /** Somebody signs what a file of the public facts signs otherwise. */
  private static final String MEANWHILE =
      """
      {"reference": "sa-cheongung2-2023", "stage": "signed", "buyer": "SA", "effective": "2023",
       "supplier": {"name": "LIG Nex1", "country": "KR"}, "source": {"publisher": "E"},
       "items": [{"designation": "M-SAM", "category": "outside-the-register", "quantity": 9}]}
      """;

  @Test
  void showsTheBookOfAnyDayAndTheAddressSaysWhich() {
    open("/");
    assertThat(page.locator("h1")).containsText("USD 23.6 bn are on order");
    assertThat(page.locator("#intake canvas")).isVisible();

    page.locator("#asOf").fill("2023-12-31");
    assertThat(page.locator("h1")).containsText("873 units worth USD 17 bn were on order");
    assertThat(page).hasURL(Pattern.compile(".*asOf=2023-12-31&knownOn=\\d{4}-\\d{2}-\\d{2}"));
    assertThat(page.locator("#seen")).hasClass("past");
    assertThat(page.locator("#intake canvas")).isVisible();

    page.locator("#knownOn").fill("2024-07-10");
    assertThat(page.locator("#seen")).containsText("known on 10 July 2024, as of 31 December 2023");
    assertThat(page.locator("nav a").nth(1))
        .hasAttribute("href", "/contracts?asOf=2023-12-31&knownOn=2024-07-10");

    page.getByText("Both today").click();
    assertThat(page.locator("#seen")).hasClass("today");
    assertThat(page).hasURL(Pattern.compile(".*/$"));
  }

  @Test
  void slidesByDayByMonthAndByYearWithTheArrows() {
    open("/?asOf=2024-03-31");
    Locator slide = page.locator("#asOf-slide");
    slide.press("ArrowLeft");
    assertThat(page.locator("#asOf")).hasValue("2024-03-30");
    slide.press("Shift+ArrowLeft");
    assertThat(page.locator("#asOf")).hasValue("2024-02-29");
    slide.press("Control+ArrowLeft");
    assertThat(page.locator("#asOf")).hasValue("2023-02-28");
    assertThat(page.locator("#seen")).containsText("as of 28 February 2023");
    assertThat(slide).isFocused();
  }

  @Test
  void playsMonthByMonthAndEndsToday() {
    open("/?asOf=2026-08-31");
    List<String> shown = new ArrayList<>();
    page.onRequest(request -> shown.add(request.url()));
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Play As of")).click();

    assertThat(page.locator("#seen")).containsText("30 September 2026");
    assertThat(page.locator("#seen")).hasClass("today");
    assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Play As of")))
        .isVisible();
    assertThat(shown)
        .filteredOn(url -> url.contains("asOf="))
        .extracting(url -> url.replaceAll(".*asOf=([-\\d]+).*", "$1"))
        .startsWith("2026-09-30", "2026-10-30");
  }

  @Test
  void playsOnFromTheMiddleOfTheSlider() {
    open("/?asOf=2024-03-31");
    Locator play = page.locator(".play[data-for=asOf]");
    page.waitForRequest(asked -> asked.url().contains("asOf=2024-05-30"), play::click);

    assertThat(play).hasText("Pause");
    play.click();
    assertThat(play).hasText("Play");
  }

  @Test
  void everyChartHasItsFiguresAsATableWhoseNumbersLead() {
    open("/?asOf=2023-12-31&in=units");
    page.locator("#intake-chart summary").click();

    Locator link = page.locator("#intake-chart td a").first();
    assertThat(link).hasText("610 units");
    assertThat(link)
        .hasAttribute("href", Pattern.compile("/contracts\\?signed=2022&asOf=2023-12-31&.*"));
  }

  @Test
  void worksWithoutScript(Looked looked) {
    try (BrowserContext plain =
        looked
            .browser()
            .newContext(
                new NewContextOptions()
                    .setJavaScriptEnabled(false)
                    .setBaseURL(looked.seeded().address("/").toString()))) {
      Page page = plain.newPage();
      page.navigate("/?in=units");
      page.locator("#asOf").fill("2023-12-31");
      page.getByText("Show").click();

      assertThat(page.locator("h1")).containsText("873 units");
      assertThat(page).hasURL(Pattern.compile(".*asOf=2023-12-31.*in=units.*"));
    }
  }

  @Test
  void anEmptyBookInvitesToLoadThePublicFactsAndTellsWhichItCouldNotLoad() {
    try (RunningTranche empty = RunningTranche.empty()) {
      page.navigate(empty.address("/").toString());
      assertThat(page.locator("h1")).hasText("The book is empty");
      assertAccessible();

      page.route(
          "**/seeds",
          route -> {
            Assertions.assertThat(empty.post("/api/contracts", MEANWHILE).status()).isEqualTo(201);
            route.resume();
          },
          new RouteOptions().setTimes(1));
      page.getByText("Load the public facts").click();
      assertThat(page.locator("h1")).hasText("Not everything was loaded");
      assertThat(page.locator(".errors")).containsText("sa-cheongung2-2023.yaml");
      assertAccessible();
      page.navigate(empty.address("/seeds?asOf=2023-12-31").toString());
      assertThat(page.locator("h1")).containsText("on order and still to come on 31 December 2023");
      page.getByText("Both today").click();
      assertThat(page.locator("h1")).containsText("are on order");
      assertThat(page.locator("#backlog canvas")).isVisible(); // all is loaded before it stops
    }
  }

  @Test
  void aFormFromElsewhereChangesNothing(Looked looked) {
    String token = "abcdefghijklmnopqrstuvwx";
    HttpRequest.Builder form = form(looked, "/seeds", token);
    for (String body : List.of("", "formToken=x" + token.substring(1), "formToken=" + token)) {
      RunningTranche.Answer answer =
          looked.seeded().send(form.copy().POST(BodyPublishers.ofString(body)));
      Assertions.assertThat(answer.status()).as(body).isEqualTo(403);
      Assertions.assertThat(answer.body()).contains("Nothing was recorded", "<main");
    }
    HttpRequest.Builder hidden =
        form(looked, "/api/..;/seeds", token).POST(BodyPublishers.noBody());
    Assertions.assertThat(looked.seeded().send(hidden).status()).isEqualTo(404);
  }

  private static HttpRequest.Builder form(Looked looked, String path, String token) {
    return HttpRequest.newBuilder(looked.seeded().address(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "text/html")
        .header("Cookie", "tranche-form=" + token);
  }
}
