package dev.tranche.pages.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.pages.record.FilledIn.Answer;
import dev.tranche.testing.RunningTranche;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Forms over HTTP, without a browser: what they record, and how they refuse. */
class WhenFormsAreSentTest {

  private static final String SOURCE = "source.publisher=Example Gazette";

  /** As many as there are units in a contract. */
  private static final int ROUNDS = 10;

  private static RunningTranche tranche;
  private static FilledIn somebody;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.empty();
    somebody = new FilledIn(tranche);
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void everyCommandIsRecordedByItsForm() throws Exception {
    Set<String> recorded = new HashSet<>();
    for (String line : Lives.ALL) {
      String[] parts = line.split(" \\| ", -1);
      String[] address = parts[0].split(" ", -1);
      String path = "/record/" + address[0] + (address.length == 1 ? "" : "?" + address[1]);
      String[] written = parts[1].split("; ", -1);
      tranche.catchUp(); // or a call-off of a contract is what somebody else recorded meanwhile

      Answer answer = somebody.record(path, written);

      assertThat(answer.status()).as("%s%n%s", line, answer.page()).isEqualTo(303);
      assertThat(answer.location()).contains("recorded=");
      recorded.add(address[0]);
    }
    assertThat(new TreeSet<>(recorded))
        .isEqualTo(new TreeSet<>(Forms.ALL.stream().map(Form::name).toList()));
    JsonNode amended = tranche.get("/api/contracts/x-life?atLeast=" + head()).json();
    assertThat(amended.path("status").asString()).isEqualTo("completed");
    assertThat(amended.path("deliveries").size()).isEqualTo(2);
    assertThat(events("x-life")).contains("\"contract-amended\"").contains("Zofia Żółć");
  }

  @Test
  void whatWasRecordedIsToldOnThePageThatFollows() throws Exception {
    Answer answer =
        somebody.record(
            "/record/publish-rate",
            "reference=eur-chf",
            "rate=0.95",
            "effective=2024-03-15",
            SOURCE);

    assertThat(answer.location()).startsWith("/record?recorded=");
    assertThat(somebody.open(answer.location()).page())
        .contains("Rate, 15 March 2024: one EUR is 0.95 CHF; Example Gazette")
        .contains("Position " + head());
  }

  @Test
  void thePageThatFollowsHasWhatWasRecorded() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      Answer shown = somebody.open(signed("x-follows-" + round).location());

