package dev.tranche.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.RunningTranche.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The order book in the running program, with rates of a file and rates that are posted. */
class OrderBookOverHttpTest {

  @TempDir private static Path seeds;

  private static RunningTranche tranche;
  private static long position;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(
        seeds.resolve("rates.yaml"),
        """
        rate: eur-usd
        sources:
          bank: { publisher: Bank of Nowhere, published: 2022-09-01 }
          late: { publisher: Bank of Nowhere, published: 2024-01-01 }
        facts:
          - published: { rate: 1.5, effective: 2022-08-01, source: bank }
          - published: { rate: 1.25, effective: 2023-01-01, source: late }
        """);
    tranche = RunningTranche.withSeeds(seeds);
    contract("pl-one", "PL", "EUR 100", 10, "2022-08-15");
    contract("ro-two", "RO", "USD 50", 5, "2023-02-10");
    contract("ro-won", "RO", "KRW 1000", 4, "2023-03-10");
    delivered("pl-one", 4, "2023-03-05", "2023-03-06");
    recorded(
        "/api/contracts/pl-one/corrections",
        """
        {"corrects": "delivery", "delivery": "first", "quantity": 3, "reason": "Misread.",
         "effective": "2023-03-05",
         "source": {"publisher": "The Paper", "published": "2023-06-01"}}
        """);
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void balancesOfMoreThanACenturyAreCutAndSayTheyAre() {
    JsonNode months = ask("/api/backlog?by=month&buyer=RO&asOf=9999-12-31");

    assertThat(months.at("/rows").size()).isEqualTo(Series.MOST_MONTHS);
    assertThat(months.at("/rows/0/key").asString()).isEqualTo("9900-01");
    assertThat(months.at("/rows/0/units").asInt()).isEqualTo(9);
    assertThat(months.at("/note").asString()).contains("Only the last 1,200 periods are listed");
    assertThat(ask("/api/backlog?by=month&buyer=RO&asOf=2122-12-31").has("note")).isFalse();
  }

  @Test
  void isSummedByTwoDimensions() {
    JsonNode intake = ask("/api/order-intake?by=buyer,year");

    assertThat(intake.at("/by").asString()).isEqualTo("buyer,year");
    assertThat(keys(intake)).containsExactly("PL 2022", "RO 2023");
    assertThat(intake.at("/rows/1/value/USD").asString()).isEqualTo("50.00");
    assertThat(intake.at("/rows/1/units").asInt()).isEqualTo(9);
    assertThat(keys(ask("/api/deliveries?by=month,buyer"))).containsExactly("2023-03 PL");
    assertThat(keys(ask("/api/backlog?by=month,buyer&asOf=2023-04-30&buyer=RO")))
        .containsExactly("2023-02 RO", "2023-03 RO", "2023-04 RO");
  }

  @Test
  void aCorrectionReversesWhatItReplacesOnTheDayItWasReportedAndNotBefore() {
    String question = "/api/backlog?by=buyer&buyer=PL&asOf=2023-12-31&knownOn=";
    assertThat(ask(question + "2023-05-31").at("/total/units").asInt()).isEqualTo(6);
    assertThat(ask(question + "2023-06-01").at("/total/units").asInt()).isEqualTo(7);
    assertThat(ask(question + "2023-06-01&basis=recorded").at("/total/units").asInt()).isZero();
  }

  @Test
  void bookToBillIsIntakeOverDeliveries() {
    JsonNode byYear = ask("/api/book-to-bill?by=year");
    assertThat(keys(byYear)).containsExactly("2022", "2023");
    assertThat(byYear.at("/rows/0").has("byUnits")).isFalse();
    assertThat(byYear.at("/rows/1/byUnits").asString()).isEqualTo("3.0000");
    assertThat(byYear.at("/rows/1/byValue/EUR").asString()).isEqualTo("0.0000");
    assertThat(byYear.at("/total/byValue/EUR").asString()).isEqualTo("3.3333");
    assertThat(byYear.at("/total/orderIntake/value/USD").asString()).isEqualTo("50.00");
  }

  @Test
  void convertsAtTheRateOfEachDayAndListsWhatHasNone() {
    JsonNode intake = ask("/api/order-intake?by=buyer&in=USD");

    assertThat(intake.at("/rows/0/value/USD").asString()).isEqualTo("150.00");
    assertThat(intake.at("/rows/0").has("unconverted")).isFalse();
    assertThat(intake.at("/rows/1/value/USD").asString()).isEqualTo("50.00");
    JsonNode left = intake.at("/total/unconverted/0");
    assertThat(left.at("/currency").asString()).isEqualTo("KRW");
    assertThat(left.at("/amount").asString()).isEqualTo("1000");
    assertThat(left.at("/reason").asString())
        .isEqualTo("No rate between KRW and USD is known for 2023-03-10 or a day before.");
    assertThat(intake.at("/conversion/in").asString()).isEqualTo("USD");
    JsonNode rate = intake.at("/conversion/rates/0");
    assertThat(rate.at("/pair").asString()).isEqualTo("eur-usd");
    assertThat(rate.at("/day").asString()).isEqualTo("2022-08-01");
    assertThat(rate.at("/rate").asString()).isEqualTo("1.5");
    assertThat(rate.at("/source/publisher").asString()).isEqualTo("Bank of Nowhere");
  }

