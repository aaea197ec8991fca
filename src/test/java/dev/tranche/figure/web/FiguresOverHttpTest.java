package dev.tranche.figure.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.RunningTranche.Answer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Published figures in the running program, set against its order book. */
class FiguresOverHttpTest {

  private static RunningTranche tranche;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.empty();
    contract("pl-chunmoo-2024", "USD 1.6 bn", "KR", "2024-04-25");
    contract("pe-ships-2024", "EUR 460 m", "KR", "2024-04-16");
    contract("ro-k9-2024", "USD 920 m", "KR", "2024-07-09");
    contract("pl-k9-2023", "USD 2.6 bn", "KR", "2023-12");
    contract("pl-abrams-2024", "USD 5 bn", "US", "2024-02");
    figure("kr-intake-2023", "KR", "order-intake", "2023", worth("USD 13.5 bn"), "2024-01");
    figure("kr-intake-2024", "KR", "order-intake", "2024", worth("USD 6 bn~"), "2024-07");
    figure("kr-on-order", "KR", "units-on-order", "2024", "\"units\": 2972", "2024-03");
    figure(
        "kr-pledge-ua",
        "KR",
        "pledge",
        "2024",
        "\"counterpart\": \"UA\", \"comparison\": \"over years\", " + worth("USD 2 bn"),
        "2024-07");
    figure("kr-target-2024", "KR", "target", "2024", worth("USD 20 bn"), "2024-01");
    figure("kr-target-2030", "KR", "target", "../2030", worth("USD 120 bn"), "2023");
    figure("us-target-2024", "US", "target", "2024", worth("USD 0"), "2024-01");
    Awaitility.await()
        .untilAsserted(
            () -> {
              assertThat(asked("/api/figures?subject=KR").at("/total").asInt()).isEqualTo(6);
              assertThat(asked("/api/figures/us-target-2024").has("latest")).isTrue();
              assertThat(asked("/api/order-intake?by=supplier-country").toString())
                  .contains("5120000000.00", "5000000000.00");
            });
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void coverageSetsTheTrackedContractsAgainstIntakeAndTargets() {
    JsonNode coverage = asked("/api/figures/coverage?year=2024&subject=KR");

    assertThat(coverage.at("/year").asInt()).isEqualTo(2024);
    assertThat(references(coverage))
        .containsExactly("kr-intake-2024", "kr-target-2024", "kr-target-2030");
    JsonNode intake = coverage.at("/figures/0");
    assertThat(intake.at("/figure/amount").asString()).isEqualTo("6000000000.00");
    assertThat(intake.at("/figure/estimated").asBoolean()).isTrue();
    assertThat(intake.at("/tracked/amount").asString()).isEqualTo("2520000000.00");
    assertThat(intake.at("/tracked/currency").asString()).isEqualTo("USD");
    assertThat(intake.at("/share").asString()).isEqualTo("0.4200");
    assertThat(intake.at("/otherCurrencies/0/amount").asString()).isEqualTo("460000000.00");
    assertThat(intake.at("/otherCurrencies/0/currency").asString()).isEqualTo("EUR");
    assertThat(coverage.at("/figures/1/share").asString()).isEqualTo("0.1260");
    // 5.12 of 120: all that is signed before the end of 2030.
    assertThat(coverage.at("/figures/2/share").asString()).isEqualTo("0.0427");
  }

  @Test
  void coverageIsSeenFromAnyDay() {
    JsonNode then = asked("/api/figures/coverage?year=2024&subject=KR&asOf=2024-04-30");

    assertThat(then.at("/asOf").asString()).isEqualTo("2024-04-30");
    assertThat(references(then)).containsExactly("kr-target-2024", "kr-target-2030");
    assertThat(then.at("/figures/0/tracked/amount").asString()).isEqualTo("1600000000.00");
    assertThat(then.at("/figures/0/share").asString()).isEqualTo("0.0800");
  }

  @Test
  void coverageOfAFigureOfNothingHasNoShare() {
    JsonNode zero = asked("/api/figures/coverage?year=2024&subject=US").at("/figures/0");

    assertThat(zero.at("/tracked/amount").asString()).isEqualTo("5000000000.00");
    assertThat(zero.has("share")).isFalse();
  }

  @Test
  void figuresAreFoundBySubjectMeasureAndYear() {
    assertThat(references(asked("/api/figures?measure=target&subject=KR")))
        .containsExactly("kr-target-2024", "kr-target-2030");
    assertThat(references(asked("/api/figures?subject=KR&year=2023")))
        .containsExactly("kr-intake-2023", "kr-target-2030");
    JsonNode page = asked("/api/figures?subject=KR&size=4&page=1");
    assertThat(page.at("/total").asInt()).isEqualTo(6);
    assertThat(references(page)).containsExactly("kr-target-2024", "kr-target-2030");
    JsonNode pledge = asked("/api/figures/kr-pledge-ua");
    assertThat(pledge.at("/counterpart").asString()).isEqualTo("UA");
    assertThat(pledge.at("/latest/value/amount").asString()).isEqualTo("2000000000.00");
    assertThat(pledge.at("/latest/remark").asString()).isEqualTo("over years");
    assertThat(pledge.at("/latest/source/publisher").asString()).isEqualTo("KIET");
  }