      assertThat(shown.status()).isEqualTo(200);
      assertThat(shown.page()).contains("0 of 10 delivered");
      assertThat(Long.parseLong(shown.page().replaceAll("(?s).* data-live=\"(\\d+)\".*", "$1")))
          .as("no news of it is waited for")
          .isGreaterThanOrEqualTo(head());
    }
  }

  @Test
  void aRefusalStandsBesideItsFieldAndInTheSummaryAndNothingIsLost() throws Exception {
    signed("x-refused");
    Answer answer =
        somebody.record(
            "/record/record-delivery?contract=x-refused",
            "quantity=11",
            "effective=2024-03",
            "source.title=A <title>",
            SOURCE);

    String words = "11 of K9 cannot be delivered: 10 of 10 are outstanding.";
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.page())
        .contains("<a href=\"#f-quantity\">")
        .contains("id=\"f-quantity-error\">" + words)
        .contains("value=\"A &lt;title&gt;\"")
        .contains("value=\"2024-03\"")
        .contains("<title>Not recorded: Record a delivery");
    assertThat(events("x-refused")).doesNotContain("delivery-made");
    assertThat(
            tranche
                .post(
                    "/api/contracts/x-refused/deliveries",
                    "{\"quantity\": 11, \"effective\": \"2024-03\", \"source\": {\"publisher\":"
                        + " \"E\"}}")
                .json()
                .path("detail")
                .asString())
        .isEqualTo(words);
  }

  @Test
  void whatCannotBeReadIsToldForEachFieldAtOnce() throws Exception {
    signed("x-unread");
    Answer answer =
        somebody.record(
            "/record/record-delivery?contract=x-unread", "quantity=many", "effective=2024-13");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page())
        .contains("#f-quantity\"")
        .contains("#f-effective\"")
        .contains("#f-source-publisher\"")
        .contains("is not a quantity: write whole units")
        .contains("there is no month 13")
        .contains("value=\"many\"");
  }

  @Test
  void whatSomebodyElseRecordedMeanwhileIsShownAndConfirmed() throws Exception {
    signed("x-shared");
    String path = "/record/record-delivery?contract=x-shared";
    Answer mine = somebody.open(path);
    assertThat(
            new FilledIn(tranche).record(path, "quantity=4", "effective=2024-02", SOURCE).status())
        .isEqualTo(303);

    Answer refused =
        somebody.post(path, FilledIn.filled(mine, "quantity=6", "effective=2024-03", SOURCE));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.page())
        .contains("Somebody else has recorded something of x-shared")
        .contains("4 K9 delivered (delivery-1), February 2024")
        .contains("Record it all the same")
        .contains("value=\"6\"");
    assertThat(events("x-shared")).doesNotContain("delivery-2");

    Answer confirmed =
        somebody.post(path, FilledIn.filled(refused, "quantity=6", "effective=2024-03", SOURCE));
    assertThat(confirmed.status()).isEqualTo(303);
    assertThat(events("x-shared")).contains("delivery-2");
  }

  @Test
  void ofTwoFormsThatAreSentAtTheSameMomentOneIsRecordedAndTheOtherSeesIt() throws Exception {
    signed("x-moment");
    String path = "/record/record-delivery?contract=x-moment";
    FilledIn other = new FilledIn(tranche);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 1; round <= ROUNDS; round++) {
        String day = "effective=2024-02-%02d".formatted(round);
        CyclicBarrier start = new CyclicBarrier(2);
        Answer opened = somebody.open(path);
        Answer alike = other.open(path);
        List<Future<Answer>> sent =
            threads.invokeAll(
                List.of(
                    () -> sent(somebody, path, FilledIn.filled(opened, day, "quantity=1"), start),
                    () -> sent(other, path, FilledIn.filled(alike, day, "quantity=1"), start)));
        List<Answer> answers =
            Stream.of(sent.getFirst().get(), sent.getLast().get())
                .sorted(Comparator.comparingInt(Answer::status))
                .toList();
        assertThat(answers).extracting(Answer::status).containsExactly(303, 409);
        assertThat(answers.getLast().page())
            .contains("Somebody else has recorded something of x-moment")
            .contains("1 K9 delivered (delivery-%1$d), %1$d February 2024".formatted(round));
      }
    }
    assertThat(events("x-moment").split("\"delivery-made\"", -1)).hasSize(ROUNDS + 1);
  }

  private static Answer sent(
      FilledIn who, String path, Map<String, String> form, CyclicBarrier start) throws Exception {
    form.put("source.publisher", "Example Gazette");
    start.await();
    return who.post(path, form);
  }

  @Test
  void aRefusalForWhatSomebodyElseRecordedShowsWhatThatWas() throws Exception {
    signed("x-spent");
    String path = "/record/record-delivery?contract=x-spent";
    Answer mine = somebody.open(path);
    new FilledIn(tranche).record(path, "quantity=8", "effective=2024-02", SOURCE);

    Answer refused =
        somebody.post(path, FilledIn.filled(mine, "quantity=6", "effective=2024-03", SOURCE));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.page())
        .contains("Somebody else has recorded something of x-spent")
        .contains("8 K9 delivered (delivery-1), February 2024")
        .contains("id=\"f-quantity-error\">6 of K9 cannot be delivered: 2 of 10 are outstanding.");
  }

  @Test
  void aFormThatIsSentTwiceIsRecordedOnceAndAnsweredAlike() throws Exception {
    signed("x-twice");
    String path = "/record/record-delivery?contract=x-twice";
    Map<String, String> form =
        FilledIn.filled(somebody.open(path), "quantity=4", "effective=2024-02", SOURCE);

    Answer first = somebody.post(path, form);
    Answer second = somebody.post(path, form);

    assertThat(first.status()).isEqualTo(303);
    assertThat(second).isEqualTo(first);
    assertThat(events("x-twice")).containsOnlyOnce("\"delivery-made\"");

    form.put("quantity", "5");
    Answer other = somebody.post(path, form);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.page()).contains("This form was recorded before").contains("value=\"5\"");
  }

  @Test
  void aSourceThatWasUsedBeforeIsPickedOrAnotherOneTypedButNotBoth() throws Exception {
    String path = "/record/publish-rate";
    somebody.record(
        path, "reference=usd-krw", "rate=1300", "effective=2024-03-14", "source.publisher=BOK");
    Answer form = somebody.open(path);
    assertThat(form.page()).contains("<option value=\"" + head() + "\">BOK</option>");
    String pick = "source.pick=" + head();

    Answer both =
        somebody.post(
            path,
            FilledIn.filled(
                form, "reference=usd-krw", "rate=1301", "effective=2024-03-15", SOURCE, pick));
    assertThat(both.status()).isEqualTo(422);
    assertThat(both.page()).contains("Pick a source or type another one, not both.");

    Answer picked =
        somebody.post(
            path,
            FilledIn.filled(form, "reference=usd-krw", "rate=1301", "effective=2024-03-15", pick));
    assertThat(picked.status()).isEqualTo(303);
    assertThat(tranche.get("/api/rates/usd-krw?atLeast=" + head()).body())
        .doesNotContain("Gazette")
        .contains("1301");
  }

  @Test
  void aLineIsAddedByAButtonAndWhatItWouldSayIsShownWithoutRecording() throws Exception {
    String path = "/record/open-talks";
    Answer form = somebody.open(path);
    Map<String, String> written =
        FilledIn.filled(form, "buyer=PL", "items[0].designation=K9", "add=items");

    Answer added = somebody.post(path, written);
    assertThat(added.status()).isEqualTo(200);
    assertThat(added.page()).contains("value=\"K9\"").contains("name=\"items[1].designation\"");

    written.remove("add");
    written.putAll(Map.of("check", "true", "reference", "x-checked", "effective", "2024-05"));
    written.putAll(
        Map.of(
            "items[0].category", "battle-tanks",
            "items[0].quantity", "20~",
            "source.publisher", "E"));
    Answer checked = somebody.post(path, written);
    assertThat(checked.status()).isEqualTo(200);
    assertThat(checked.page()).contains("This would be recorded").contains("about 20 K9");
    assertThat(tranche.get("/api/contracts/x-checked").status()).isEqualTo(404);
  }

  @Test
  void linesAreNotLostWhereThereIsToBeNone() throws Exception {
    signed("x-none-of-it");

    assertThat(
            somebody
                .record(
                    "/record/revise-schedule?contract=x-none-of-it",
                    "schedule.none=true",
                    "schedule[0].due=2031-07")
                .page())
        .contains("Either it has lines, or there is none")
        .contains("value=\"2031-07\"");
  }

  @Test
  void aListMayHaveHundredsOfLinesAndThatItHasTooManyIsTold() throws Exception {
    signed("x-long-plan");
    String path = "/record/revise-schedule?contract=x-long-plan";

    assertThat(somebody.record(path, lines(500)).page()).contains("name=\"schedule[499].due\"");
    Answer refused = somebody.record(path, lines(501));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.page()).contains("schedule has 501 lines; a form holds at most 500");
  }

  /** Each due when nobody can be. */
  private static String[] lines(int number) {
    return IntStream.range(0, number)
        .boxed()
        .flatMap(
            i ->
                Stream.of("item", "quantity", "due")
                    .map(part -> "schedule[%d].%s=never".formatted(i, part)))
        .toArray(String[]::new);
  }

  @Test
  void askingOfWhichKeepsTheDays() throws Exception {
    for (String path : List.of("/record", "/record/record-delivery")) {
      assertThat(somebody.open(path + "?asOf=2023-12-31&knownOn=2024-07-10").page())
          .containsPattern(
              "class=\"which\" action=\"" + path + "\">\\s+<input type=\"hidden\" name=\"asOf\"");
    }
  }

  @Test
  void onlyWhatTheStateAllowsIsOfferedAndTheRestSaysWhyNot() throws Exception {
    signed("x-offered");
    String page = somebody.open("/record?contract=x-offered").page();

    assertThat(page)
        .contains("It is <span>in force</span>")
        .contains("/record/record-delivery?contract=x-offered")
        .doesNotContain("/record/resume-contract")
        .contains("x-offered is in force: only a suspended contract can be resumed.");
    assertThat(somebody.open("/record?contract=x-none").status()).isEqualTo(404);
    assertThat(somebody.open("/record/record-delivery?contract=x-none").status()).isEqualTo(404);
    assertThat(somebody.open("/record/no-such").status()).isEqualTo(404);
  }

  @Test
  void aFrameworkAndAFigureOfferWhatFitsThemAsTheyStand() throws Exception {
    String opened = "reference=x-offers";
    somebody.record("/record/sign-framework", opened, "buyer=PL", "effective=2024-01", SOURCE);
    assertThat(somebody.open("/record?framework=x-offers").page())
        .contains("It is <span>signed</span>")
        .contains("/record/revise-ceilings?framework=x-offers")
        .contains("/record/end-framework?framework=x-offers")
        .doesNotContain("/record/sign-framework")
        .contains("x-offers is signed: it cannot be signed again.");

    somebody.record(
        "/record/publish-figure",
        opened,
        "subject=KR",
        "measure=order-intake",
        "period=2023",
        "value=USD 14 bn",
        "effective=2024-01",
        SOURCE);
    String withdrawal = "/record/withdraw-figure?figure=x-offers";
    assertThat(somebody.open("/record?figure=x-offers").page()).contains(withdrawal);
    tranche.catchUp();
    assertThat(somebody.open("/figures").page()).contains("/record?figure=x-offers");
    somebody.record(withdrawal, "effective=2024-02", SOURCE);
    assertThat(somebody.open("/record?figure=x-offers").page())
        .contains("Not possible as it stands")
        .doesNotContain(withdrawal)
        .contains("x-offers is withdrawn: only a published figure can be withdrawn.");
    assertThat(somebody.open("/record?figure=x-none").status()).isEqualTo(404);
  }

  @Test
  void aFormWithoutItsTokenIsRefusedAndNothingIsRecorded() throws Exception {
    signed("x-token");
    String path = "/record/record-delivery?contract=x-token";
    Map<String, String> form =
        FilledIn.filled(somebody.open(path), "quantity=4", "effective=2024-02", SOURCE);
    form.remove("formToken");

    assertThat(somebody.post(path, form).status()).isEqualTo(403);
    assertThat(events("x-token")).doesNotContain("delivery-made");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /contracts?statsu=signed | There is no parameter &#39;statsu&#39; here: write status.
          /contracts?status=signed&status=signed | status can be given once.
          /?asof=2023-12-31 | There is no parameter &#39;asof&#39; here: write asOf.
          /audit?knd=delivery-made | There is no parameter &#39;knd&#39; here: write kind.
          /claims?sources=x | There is no parameter &#39;sources&#39; here: write source.
          /record?contracts=x | There is no parameter &#39;contracts&#39; here: write contract.
          /record/sign-contract?items[0].quanity=3 | here: write items[].quantity.
          /record/sign-contract?buyer=PL&buyer=PL | buyer can be given once.
          """)
  void aPageKnowsWhatItsAddressMayCarry(String path, String words) throws Exception {
    Answer refused = somebody.open(path.replace("[", "%5B").replace("]", "%5D"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.page()).contains("This cannot be asked", words, "<main");
  }

  @Test
  void anAddressMayFillInAForm() throws Exception {
    String line = "items%5B0%5D.";
    Answer opened =
        somebody.open(
            "/record/sign-contract?buyer=PL&supplier.name=Hanwha&source.publisher=KEI&asOf=2024-01-01&"
                + (line + "quantity=3&")
                + (line + "designation=K9"));

    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.page()).contains("value=\"Hanwha\"", "value=\"K9\"", "value=\"KEI\"");
    assertThat(somebody.open("/audit?kind=delivery-made&kind=contract-signed").status())
        .isEqualTo(200);
  }

  @Test
  void aPageThatTakesNoFormSaysSo() throws Exception {
    for (String method : List.of("PUT", "DELETE", "POST")) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(tranche.address("/contracts"))
              .header("Accept", "text/html")
              .method(method, BodyPublishers.noBody());
      RunningTranche.Answer answer = tranche.send(request);
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.body())
          .contains(method + " is not possible here; possible is GET", "<main");
    }
    assertThat(somebody.open("/error").status()).isEqualTo(404);
  }

  @Test
  void aFormWhoseBodyBreaksOffIsToldSo() throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), tranche.address("/").getPort())) {
      String head =
          """
          POST /seeds HTTP/1.1\r
          Host: localhost\r
          Accept: text/html\r
          Content-Type: application/x-www-form-urlencoded\r
          Transfer-Encoding: chunked\r
          Connection: close\r
          \r
          zz\r
          """;
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("script-src 'self';", "<main");
    }
  }

  private static Answer signed(String reference) throws Exception {
    Answer answer =
        somebody.record(
            "/record/sign-contract?contract=" + reference,
            "buyer=PL",
            "supplier.name=Hanwha",
            "supplier.country=KR",
            "items[0].designation=K9",
            "items[0].category=large-calibre-artillery",
            "items[0].quantity=10",
            "effective=2024-01",
            SOURCE);
    assertThat(answer.status()).as(answer.page()).isEqualTo(303);
    return answer;
  }

  private static String events(String reference) {
    return tranche.get("/api/contracts/" + reference + "/events").body();
  }

  private static long head() {
    return tranche
        .get("/api/audit/events?order=newest&limit=1")
        .json()
        .at("/events/0/position")
        .asLong();
  }
}
