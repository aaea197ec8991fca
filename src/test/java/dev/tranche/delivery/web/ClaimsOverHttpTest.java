package dev.tranche.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.RunningTranche.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Claims from their statement to their adoption, asked and told over HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClaimsOverHttpTest {

  private static final String GAZETTE = source("Gazette", "2023-02");
  private static final String HERALD = source("Herald", "2023-03-10");
  private static final String MINISTRY = source("Ministry", "2023-06-01");

  private static RunningTranche tranche;
  private static long head;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.empty();
    for (String contract : List.of("ro-k9", "pl-k9")) {
      record(
          "/api/contracts/" + contract + "/signature",
          """
          {"buyer": "%s", "supplier": {"name": "Hanwha Aerospace", "country": "KR"},
           "items": [{"id": "k9", "designation": "K9 Thunder",
                      "category": "large-calibre-artillery", "quantity": 54}],
           "value": "USD 920 m", "effective": "2023-01", "source": %s}
          """
              .formatted(contract.startsWith("ro") ? "RO" : "PL", GAZETTE));
    }
    record(
        "/api/contracts/ro-k9/deliveries",
        "{\"quantity\": 10, \"effective\": \"2023-02\", \"source\": %s}".formatted(HERALD));
    claim("ro-k9", "gazette-value", "\"value\", \"value\": \"USD 920 m\"", GAZETTE);
    claim("ro-k9", "herald-value", "\"value\", \"value\": \"USD 938 m\"", HERALD);
    claim("ro-k9", "herald-units", "\"ordered-quantity\", \"value\": 6", HERALD);
    claim("pl-k9", "gazette-day", "\"signing-date\", \"value\": \"2023-01-05\"", GAZETTE);
    claim("pl-k9", "gazette-value", "\"value\", \"value\": \"USD 920 m\"", GAZETTE);
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  @Order(1)
  void theContractShowsEachClaimBesideWhatItShows() {
    JsonNode contract = ask("/api/contracts/ro-k9");

    assertThat(contract.at("/value/amount").asString()).isEqualTo("920000000.00");
    assertThat(column(contract.get("claims"), "/claim"))
        .containsExactly("gazette-value", "herald-value", "herald-units");
    JsonNode herald = contract.get("claims").get(1);
    assertThat(herald.at("/states/attribute").asString()).isEqualTo("value");
    assertThat(herald.at("/states/terms").asString()).isEqualTo("signature");
    assertThat(herald.at("/states/value/amount").asString()).isEqualTo("938000000.00");
    assertThat(herald.at("/source/publisher").asString()).isEqualTo("Herald");
    assertThat(herald.get("confidence").asString()).isEqualTo("C3");
    assertThat(herald.get("effective").asString()).isEqualTo("2023-01");
    assertThat(herald.get("reported").asString()).isEqualTo("2023-03-10");
    assertThat(herald.get("adopted").asBoolean()).isFalse();
    assertThat(herald.at("/shown/value/amount").asString()).isEqualTo("920000000.00");
    assertThat(herald.at("/shown/source/publisher").asString()).isEqualTo("Gazette");
    assertThat(contract.at("/claims/0/adopted").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          | pl-k9/gazette-day pl-k9/gazette-value ro-k9/gazette-value ro-k9/herald-value ro-k9/herald-units
          ?source=herald | ro-k9/herald-value ro-k9/herald-units
          ?attribute=signing-date | pl-k9/gazette-day
          ?contract=pl-k9 | pl-k9/gazette-day pl-k9/gazette-value
          ?buyer=RO&attribute=value | ro-k9/gazette-value ro-k9/herald-value
          ?supplier=aerospace&adopted=true | pl-k9/gazette-value ro-k9/gazette-value
          ?adopted=false | pl-k9/gazette-day ro-k9/herald-value ro-k9/herald-units
          ?supplier=rotem | ^^
          ?disagreeing=true | pl-k9/gazette-day ro-k9/gazette-value ro-k9/herald-value ro-k9/herald-units
          ?size=2&page=1 | ro-k9/gazette-value ro-k9/herald-value
          ?knownOn=2023-02-28 | pl-k9/gazette-day pl-k9/gazette-value ro-k9/gazette-value
          ?knownOn=2023-02-28&basis=recorded | ^^
          ?asOf=2022-12-31 | ^^
          ?asOf=2023-01-03 | pl-k9/gazette-value ro-k9/gazette-value ro-k9/herald-value ro-k9/herald-units
          """)
  void whoClaimsWhatIsFoundInTheWholeBook(String question, String found) {
    JsonNode page = ask("/api/claims" + (question == null ? "" : question));

    assertThat(
            page.get("claims")
                .valueStream()
                .map(c -> c.get("contract").asString() + "/" + c.get("claim").asString()))
        .containsExactly(found.isEmpty() ? new String[0] : found.split(" "));
    boolean paged = question != null && question.contains("size");
    assertThat(page.get("total").asInt()).isEqualTo(paged ? 5 : page.get("claims").size());
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ?attribute=colour | 'colour' is not an attribute that can be claimed
          ?buyer=Poland | 'Poland' is not a party
          ?page=-1 | page counts from 0.
          ?size=1001 | size goes from 1 to 1000.
          ?adopted=perhaps | adopted is not written so: write true or false.
          ?knownOn=soon | knownOn
          """)
  void aQuestionThatCannotBeMeantIsAnsweredInWords(String question, String words) {
    Answer answer = tranche.get("/api/claims" + question);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").asString()).contains(words);
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"attribute": "colour", "value": "green"} | 422 | There is no attribute 'colour': write
          {"value": "green"} | 422 | attribute is missing: write one of signing-date, value
          {"attribute": "value"} | 422 | value is missing
          {"attribute": "value", "value": "much"} | 422 | 'much' is not a value
          {"attribute": "value", "value": "USD 1", "worth": 1} | 422 | There is no 'worth' here
          {"attribute": "ordered-quantity", "value": 0} | 422 | At least one unit must be ordered.
          {"attribute": "delivery-date", "delivery": "x", "value": "2023"} | 409 | ro-k9 has no delivery 'x'
          """)
  void aClaimThatCannotBeMeantIsNotRecorded(String states, int status, String words) {
    Answer answer =
        tranche.post(
            "/api/contracts/ro-k9/claims",
            "{\"states\": %s, \"source\": %s}".formatted(states, HERALD));

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("detail").asString()).contains(words);
    assertThat(ask("/api/claims?contract=ro-k9").get("total").asInt()).isEqualTo(3);
  }

  @Test
  @Order(2)
  void anAdoptionThatContradictsIsRefused() {
    Answer answer =
        tranche.post("/api/contracts/ro-k9/claims/herald-units/adoption", reasoned(MINISTRY));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("detail").asString())
        .isEqualTo(
            "10 of K9 Thunder have been delivered: no fewer can be ordered, and 6 is fewer.");
  }

  @Test
  @Order(3)
  void anAdoptedClaimIsShownFromTheDayOnWhichThatWasReported() {
    record("/api/contracts/ro-k9/claims/herald-value/adoption", reasoned(MINISTRY));

    JsonNode now = ask("/api/contracts/ro-k9");
    assertThat(now.at("/value/amount").asString()).isEqualTo("938000000.00");
    JsonNode herald = now.get("claims").get(1);
    assertThat(herald.get("adopted").asBoolean()).isTrue();
    assertThat(herald.get("reason").asString()).isEqualTo("the contract was laid open");
    assertThat(herald.at("/shown/source/publisher").asString()).isEqualTo("Herald");
    assertThat(now.at("/claims/0/adopted").asBoolean()).isFalse();
    assertThat(ask("/api/backlog?by=buyer&buyer=RO&asOf=2023-01-31").toString())
        .contains("938000000.00");
    JsonNode before = ask("/api/contracts/ro-k9?knownOn=2023-05-31");
    assertThat(before.at("/value/amount").asString()).isEqualTo("920000000.00");
    assertThat(before.at("/claims/0/adopted").asBoolean()).isTrue();
    assertThat(before.at("/claims/1/adopted").asBoolean()).isFalse();
    assertThat(before.at("/claims/1").has("reason")).isFalse();
    assertThat(column(ask("/api/contracts/ro-k9/events"), "/event"))
        .endsWith("terms-corrected", "claim-adopted");
  }

  @Test
  @Order(4)
  void aWithdrawnClaimIsSeenAsLongAsThatWasNotKnown() {
    record("/api/contracts/ro-k9/claims/herald-units/withdrawal", reasoned(MINISTRY));

    assertThat(column(ask("/api/claims?contract=ro-k9").get("claims"), "/claim"))
        .containsExactly("gazette-value", "herald-value");
    assertThat(column(ask("/api/claims?contract=ro-k9&knownOn=2023-05-31").get("claims"), "/claim"))
        .contains("herald-units");
  }

  private static String source(String publisher, String published) {
    return "{\"publisher\": \"%s\", \"published\": \"%s\"}".formatted(publisher, published);
  }

  private static String reasoned(String source) {
    return "{\"reason\": \"the contract was laid open\", \"source\": %s}".formatted(source);
  }

  private static void claim(String contract, String name, String states, String source) {
    record(
        "/api/contracts/" + contract + "/claims",
        """
        {"claim": "%s", "states": {"attribute": %s}, "confidence": "C3", "source": %s}
        """
            .formatted(name, states, source));
  }

  private static void record(String path, String body) {
    Answer answer = tranche.post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    head = answer.json().get("position").asLong();
  }

  private static JsonNode ask(String path) {
    Answer answer = tranche.get(path + (path.contains("?") ? "&" : "?") + "atLeast=" + head);
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> column(JsonNode rows, String pointer) {
    return rows.valueStream().map(row -> row.at(pointer).asString()).toList();
  }
}