  @Test
  void aFigureIsRevisedAndWithdrawnByItsSource() {
    figure("jp-intake-2023", "JP", "order-intake", "2023", worth("JPY 5 bn"), "2024-01");
    recorded(
        "/api/figures/jp-intake-2023/revision",
        "{%s, %s}".formatted(worth("JPY 6 bn"), stated("2024-02")));
    recorded(
        "/api/figures/jp-intake-2023/withdrawal",
        "{\"reason\": \"Counted twice.\", %s}".formatted(stated("2024-03")));

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(asked("/api/figures/jp-intake-2023").at("/latest/withdrawn").asBoolean())
                    .isTrue());
    JsonNode february = asked("/api/figures/jp-intake-2023?asOf=2024-02-29");
    assertThat(february.at("/latest/value/amount").asString()).isEqualTo("6000000000");
    assertThat(february.at("/earlier/0/value/amount").asString()).isEqualTo("5000000000");
    assertThat(asked("/api/figures/coverage?year=2023&subject=JP").at("/figures")).isEmpty();
    assertThat(tranche.get("/api/figures/jp-intake-2023?asOf=2023-12-31").status()).isEqualTo(404);
  }

  @Test
  void onThePagesEstimatesStayEstimatesAndEveryFigureOfAYearStandsInTheTable() {
    contract("pl-panther-2022", "USD 1 bn~", "DE", "2022-05");
    figure("de-intake-2022", "DE", "order-intake", "2022", worth("USD 4 bn"), "2023-01");
    figure("de-intake-2022-anew", "DE", "order-intake", "2022", worth("USD 5 bn"), "2023-02");
    tranche.catchUp();

    String page = tranche.get("/figures?subject=DE").body();
    assertThat(page).containsPattern("<h1>About (25|20) % of the USD");
    assertThat(chart(page, "intake-de-usd")).contains("about USD 1 bn", "USD 4 bn", "USD 5 bn");
    String book = tranche.get("/?in=USD").body();
    assertThat(chart(book, "backlog")).contains("May 2022").contains("about USD 1 bn");
  }

  /** The table below a chart of a page. */
  private static String chart(String page, String id) {
    int begins = page.indexOf("<details>", page.indexOf("id=\"%s-chart\"".formatted(id)));
    return page.substring(begins, page.indexOf("</details>", begins));
  }

  @Test
  void whatCannotBeIsSaidInWords() {
    refused(
        409,
        "units-on-order is measured in units: give units, and no value.",
        "/api/figures",
        statement("kr-no", "KR", "units-on-order", "2024", worth("USD 1 bn"), "2024-03"));
    refused(
        422,
        "'profit' is not a measure",
        "/api/figures",
        statement("kr-no", "KR", "profit", "2024", worth("USD 1 bn"), "2024-03"));
    refused(
        404,
        "There is no figure kr-no in the book.",
        "/api/figures/kr-no/withdrawal",
        "{%s}".formatted(stated("2024")));
    questioned("/api/figures/coverage", "year");
    questioned("/api/figures/coverage?year=24", "year has four digits");
    questioned("/api/figures?subject=ZZ", "'ZZ' is not a party");
    questioned("/api/figures?measure=profit", "'profit' is not a measure");
    questioned("/api/figures?page=-1", "page counts from 0.");
  }

  private static Stream<String> references(JsonNode answer) {
    return answer.at("/figures").valueStream().map(figure -> figure.at("/reference").asString());
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

  private static void questioned(String path, String words) {
    Answer answer = tranche.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().at("/detail").asString()).contains(words);
  }

  private static void contract(String reference, String value, String country, String on) {
    recorded(
        "/api/contracts",
        """
        {"reference": "%s", "stage": "signed", "buyer": "PL", "value": "%s",
         "supplier": {"name": "unknown", "country": "%s"},
         "items": [{"designation": "K9", "category": "large-calibre-artillery", "quantity": 7}],
         %s}
        """
            .formatted(reference, value, country, stated(on)));
  }

  private static void figure(
      String reference, String subject, String measure, String period, String amount, String on) {
    recorded("/api/figures", statement(reference, subject, measure, period, amount, on));
  }

  private static String statement(
      String reference, String subject, String measure, String period, String amount, String on) {
    return """
    {"reference": "%s", "subject": "%s", "measure": "%s", "period": "%s", %s, %s}
    """
        .formatted(reference, subject, measure, period, amount, stated(on));
  }

  private static String worth(String value) {
    return "\"value\": \"%s\"".formatted(value);
  }

  private static String stated(String effective) {
    return """
    "effective": "%s", "source": {"publisher": "KIET"}\
    """
        .formatted(effective);
  }
}
