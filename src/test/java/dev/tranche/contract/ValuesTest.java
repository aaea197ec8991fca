package dev.tranche.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Reference;
import dev.tranche.fact.Source;
import dev.tranche.fact.Viewpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @Nested
  class AQuantity {

    @ParameterizedTest
    @ValueSource(strings = {"180", "0", "1000000000", "\"180~\"", "\"unknown\""})
    void comesBackFromJsonAsItWas(String json) {
      Quantity quantity = Json.read(json, Quantity.class);
      assertThat(Json.write(quantity)).isEqualTo(json);
      assertThat(Json.read(Json.write(quantity), Quantity.class)).isEqualTo(quantity);
    }

    @Test
    void isExactEstimatedOrUnknown() {
      assertThat(Quantity.parse("180")).isEqualTo(Quantity.exact(180));
      assertThat(Quantity.parse("180~")).isEqualTo(Quantity.estimated(180));
      assertThat(Quantity.parse("unknown")).isSameAs(Quantity.UNKNOWN);
      assertThat(Quantity.UNKNOWN.isKnown()).isFalse();
      assertThat(Quantity.estimated(0).isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1.5",
          "-1.5",
          "true",
          "99999999999999999999",
          "\"-5\"",
          "\"1,000\"",
          "\"about 5\"",
          "\"180 ~\"",
          "\"\"",
          "\"12345678901\"",
          "[]",
        })
    void refusesWhatIsNoNumberOfWholeUnits(String json) {
      assertThatThrownBy(() -> Json.read(json, Quantity.class))
          .hasMessageContaining("is not a quantity: write whole units (180)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000001", "9000000000000000000", "\"1000000001~\""})
    void refusesMoreOrLessThanThereCanBe(String json) {
      assertThatThrownBy(() -> Json.read(json, Quantity.class))
          .hasMessageContaining("units is not possible");
    }

    @Test
    void hasNoNumberWhereItIsUnknown() {
      assertThatThrownBy(() -> new Quantity(3, Quantity.Precision.UNKNOWN))
          .hasMessage("An unknown quantity has no number of units.");
    }
  }

  @Nested
  class AParty {

    @ParameterizedTest
    @CsvSource({
      "PL, Poland",
      "KR, South Korea",
      "organisation:NATO, NATO",
      "former:SUHH, SUHH",
      "armed-group:Wagner Group, Wagner Group",
      "unknown, unknown",
    })
    void isAStateOrOneOfThoseThatAreNone(String code, String name) {
      Party party = Json.read('"' + code + '"', Party.class);
      assertThat(party.name()).isEqualTo(name);
      assertThat(Json.write(party)).isEqualTo('"' + code + '"');
      assertThat(party).isEqualTo(Party.of(code));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "pl",
          "POL",
          "Poland",
          "XX",
          "",
          "former:PL",
          "organisation:",
          "organisation: NATO",
          "armed-group: ",
          "alliance:NATO",
          ":PL",
          "unknown:"
        })
    void refusesEverythingElse(String code) {
      assertThatThrownBy(() -> Party.of(code))
          .hasMessageStartingWith("'%s' is not a party: write an ISO 3166-1 code", code);
    }
  }

  @Nested
  class ACategory {

    @Test
    void isWrittenWithHyphens() {
      for (Category category : Category.values()) {
        assertThat(Category.of(category.toString())).isEqualTo(category);
        assertThat(Json.read(Json.write(category), Category.class)).isEqualTo(category);
      }
      assertThat(Json.write(Category.BATTLE_TANKS)).isEqualTo("\"battle-tanks\"");
    }

    @Test
    void namesAllWhereItIsNone() {
      String all =
          Arrays.stream(Category.values())
              .map(Category::toString)
              .collect(Collectors.joining(", "));
      assertThatThrownBy(() -> Json.read("\"tanks\"", Category.class))
          .hasMessageContaining("'tanks' is not a category: write one of " + all);
    }
  }

  @Nested
  class AnItem {

    private static final String JSON =
        """
        {"designation": "%s", "category": "battle-tanks", "quantity": 180}\
        """;

    @ParameterizedTest
    @CsvSource({
      "K2 Black Panther, k2-black-panther",
      "Cheongung-II (M-SAM), cheongung-ii-m-sam",
      "(K9), k9",
      "Maïtri, ma-tri",
    })
    void isNamedByItsDesignation(String designation, String id) {
      assertThat(Json.read(JSON.formatted(designation), Item.class).id()).isEqualTo(id);
    }

    @Test
    void isNamedWithinTheLimit() {
      String id = Json.read(JSON.formatted("x".repeat(63) + " " + "y".repeat(9)), Item.class).id();
      assertThat(id).isEqualTo("x".repeat(63));
    }

    @Test
    void asksForANameWhereNoneCanBeMade() {
      assertThatThrownBy(() -> Json.read(JSON.formatted("흑표"), Item.class))
          .hasMessageContaining("No id can be made of the designation '흑표': give the item one.");
    }

    @Test
    void isOfAtLeastOneUnit() {
      assertThatThrownBy(() -> Facts.k2(0))
          .hasMessage("Of K2 Black Panther, at least one unit must be ordered.");
    }
  }

  @Nested
  class ASchedule {

    @Test
    void isInTheOrderInWhichItIsDueAndAListInJson() {
      DeliverySchedule schedule = Facts.schedule(Facts.batch(18, "2023"), Facts.batch(10, "2022"));
      String json =
          """
          [{"item":"k2","quantity":10,"due":"2022"},{"item":"k2","quantity":18,"due":"2023"}]\
          """;
      assertThat(Json.write(schedule)).isEqualTo(json);
      assertThat(Json.read(json, DeliverySchedule.class)).isEqualTo(schedule);
      assertThat(schedule.plannedByItem()).isEqualTo(Map.of("k2", 28L));
      assertThat(Json.read("[{\"quantity\":1,\"due\":\"2022\"}]", DeliverySchedule.class).batches())
          .containsExactly(new Batch("", 1, Facts.date("2022")));
    }

    @Test
    void isTheSameInWhateverOrderItIsStated() {
      assertThat(Facts.schedule(Facts.batch(1, "2022"), Facts.batch(2, "2022")))
          .isEqualTo(Facts.schedule(Facts.batch(2, "2022"), Facts.batch(1, "2022")));
    }

    @Test
    void refusesBatchesOfNothing() {
      assertThatThrownBy(() -> Facts.batch(0, "2022"))
          .hasMessage("A batch of 0 units is not possible.");
    }
  }

  @Nested
  class AReference {

    @ParameterizedTest
    @ValueSource(strings = {"a", "pl-k2-2022", "0"})
    void isLowerCaseWithHyphens(String name) {
      Reference.check("item", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a_b", "a b", "a/b", "é"})
    void refusesOtherForms(String name) {
      assertThatThrownBy(() -> Reference.check("item", name))
          .hasMessage(
              "'%s' cannot name an item: use lower-case letters, digits and hyphens, at most 64.",
              name);
    }

    @Test
    void isAtMost64Long() {
      Reference.check("item", "a".repeat(64));
      assertThatThrownBy(() -> Reference.check("item", "a".repeat(65))).hasMessageContaining("64");
    }
  }

  @Nested
  class ASource {

    @Test
    void linksToTheWebOnly() {
      assertThatThrownBy(
              () ->
                  Json.read(
                      "{\"publisher\": \"x\", \"link\": \"javascript:alert(1)\"}", Source.class))
          .hasMessageContaining("'javascript:alert(1)' is not a link");
      String json = "{\"publisher\":\"SIPRI\",\"link\":\"https://www.sipri.org/databases\"}";
      assertThat(Json.write(Json.read(json, Source.class))).isEqualTo(json);
    }
  }

  @Nested
  class AProvenance {

    private static final Instant RECORDED = Instant.parse("2024-07-11T23:30:00Z");

    @ParameterizedTest
    @CsvSource({
      "2024-07-09, 2024-07-09",
      "2024-06, 2024-06-30",
      "2024, 2024-07-11",
      "2024/.., 2024-07-11",
      "2024-07-12, 2024-07-11",
      ", 2024-07-11",
    })
    void isReportedOnTheLastDayThatTheSourceAllows(String published, LocalDate reported) {
      Source source =
          new Source("SIPRI", null, null, published == null ? null : Facts.date(published));
      Provenance fact = new Provenance(source, Facts.date("2023"), RECORDED);
      assertThat(fact.reportedDay()).isEqualTo(reported);
      assertThat(fact.recordedDay()).isEqualTo("2024-07-11");
    }
  }

  @Nested
  class AViewpoint {

    private final Provenance fact =
        new Provenance(
            Facts.published("2024-02-06"),
            Facts.date("2023-11"),
            Instant.parse("2024-07-11T00:00:00Z"));

    @ParameterizedTest
    @CsvSource({
      "2024-02-05, REPORTED, false", "2024-02-06, REPORTED, true",
      "2024-07-10, RECORDED, false", "2024-07-11, RECORDED, true",
    })
    void knowsAFactFromItsReportOrItsRecordOn(
        LocalDate knownOn, Viewpoint.Basis basis, boolean known) {
      assertThat(new Viewpoint(LocalDate.MAX, knownOn, basis).knows(fact)).isEqualTo(known);
    }

    @Test
    void countsAPeriodFromItsLastDay() {
      LocalDate last = LocalDate.parse("2023-11-30");
      Viewpoint on = new Viewpoint(last, LocalDate.MAX, Viewpoint.Basis.REPORTED);
      Viewpoint before = new Viewpoint(last.minusDays(1), LocalDate.MAX, Viewpoint.Basis.REPORTED);
      assertThat(List.of(on.reaches(fact.effective()), before.reaches(fact.effective())))
          .containsExactly(true, false);
      assertThat(on.reaches(Facts.date("2022/.."))).isFalse();
    }
  }
}
