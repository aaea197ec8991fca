package dev.tranche;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.RunningTranche.Answer;
import dev.tranche.testing.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an analyst asks of the public facts in the seeds, over HTTP against the running program. */
class QuestionsOnTheSeedsTest {

  private static RunningTranche tranche;
  private static long head;

  @BeforeAll
  static void start(@Seeded RunningTranche shared) {
    tranche = shared;
    head = tranche.get("/api/audit/verification").json().get("end").get("position").asLong() - 1;
  }

  @Test
  void howManyK2HadPolandReceivedByJuly2024AndByTheEndOf2023() {
    JsonNode july = ask("/api/contracts/pl-k2-2022/progress?asOf=2024-07-11");
    assertThat(july.get("reference").asString()).isEqualTo("pl-k2-2022");
    assertThat(july.get("ordered").asLong()).isEqualTo(180);
    assertThat(july.get("delivered").asLong()).isEqualTo(46);
    assertThat(july.get("outstanding").asLong()).isEqualTo(134);
    assertThat(column(july.get("batches"), "planned")).containsExactly("10", "18", "56", "96");
    assertThat(column(july.get("batches"), "delivered")).containsExactly("10", "18", "18", "0");
    assertThat(column(july.get("batches"), "due")).containsExactly("2022", "2023", "2024", "2025");
    assertThat(july.get("nextBatch").get("due").asString()).isEqualTo("2024");
    assertThat(july.get("late").asBoolean()).isFalse();

    JsonNode newYear = ask("/api/contracts/pl-k2-2022/progress?asOf=2023-12-31");
    assertThat(newYear.get("delivered").asLong()).isEqualTo(28);
    assertThat(newYear.get("ordered").asLong()).isEqualTo(180);
  }

  @Test
  void wereTheK2OnPlanAndWhenWouldTheLastArrive() {
    JsonNode spring = ask("/api/contracts/pl-k2-2022/progress?asOf=2024-03-20");
    assertThat(spring.get("planStart").asString()).isEqualTo("2022-08-01");
    assertThat(spring.get("spiT").asString()).isEqualTo("1.0642");
    assertThat(spring.get("earnedSchedule").asString()).isEqualTo("2024-04-27");
    assertThat(spring.get("forecast").propertyNames())
        .containsExactly("earliest", "likely", "latest", "estimates");
    assertThat(spring.get("forecast").get("likely").asString()).isEqualTo("2025-10-17");
    // 38 of the 56 of 2024 are due by its last day, 286 days on.
    assertThat(spring.get("dueNext").get(2).get("units").asLong()).isEqualTo(38);
    assertThat(spring.get("onTimeShare").asString()).isEqualTo("1.0000");
    JsonNode tanks = spring.get("items").get(0);
    assertThat(column(tanks.get("planned"), "units")).containsExactly("10", "28", "84", "180");
    assertThat(column(tanks.get("actual"), "units"))
        .containsExactly("10", "15", "22", "28", "31", "46");

    assertThat(spiT("2025-06-30")).isEqualTo("0.9556");
    assertThat(spiT("2025-11-14")).isEqualTo("1.0391");
    JsonNode done = ask("/api/contracts/pl-k2-2022/progress?asOf=2025-11-14");
    assertThat(done.get("slippageDays").asLong()).isEqualTo(-47);
    assertThat(done.get("forecast").get("likely").asString()).isEqualTo("2025-11-14");
    // Not known then: the deliveries that were published in November 2025.
    JsonNode then = ask("/api/contracts/pl-k2-2022/progress?asOf=2025-11-14&knownOn=2025-11-14");
    assertThat(then.get("delivered").asLong()).isEqualTo(119);
    assertThat(then.get("spiT").asString()).isEqualTo("0.8466");
  }

  private static String spiT(String day) {
    return ask("/api/contracts/pl-k2-2022/progress?asOf=" + day).get("spiT").asString();
  }

  @Test
  void theContractIsCompletedByMidNovember2025() {
    JsonNode then = ask("/api/contracts/pl-k2-2022?asOf=2025-11-14");
    assertThat(then.get("status").asString()).isEqualTo("completed");
    assertThat(ask("/api/contracts/pl-k2-2022?asOf=2025-11-13").get("status").asString())
        .isEqualTo("in-force");
  }

  @Test
  void orderIntakeOf2024ByDateOfSignatureIs298BillionDollars() {
    JsonNode intake = ask("/api/order-intake?by=year");
    assertThat(row(intake, "2024").get("value").get("USD").asString()).isEqualTo("2980000000.00");
    assertThat(row(intake, "2023").get("value").get("USD").asString()).isEqualTo("8200000000.00");
  }

