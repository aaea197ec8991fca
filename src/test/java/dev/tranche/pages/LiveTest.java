package dev.tranche.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tranche.testing.RunningTranche;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is recorded elsewhere appears in open windows, and disturbs no reader. */
class LiveTest extends BrowserTest {

  private static final String FRAMEWORK = "/frameworks/pl-k9-framework";

  private static final String TELLS_OF_ITS_STOP =
      "--logging.level.org.springframework.boot.tomcat=info";
  private static final int MOST_WINDOWS = 500;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

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
  @ExtendWith(OutputCaptureExtension.class)
  void whatAnotherServerRecordsAppearsTooAndItsOwnWindowsAreCountedAndHoldUpNoStop(
      CapturedOutput output) {
    List<HttpResponse<InputStream>> windows;
    try (RunningTranche other = tranche.another(TELLS_OF_ITS_STOP)) {
      page.navigate(tranche.address("/").toString());
      page.evaluate("window.same = true");
      Locator book = page.locator("main");
      assertThat(book).not().containsText("18 K9 Thunder delivered");
      deliver(other, 18);
      assertThat(book).containsText("18 K9 Thunder delivered");
      assertThat(page.evaluate("window.same")).as("no reload").isEqualTo(true);

      windows = IntStream.range(0, MOST_WINDOWS).mapToObj(_ -> listen(other)).toList();
      assertThat(windows).extracting(HttpResponse::statusCode).containsOnly(200);
      HttpResponse<InputStream> more = listen(other);
      assertThat(more.statusCode()).isEqualTo(503);
      assertThat(more.headers().firstValue("Retry-After")).hasValue("30");
      assertThat(more.body())
          .asString(UTF_8)
          .contains("500 windows are open, and no more can be told");
    }
    assertThat(output).contains("Graceful shutdown complete"); // and not "aborted", after a time
    assertThat(windows)
        .allSatisfy(window -> assertThat(window.body()).asString(UTF_8).startsWith(":here"));
  }

  private static HttpResponse<InputStream> listen(RunningTranche server) {
    HttpRequest request =
        HttpRequest.newBuilder(server.address("/live?after=1000000"))
            .header("Accept", "text/event-stream")
            .build();
    return CLIENT.sendAsync(request, BodyHandlers.ofInputStream()).join();
  }

  private static void deliver(RunningTranche server, int units) {
    RunningTranche.Answer answer =
        server.post(
            "/api/contracts/ro-k9-2024/deliveries",
            """
            {"item": "k9", "quantity": %d, "effective": "2026-03",
             "source": {"publisher": "Example Gazette", "published": "2026-03-14"}}
            """
                .formatted(units));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
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
