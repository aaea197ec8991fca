package dev.tranche.framework.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.RunningTranche.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Framework agreements in the running program, from statements to what is called off. */
class FrameworksOverHttpTest {

  private static RunningTranche tranche;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.empty();
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void whatContractsCallOffIsShownBeyondTheCeilingToo() {
    String framework = "pl-chunmoo-framework";
    recorded("/api/contracts", signed("pl-chunmoo-2022", framework, 218, "2022-11-04"));
    recorded("/api/frameworks", framework(framework, 288));
    recorded("/api/contracts", signed("pl-chunmoo-2024", framework, 72, "2024-04-25"));
    calledOffIs(framework, 290);

    JsonNode seen = asked("/api/frameworks/" + framework);
    assertThat(seen.at("/status").asString()).isEqualTo("signed");
    JsonNode use = seen.at("/ceilings/0");
    assertThat(use.at("/designation").asString()).isEqualTo("Chunmoo");
    assertThat(use.at("/ceiling").asLong()).isEqualTo(288);
    assertThat(use.at("/remaining").asLong()).isZero();
    assertThat(use.at("/exceeded").asBoolean()).isTrue();
    assertThat(use.at("/precision").asString()).isEqualTo("exact");
    assertThat(use.at("/callOffs/0/contract").asString()).isEqualTo("pl-chunmoo-2022");
    assertThat(use.at("/callOffs/1/quantity").asLong()).isEqualTo(72);
    assertThat(use.at("/callOffs/1/effective").asString()).isEqualTo("2024-04-25");
    JsonNode then = asked("/api/frameworks/" + framework + "?asOf=2023-12-31");
    assertThat(then.at("/ceilings/0/remaining").asLong()).isEqualTo(70);
  }

  @Test
  void callOffsComeInPagesAndTheSumsAreThoseOfAll() {
    recorded("/api/frameworks", framework("pl-many", 1000));
    for (int i = 0; i < 120; i++) {
      recorded(
          "/api/frameworks/pl-many/call-offs",
          "{%s, \"contract\": \"pl-called-%d\", \"items\": [%s]}"
              .formatted(stated("2023"), 100 + i, counted(1)));
    }
    calledOffIs("pl-many", 120);

    JsonNode last = asked("/api/frameworks/pl-many?page=2&size=50");
    assertThat(last.at("/callOffCount").asInt()).isEqualTo(120);
    assertThat(last.at("/ceilings/0/callOffs").size()).isEqualTo(20);
    assertThat(last.at("/ceilings/0/callOffs/19/contract").asString()).isEqualTo("pl-called-219");
    assertThat(asked("/api/frameworks/pl-many").at("/ceilings/0/callOffs").size()).isEqualTo(120);
    assertThat(asked("/api/frameworks?size=1000").at("/frameworks").valueStream())
        .allMatch(each -> each.at("/ceilings/0/callOffs").size() <= 50);
    assertThat(tranche.get("/frameworks/pl-many").body())
        .contains("120 of 1,000 called off, 880 left")
        .contains("1 to 100 of 120")
        .contains("/frameworks/pl-many?callOffs=1#callOffs")
        .doesNotContain("pl-called-219");
    assertThat(tranche.get("/frameworks/pl-many?callOffs=1").body()).contains("pl-called-219");
  }

  @Test
  void anAmendmentAndACorrectionChangeWhatIsCalledOff() {
    String framework = "pl-k9-framework";
    recorded("/api/contracts", signed("pl-k9-2022", framework, 212, "2022-08-26"));
    calledOffIs(framework, 212);
    recorded(
        "/api/contracts/pl-k9-2022/amendments",
        "{%s, \"items\": [%s]}".formatted(stated("2023-12"), counted(210)));
    calledOffIs(framework, 210);
    recorded(
        "/api/contracts/pl-k9-2022/corrections",
        """
        {"corrects": "terms", "replaces": "amendment-1", "reason": "Misread.",
         "source": {"publisher": "SIPRI"}, "items": [%s]}
        """
            .formatted(counted(211)));
    calledOffIs(framework, 211);

    JsonNode heardOf = asked("/api/frameworks/" + framework);
    assertThat(heardOf.at("/status").asString()).isEqualTo("heard-of");
    assertThat(heardOf.has("buyer")).isFalse();
  }

  @Test
  void eachCallOffIsStoredUnderTheKeyOfItsEvent() {
    String framework = "pl-fa50-framework";
    recorded("/api/contracts", signed("pl-fa50-2022", framework, 48, "2022-09-16"));
    calledOffIs(framework, 48);

    assertThat(
            tranche
                .mongo()
                .database()
                .getCollection("commits")
                .countDocuments(
                    Filters.and(
                        Filters.eq("stream", "framework:" + framework),
                        Filters.regex("key", "^call-off:"))))
        .isOne();
  }