  @Test
  void backlogByBuyerSupplierDesignationAndYearOnAnyDayAddsUpToTheSameTotal() {
    List<String> totals =
        Stream.of(
                "buyer",
                "supplier",
                "supplier-country",
                "designation",
                "category",
                "currency",
                "year")
            .map(by -> ask("/api/backlog?by=" + by + "&asOf=2024-12-31").get("total").toString())
            .distinct()
            .toList();
    assertThat(totals).hasSize(1);
    JsonNode byBuyer = ask("/api/backlog?by=buyer&asOf=2024-12-31");
    // 54 K9 and 36 K10, none of them delivered.
    assertThat(row(byBuyer, "RO").get("units").asLong()).isEqualTo(90);
    assertThat(row(byBuyer, "RO").get("value").get("USD").asString()).isEqualTo("920000000.00");
    assertThat(row(byBuyer, "SA").get("units").asLong()).isEqualTo(10);
    JsonNode byDesignation = ask("/api/backlog?by=designation&asOf=2023-12-31");
    assertThat(row(byDesignation, "K2 Black Panther").get("units").asLong()).isEqualTo(152);
  }

  @Test
  void backlogByWhatWasKnownLeavesOutWhatWasNotYetPublic() {
    assertThat(has(ask("/api/backlog?by=buyer&asOf=2023-12-31"), "SA")).isTrue();
    assertThat(has(ask("/api/backlog?by=buyer&asOf=2023-12-31&knownOn=2023-12-31"), "SA"))
        .isFalse();
  }

  @Test
  void theSaudiContractOfNovember2023WasNotKnownInDecemberOf2023() {
    Answer then =
        tranche.get(at("/api/contracts/sa-cheongung2-2023?asOf=2023-12-31&knownOn=2023-12-31"));
    assertThat(then.status()).isEqualTo(404);
    JsonNode now = ask("/api/contracts/sa-cheongung2-2023?asOf=2023-12-31");
    assertThat(now.get("signed").asString()).isEqualTo("2023-11");
    assertThat(now.get("status").asString()).isEqualTo("in-force");
  }

  @Test
  void thePolishContractsPageByPageAreAllThereAre() {
    JsonNode all = ask("/api/contracts?buyer=PL&total=true");
    List<String> references = column(all.get("contracts"), "reference");
    assertThat(references).contains("pl-k2-2022").isSorted();
    assertThat(all.get("total").asInt()).isEqualTo(references.size());
    assertThat(all.has("next")).isFalse();

    List<String> paged = new ArrayList<>();
    String after = "";
    while (paged.size() < references.size()) {
      JsonNode page = ask("/api/contracts?buyer=PL&size=1&after=" + after);
      paged.addAll(column(page.get("contracts"), "reference"));
      assertThat(page.has("total")).isFalse();
      assertThat(page.has("next")).isEqualTo(paged.size() < references.size());
      after = page.path("next").asString("");
    }
    assertThat(paged).isEqualTo(references);
    assertThat(tranche.get(at("/api/contracts?size=0")).status()).isEqualTo(400);
    assertThat(tranche.get(at("/api/contracts?supplier=" + "x".repeat(201))).status())
        .isEqualTo(400);
  }

  @Test
  void whatWasSignedLaterWasNotInTheListOf2021() {
    JsonNode then = ask("/api/contracts?asOf=2021-12-31&supplier=HYUNDAI%20rotem");
    assertThat(column(then.get("contracts"), "reference")).doesNotContain("pl-k2-2022");
    JsonNode now = ask("/api/contracts?designation=k2%20bl&supplier=HYUNDAI%20rotem");
    assertThat(column(now.get("contracts"), "reference")).contains("pl-k2-2022");
  }

  @Test
  void whatChangedBetweenTwoPicturesAndWhichSourceBroughtEachChange() {
    JsonNode compared =
        ask(
            "/api/audit/comparison?asOf=2023-12-31&knownOn=2023-12-31"
                + "&toAsOf=2024-07-11&toKnownOn=2024-07-11");
    JsonNode contracts = compared.get("contracts");
    assertThat(column(contracts, "reference"))
        .containsExactly(
            "au-redback-2023",
            "pe-ships-2024",
            "pl-chunmoo-2024",
            "pl-follow-on-talks",
            "pl-k2-2022",
            "pl-k9-2023",
            "ro-k9-2024",
            "ro-package-talks",
            "sa-cheongung2-2023",
            "sk-package-talks");
    assertThat(compared.get("after").get("backlog").get("units").asLong())
        .isEqualTo(
            compared.get("before").get("backlog").get("units").asLong()
                + contracts
                    .valueStream()
                    .mapToLong(c -> c.get("backlog").get("units").asLong())
                    .sum());

    // Of the vehicles, one more source is known to say what it says.
    assertThat(contracts.get(0).get("changes").toString()).isEqualTo("[\"claimed\"]");

    // The order of November 2023 came to light in February 2024, by one source.
    JsonNode saudi = contracts.get(8);
    assertThat(saudi.get("changes").toString()).isEqualTo("[\"new\",\"signed\",\"claimed\"]");
    assertThat(saudi.get("orderIntake").get("value").get("USD").asString())
        .isEqualTo("3200000000.00");
    assertThat(saudi.get("events").get(0).get("words").asString())
        .startsWith("Signed by Saudi Arabia with LIG Nex1, November 2023: 10 Cheongung-II battery")
        .contains("; JoongAng Daily, 6 February 2024; ");

    // The tanks that were known to have come count once a source says that they were ordered.
    JsonNode tanks = contracts.get(4);
    assertThat(tanks.get("changes").toString())
        .isEqualTo("[\"new\",\"signed\",\"delivered\",\"claimed\"]");
    assertThat(tanks.get("deliveries").get("units").asLong()).isEqualTo(46);
    assertThat(
            tanks
                .get("events")
                .valueStream()
                .filter(e -> e.get("event").asString().equals("delivery-made"))
                .mapToLong(e -> e.get("data").get("quantity").asLong())
                .sum())
        .isEqualTo(46);

    JsonNode sinceThen =
        ask("/api/audit/comparison?asOf=2023-12-31&toAsOf=2024-07-11&from=pl-k2-2022&limit=1");
    JsonNode delivered = sinceThen.get("contracts").get(0);
    assertThat(delivered.get("changes").toString()).isEqualTo("[\"delivered\"]");
    assertThat(delivered.get("deliveries").get("units").asLong()).isEqualTo(18);
    assertThat(sinceThen.get("next").asString()).isEqualTo("pl-k2-2025");
  }