  @Test
  void convertsByTheRatesThatWereKnownOnTheDay() {
    String question = "/api/deliveries?by=buyer&in=USD&knownOn=";
    assertThat(ask(question + "2023-12-31").at("/total/value/USD").asString()).isEqualTo("45.00");
    assertThat(ask(question + "2024-01-01").at("/total/value/USD").asString()).isEqualTo("37.50");
  }

  @Test
  void seriesHasEveryMonth() {
    JsonNode series = ask("/api/series?from=2022-07&to=2023-04&in=USD&buyer=PL");

    assertThat(series.at("/months").valueStream().map(m -> m.at("/month").asString()))
        .hasSize(10)
        .startsWith("2022-07", "2022-08")
        .endsWith("2023-04");
    assertThat(series.at("/months/0/backlog/units").asInt()).isZero();
    assertThat(series.at("/months/1/orderIntake/value/USD").asString()).isEqualTo("150.00");
    assertThat(series.at("/months/9/backlog/units").asInt()).isEqualTo(7);
    assertThat(series.at("/months/9/deliveries/units").asInt()).isEqualTo(3);
    assertThat(series.at("/months/9/backlog/value/USD").asString()).isEqualTo("112.50");
  }

  @Test
  void ratesArePostedRevisedWithdrawnAndListed() {
    rate("/api/rates/gbp-usd", "\"rate\": 1.25, \"effective\": \"2024-03-15\"");
    rate("/api/rates/gbp-usd", "\"rate\": \"1.26\", \"effective\": \"2024-03-18\"");
    rate("/api/rates/gbp-usd/revision", "\"rate\": \"1.3\", \"effective\": \"2024-03-15\"");
    rate("/api/rates/gbp-usd/withdrawal", "\"effective\": \"2024-03-18\"");

    JsonNode pair = ask("/api/rates/gbp-usd");
    assertThat(pair.at("/total").asInt()).isEqualTo(1);
    assertThat(pair.at("/rates/0/day").asString()).isEqualTo("2024-03-15");
    assertThat(pair.at("/rates/0/rate").asString()).isEqualTo("1.3");
    assertThat(ask("/api/rates").valueStream().map(p -> p.at("/reference").asString()))
        .contains("eur-usd", "gbp-usd");
    assertThat(tranche.get(at("/api/rates/gbp-usd?asOf=2024-03-14")).status()).isEqualTo(404);
    Answer refused =
        tranche.post(
            "/api/rates/usd-usd",
            "{\"rate\": 1, \"effective\": \"2024-01-01\", %s}".formatted(source("2024-01-01")));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("A rate is between two currencies");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          /api/backlog?by=buyer,buyer | names the same dimension twice
          /api/backlog?by=buyer,year,month | are more than two dimensions
          /api/backlog?by=colour | 'colour' is nothing to sum by
          /api/backlog?in=dollars | 'dollars' is not a currency
          /api/backlog?buyer=ZZ | 'ZZ' is not a party
          /api/backlog?buyer=PL&buyer=RO | buyer can be given once
          /api/backlog?category=boats | 'boats'
          /api/backlog?year=2024 | year selects nothing: use asOf
          /api/series?from=2022-01&to=2021-12 | There is no month from 2022-01 to 2021-12.
          /api/series?from=1900-01&to=2000-01 | are more than 1200 months
          /api/series?from=2022-13&to=2023-01 | from is a month, written as 2023-12.
          /api/series?from=2022-01 | to is missing.
          """)
  void whatCannotBeMeantIsSaidInWords(String path, String words) {
    Answer answer = tranche.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().at("/detail").asString()).contains(words);
  }

  @Test
  void isDescribedWithAllThatAQuestionMayCarry() {
    JsonNode backlog = tranche.get("/v3/api-docs").json().path("paths").path("/api/backlog");

    assertThat(backlog.at("/get/parameters").valueStream().map(p -> p.at("/name").asString()))
        .contains("by", "in", "buyer", "supplier-country", "currency", "asOf", "knownOn", "basis")
        .doesNotContain("asked");
  }

  private static List<String> keys(JsonNode sums) {
    return sums.at("/rows")
        .valueStream()
        .map(row -> (row.at("/key").asString() + " " + row.at("/secondKey").asString("")).strip())
        .toList();
  }

  private static String at(String path) {
    return path + (path.contains("?") ? "&" : "?") + "atLeast=" + position;
  }

  private static JsonNode ask(String path) {
    Answer answer = tranche.get(at(path));
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static void recorded(String path, String statement) {
    Answer answer = tranche.post(path, statement);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    position = Math.max(position, answer.json().at("/position").asLong());
  }

  private static void contract(
      String reference, String buyer, String value, int quantity, String on) {
    recorded(
        "/api/contracts",
        """
        {"reference": "%s", "stage": "signed", "buyer": "%s", "value": "%s",
         "supplier": {"name": "Works", "country": "KR"},
         "items": [{"designation": "K9", "category": "large-calibre-artillery", "quantity": %d}],
         "effective": "%s", %s}
        """
            .formatted(reference, buyer, value, quantity, on, source(on)));
  }

  private static void delivered(String reference, int quantity, String on, String published) {
    recorded(
        "/api/contracts/" + reference + "/deliveries",
        """
        {"delivery": "first", "quantity": %d, "effective": "%s", %s}
        """
            .formatted(quantity, on, source(published)));
  }

  private static void rate(String path, String statement) {
    recorded(path, "{%s, %s}".formatted(statement, source("2024-04-01")));
  }

  private static String source(String published) {
    return """
    "source": {"publisher": "The Paper", "published": "%s"}\
    """
        .formatted(published);
  }
}