  @Test
  void ceilingsAreRevisedAndTheFrameworkEnds() {
    String framework = "/api/frameworks/pl-k2-framework";
    recorded("/api/frameworks", framework("pl-k2-framework", 1000));
    recorded(
        framework + "/ceilings",
        "{%s, \"ceilings\": [%s]}".formatted(stated("2024"), counted(900)));
    recorded(
        framework + "/call-offs",
        "{%s, \"contract\": \"pl-k2-2022\", \"items\": [%s]}"
            .formatted(stated("2023"), counted(180)));
    recorded(framework + "/end", "{%s}".formatted(stated("2025")));

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(asked(framework).at("/status").asString()).isEqualTo("ended"));
    JsonNode ended = asked(framework);
    assertThat(ended.at("/ended").asString()).isEqualTo("2025");
    assertThat(ended.at("/source/publisher").asString()).isEqualTo("SIPRI");
    assertThat(ended.at("/ceilings/0/remaining").asLong()).isEqualTo(720);
    JsonNode list = asked("/api/frameworks?size=1&page=0");
    assertThat(list.at("/total").asInt()).isPositive();
    assertThat(list.at("/frameworks")).hasSize(1);
  }

  @Test
  void thePageCountsWhatIsExceededInValueAndTellsTalksNoMoreExactlyThanTheyAre() {
    String worth = "\"value\": \"USD 1 bn\", ";
    recorded("/api/frameworks", "{" + worth + framework("pl-worth", 100).strip().substring(1));
    recorded(
        "/api/contracts",
        "{" + worth + signed("pl-half", "pl-worth", 7, "2023").strip().substring(1));
    calledOffIs("pl-worth", 7);
    tranche.catchUp();
    String before = tranche.get("/frameworks").body();
    recorded(
        "/api/contracts",
        "{" + worth + signed("pl-more", "pl-worth", 7, "2024").strip().substring(1));
    recorded(
        "/api/contracts",
        "{\"reference\": \"pl-talks\", \"stage\": \"talks\", \"buyer\": \"PL\", \"items\": [%s], %s}"
            .formatted(counted(20).replace("20", "\"20~\""), stated("2024")));
    calledOffIs("pl-worth", 14);
    tranche.catchUp();

    assertThat(exceeded(tranche.get("/frameworks").body())).isEqualTo(exceeded(before) + 1);
    assertThat(tranche.get("/frameworks/pl-worth").body())
        .contains("14 of 100 called off, 86 left, about 20 in talks");
  }

  /** As the headline of the page tells it. */
  private static int exceeded(String page) {
    Matcher told =
        Pattern.compile("framework agreements?: (no|one|\\d+) [a-z ]*ceiling").matcher(page);
    assertThat(told.find()).isTrue();
    return switch (told.group(1)) {
      case "no" -> 0;
      case "one" -> 1;
      default -> Integer.parseInt(told.group(1));
    };
  }

  @Test
  void whatCannotBeIsSaidInWords() {
    recorded("/api/frameworks", framework("pl-borsuk-framework", 1400));

    refused(409, "cannot be signed again", "/api/frameworks", framework("pl-borsuk-framework", 1));
    refused(
        404,
        "There is no framework no-such-framework in the book.",
        "/api/frameworks/no-such-framework/end",
        "{%s}".formatted(stated("2025")));
    refused(422, "reference is missing", "/api/frameworks", "{%s}".formatted(stated("2022")));
    refused(
        422,
        "There are two ceilings for Chunmoo: give one.",
        "/api/frameworks",
        """
        {"reference": "pl-two", "buyer": "PL", "ceilings": [%s, %s], %s}
        """
            .formatted(counted(1), counted(2), stated("2022")));
    assertThat(tranche.get("/api/frameworks/no-such-framework").status()).isEqualTo(404);
    assertThat(tranche.get("/api/frameworks?page=-1").status()).isEqualTo(400);
    assertThat(tranche.get("/api/frameworks?size=0").status()).isEqualTo(400);
  }

  private static void calledOffIs(String framework, long units) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        asked("/api/frameworks/" + framework).at("/ceilings/0/calledOff").asLong())
                    .isEqualTo(units));
  }

  private static JsonNode asked(String path) {
    return tranche.get(path).json();
  }

  private static void recorded(String path, String statement) {
    Answer answer = tranche.post(path, statement);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
  }

  private static void refused(int status, String words, String path, String statement) {
    Answer answer = tranche.post(path, statement);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().at("/detail").asString()).contains(words);
  }

  private static String framework(String reference, int units) {
    return """
    {"reference": "%s", "buyer": "PL", "supplier": {"name": "Hanwha Aerospace", "country": "KR"},
     "ceilings": [%s], %s}
    """
        .formatted(reference, counted(units), stated("2022-10-19"));
  }

  private static String signed(String reference, String framework, int units, String on) {
    return """
    {"reference": "%s", "stage": "signed", "buyer": "PL", "framework": "%s",
     "supplier": {"name": "Hanwha Aerospace", "country": "KR"}, "items": [%s], %s}
    """
        .formatted(reference, framework, counted(units), stated(on));
  }

  /** A ceiling or an item. */
  private static String counted(int units) {
    return """
    {"designation": "Chunmoo", "category": "large-calibre-artillery", "quantity": %d}\
    """
        .formatted(units);
  }

  private static String stated(String effective) {
    return """
    "effective": "%s", "source": {"publisher": "SIPRI"}\
    """
        .formatted(effective);
  }
}