  @Test
  void bothClaimsOnTheSignatureOfTheRedbackContractStandSideBySide() {
    JsonNode redback = ask("/api/contracts/au-redback-2023");
    assertThat(redback.get("signed").asString()).isEqualTo("2023-12");
    JsonNode claims = redback.get("claims");
    assertThat(column(claims, "claim"))
        .containsExactly("reuters-signing-date", "kei-signing-date", "kei-value");
    assertThat(column(claims, "adopted")).containsExactly("true", "false", "true");
    JsonNode august = claims.get(1);
    assertThat(august.at("/states/value").asString()).isEqualTo("2023-08");
    assertThat(august.at("/source/publisher").asString())
        .isEqualTo("Korea Economic Institute of America");
    assertThat(august.at("/shown/value").asString()).isEqualTo("2023-12");
    assertThat(august.at("/shown/source/publisher").asString()).isEqualTo("Reuters");
    assertThat(claims.at("/2/states/value/amount").asString()).isEqualTo("2400000000.00");
    // The page of July 2024 is the first that says August.
    assertThat(
            column(ask("/api/contracts/au-redback-2023?knownOn=2024-07-10").get("claims"), "claim"))
        .containsExactly("reuters-signing-date");
  }

  @Test
  void whatSourcesDifferAboutIsFoundInTheWholeBook() {
    JsonNode values = ask("/api/claims?disagreeing=true&attribute=value").get("claims");
    assertThat(
            values
                .valueStream()
                .map(
                    c ->
                        c.get("contract").asString()
                            + " "
                            + c.at("/states/value/amount").asString()))
        .containsExactlyInAnyOrder(
            "pe-ships-2024 460000000.00",
            "pe-ships-2024 463000000.00",
            "pl-k2-2022 3370000000.00",
            "pl-k2-2022 3300000000.00",
            "pl-k2-2022 3700000000.00",
            "ro-k9-2024 920000000.00",
            "ro-k9-2024 938000000.00",
            "ro-k9-2024 1000000000.00");
    JsonNode saudi = ask("/api/claims?contract=sa-cheongung2-2023").get("claims");
    assertThat(saudi.valueStream().map(c -> c.at("/states/value").asString()))
        .containsExactly("2023-11", "2024", "2024");
    assertThat(column(saudi, "adopted")).containsExactly("true", "false", "false");
  }

  @Test
  void coverageSetsThePublishedFiguresOf2024BesideWhatIsTracked() {
    String coverage = ask("/api/figures/coverage?year=2024&subject=KR").toString();
    assertThat(coverage).contains("2980000000.00", "20000000000.00", "0.1490");
  }

  @Test
  void everySeededStatementCanBeReadBackWithItsSource() {
    JsonNode events = ask("/api/contracts/pl-k2-2022/events");
    assertThat(events).hasSizeGreaterThan(8);
    for (JsonNode event : events) {
      assertThat(event.get("source").get("publisher").asString()).isNotBlank();
    }
  }

  private static String at(String path) {
    return path + (path.contains("?") ? "&" : "?") + "atLeast=" + head;
  }

  private static JsonNode ask(String path) {
    Answer answer = tranche.get(at(path));
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> column(JsonNode rows, String name) {
    return rows.valueStream().map(row -> row.get(name).asString()).toList();
  }

  private static boolean has(JsonNode sums, String key) {
    return sums.get("rows").valueStream().anyMatch(row -> row.get("key").asString().equals(key));
  }

  private static JsonNode row(JsonNode sums, String key) {
    return sums.get("rows")
        .valueStream()
        .filter(row -> row.get("key").asString().equals(key))
        .findAny()
        .orElseThrow(() -> new AssertionError("no row " + key + " in " + sums));
  }
}
