package dev.tranche.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.fact.EdtfDate;
import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.RunningTranche.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The seeds' events, page by page, in both directions, filtered. */
class WhenTheHistoryIsAsked {

  private static final String PATH = "/api/audit/events";

  private static RunningTranche tranche;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.withSeeds(Path.of("seeds"));
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void anEventHasItsDatesItsSourceItsRecorderItsHashAndItsWords() {
    JsonNode delivered = page("?contract=pl-k2-2022&effectiveFrom=2024-03-11&limit=1").get(0);
    assertThat(delivered.get("stream").asString()).isEqualTo("pl-k2-2022");
    assertThat(delivered.get("event").asString()).isEqualTo("delivery-made");
    assertThat(delivered.get("effective").asString()).isEqualTo("2024-03-11");
    assertThat(delivered.get("reported").asString()).isEqualTo("2024-03-20");
    assertThat(delivered.get("recorder").asString()).isEqualTo("seed file pl-k2-2022.yaml");
    assertThat(delivered.get("hash").asString()).matches("[0-9a-f]{64}");
    String recorded = delivered.get("recorded").asString();
    assertThat(delivered.get("words").asString())
        .isEqualTo(
            "3 K2 Black Panther delivered (delivery-5), 11 March 2024; Defence Industry Europe,"
                + " 20 March 2024; recorded by seed file pl-k2-2022.yaml on %s.",
            DateWords.of(EdtfDate.parse(recorded.substring(0, 10))));
    assertThat(delivered.get("data").get("quantity").asLong()).isEqualTo(3);
    JsonNode whole = tranche.get("/api/contracts/pl-k2-2022/events").json();
    assertThat(whole.valueStream()).contains(delivered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "contract=pl-k2-2022", "kind=contract-signed,talks-opened"})
  void pagesOfAnyLengthInBothDirectionsHoldTheSame(String filter) {
    List<JsonNode> all = walked(filter + "&limit=1000");
    assertThat(all).isNotEmpty();
    for (int limit : new int[] {1, 7}) {
      assertThat(walked(filter + "&limit=" + limit)).isEqualTo(all);
      List<JsonNode> newest = walked(filter + "&order=newest&limit=" + limit);
      assertThat(newest).isEqualTo(all.reversed());
    }
  }

  @Test
  void aPageBeginsInTheMiddleOfACommitToo() {
    long inForce = page("?kind=entered-into-force&limit=1").get(0).get("position").asLong();
    for (String of : List.of("", "&contract=" + streamAt(inForce))) {
      assertThat(page("?limit=1&from=" + inForce + of).get(0).get("position").asLong())
          .isEqualTo(inForce);
      assertThat(page("?limit=2&order=newest&from=" + inForce + of).get(1).get("position").asLong())
          .isEqualTo(inForce - 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?source=defence%20SENTINEL                         | 2
          ?recorder=ro-k9                                    | 8
          ?effectiveFrom=2024-03-01&effectiveTo=2024-03-31   | 2
          ?contract=pl-k2-2022&reportedFrom=2025-11-01       | 4
          ?reportedTo=2022-10-31&kind=framework-signed       | 1
          ?recordedTo=2020-01-01                             | 0
          ?stream=framework:pl-k2-framework&kind=framework-signed | 1
          ?contract=nobody                                   | 0
          ?from=9000000000000000000                          | 0
          """)
  void filtersNarrowIt(String query, int events) {
    assertThat(page(query)).hasSize(events);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?kind=war-declared          | kind          | no kind of event
          ?effectiveFrom=2024-3       | effectiveFrom | written as 2023-12-31
          ?recordedTo=2023-02-30      | recordedTo    | written as 2023-12-31
          ?reportedFrom=2024-01-02&reportedTo=2024-01-01 | reportedTo | no day from
          ?limit=0                    | limit         | from 1 to 1000
          ?limit=1001                 | limit         | from 1 to 1000
          ?from=-1                    | from          | from 0 on
          ?order=best                 | order         | oldest or newest
          ?contract=a&stream=b        | stream        | not both
          """)
  void whatCannotBeMeantIsRefusedInWords(String query, String parameter, String words) {
    Answer answer = tranche.get(PATH + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("parameter").asString()).isEqualTo(parameter);
    assertThat(answer.json().get("detail").asString()).contains(words);
  }

  @Test
  void whoeverARequestNamesIsTheRecorderOfAllThatCameOfIt() {
    Answer answer =
        tranche.send(
            HttpRequest.newBuilder(tranche.address("/api/contracts"))
                .header("Content-Type", "application/json")
                .header("Recorded-By", "Ann Example")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"reference": "xx-named-2024", "buyer": "PL", "effective": "2024",
                         "source": {"publisher": "Example Gazette"}}
                        """)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    JsonNode events = page("?contract=xx-named-2024&recorder=ann%20example");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).get("words").asString()).contains("recorded by Ann Example on ");
    // A call-off that the program records follows from the contract's seed file.
    await()
        .untilAsserted(
            () ->
                assertThat(page("?kind=contract-called-off&recorder=pl-k2-2025.yaml")).hasSize(1));
  }

  private static List<JsonNode> walked(String query) {
    List<JsonNode> events = new ArrayList<>();
    JsonNode page = tranche.get(PATH + "?" + query).json();
    page.get("events").forEach(events::add);
    while (page.hasNonNull("next")) {
      page = tranche.get("%s?%s&from=%d".formatted(PATH, query, page.get("next").asLong())).json();
      page.get("events").forEach(events::add);
    }
    return events;
  }

  private static String streamAt(long position) {
    return page("?limit=1&from=" + position).get(0).get("stream").asString();
  }

  private static JsonNode page(String query) {
    Answer answer = tranche.get(PATH + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().get("events");
  }
}
