package dev.tranche.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tranche.testing.RunningTranche;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is recorded elsewhere appears in open windows, and disturbs no reader. */
class LiveTest extends BrowserTest {

  private static final String FRAMEWORK = "/frameworks/pl-k9-framework";

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
  void whatIsRecordedElsewhereAppearsWithoutReload() {
    try (BrowserContext another = newWindow(1280, 800)) {
      Page past = another.newPage();
      past.navigate(tranche.address(FRAMEWORK + "?asOf=2023-12-31").toString());
      page.navigate(tranche.address(FRAMEWORK).toString());
      page.evaluate("window.same = true");
      page.locator("summary").click();
      Locator headline = page.locator("h1");
      assertThat(headline).containsText("364 of 672 called off");

      callOff("somebody-elses", 100);
      assertThat(headline).containsText("464 of 672 called off");
      assertThat(page.locator("#live")).containsText("Brought up to date");
      assertThat(page.evaluate("window.same")).as("no reload").isEqualTo(true);
      assertThat(page.locator("details[open]")).hasCount(1);

      AtomicInteger fetched = new AtomicInteger();
      page.onRequest(_ -> fetched.incrementAndGet());
      page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))");
      callOff("one-more", 8);
      assertThat(page.locator("#live")).containsText("when you are done here");
      assertThat(headline).containsText("464 of 672 called off");
      assertThat(fetched).as("fetched while the reader marks a text").hasValue(0);
      page.evaluate("getSelection().empty()");
      assertThat(headline).containsText("472 of 672 called off");

      assertThat(past.locator("#live")).containsText("the book of another day");
      assertThat(past.locator("h1")).containsText("364 of 672 called off");
    }
  }

  @Test
  void aDeliveryRecordedElsewhereAppearsInTheOrderBook() {
    page.navigate(tranche.address("/").toString());
    Locator book = page.locator("main");
    assertThat(book).not().containsText("18 K9 Thunder delivered");

    RunningTranche.Answer answer =
        tranche.post(
            "/api/contracts/ro-k9-2024/deliveries",
            """
            {"item": "k9", "quantity": 18, "effective": "2026-03",
             "source": {"publisher": "Example Gazette", "published": "2026-03-14"}}
            """);

    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    assertThat(book).containsText("18 K9 Thunder delivered");
  }

  private static void callOff(String contract, int units) {
    RunningTranche.Answer answer =
        tranche.post(
            "/api" + FRAMEWORK + "/call-offs",
            """
            {"contract": "%s", "effective": "2026-03",
             "items": [{"id": "k9", "designation": "K9 Thunder",
                        "category": "large-calibre-artillery", "quantity": %d}],
             "source": {"publisher": "Example Gazette", "published": "2026-03-14"}}
            """
                .formatted(contract, units));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
