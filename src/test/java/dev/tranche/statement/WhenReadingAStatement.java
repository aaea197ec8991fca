package dev.tranche.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.contract.ContractCommand.Fulfilment;
import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractCommand.ReviseSchedule;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Quantity;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class WhenReadingAStatement {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String SIGNED =
      """
      {"buyer": "PL", "supplier": {"name": "Hyundai Rotem", "country": "KR"},
       "items": [{"designation": "K2 Black Panther", "category": "battle-tanks", "quantity": 180}],
       "value": "USD 3.37 bn",
       "schedule": [{"quantity": 10, "due": "2022"}, {"quantity": 170, "due": "2025"}],
       "effective": "2022-08-26",
       "source": {"publisher": "Defence Industry Europe", "published": "2024-03-20"}}
      """;

  private final CommandReader reader =
      new CommandReader(Clock.fixed(Instant.parse("2024-07-11T10:00:00.123456Z"), ZoneOffset.UTC));

  @Test
  void addsReferenceAndTheMomentToTheMillisecond() {
    SignContract command = reader.read(SignContract.class, "pl-k2-2022", object(SIGNED));

    assertThat(command.reference()).isEqualTo("pl-k2-2022");
    assertThat(command.recorded()).isEqualTo("2024-07-11T10:00:00.123Z");
  }

  @Test
  void takesWhatIsLeftOutAsNotKnown() {
    SignContract command = reader.read(SignContract.class, "pl-k2-2022", object(SIGNED));

    assertThat(command.conditions()).isEmpty();
    assertThat(command.earlyDeliveries()).isFalse();
    assertThat(command.framework()).isNull();
    assertThat(command.items().getFirst().id()).isEqualTo("k2-black-panther");
    assertThat(command.items().getFirst().quantity()).isEqualTo(Quantity.exact(180));
  }

  @Test
  void leavesTheGivenStatementAsItWas() {
    ObjectNode statement = object(SIGNED);

    reader.read(SignContract.class, "pl-k2-2022", statement);

    assertThat(statement).isEqualTo(object(SIGNED));
  }

  @Test
  void readsAYearThatIsWrittenAsANumber() {
    ObjectNode statement = object(SIGNED).put("effective", 2022);

    assertThat(reader.read(SignContract.class, "pl-k2-2022", statement).effective())
        .isEqualTo(EdtfDate.parse("2022"));
  }

  @Test
  void readsAnAmountWrittenAsText() {
    ObjectNode statement = object(SIGNED);
    statement.set("value", object("{'amount': '3370000000.10', 'currency': 'USD'}"));

    SignContract command = reader.read(SignContract.class, "pl-k2-2022", statement);

    assertThat(String.valueOf(command.value())).isEqualTo("USD 3370000000.10");
  }

  @Test
  void readsFulfilmentInLowerCase() {
    FulfilCondition command =
        reader.read(
            FulfilCondition.class,
            "pl-k9-2023",
            object(
                "{'condition': 'financing', 'fulfilment': 'met', 'effective': '2024',"
                    + " 'source': {'publisher': 'KEI'}}"));

    assertThat(command.fulfilment()).isEqualTo(Fulfilment.MET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          /effective | null | effective | effective is missing.
          /source/publisher | null | source.publisher | source.publisher is missing.
          /items/0/quantity | null | items[0].quantity | items[0].quantity is missing.
          /items/0 | null | items[0] | items[0] is missing.
          /schedule/1 | null | schedule[1] | schedule[1] is missing.
          /conditions | [null] | conditions[0] | conditions[0] is missing.
          /items/0/quantity | -5 | items[0].quantity | A quantity of -5 units is not possible.
          /items/0/quantity | 0 | items[0] | Of K2 Black Panther, at least one unit must be ordered.
          /items/0/quantity | 1.5 | items[0].quantity | '1.5' is not a quantity: write whole units (180), an estimate
          /items/0/quantity | [180] | items[0].quantity | '[180]' is not a quantity: write whole units (180), an estim
          /items/0/designation | 2 | items[0].designation | The number 2 is not possible here: write text, in quotes.
          /items/0/category | "tanks" | items[0].category | 'tanks' is not a category: write one of battle-tanks, armo
          /items | {} | items | An object is not possible here: write a list.
          /schedule/0/quantity | "10" | schedule[0].quantity | The text '10' is not possible here: write a whole numbe
          /schedule/0/quantity | 10.0 | schedule[0].quantity | The number 10.0 is not possible here: write a whole num
          /schedule/0/quantity | 99999999999999999999999 | schedule[0].quantity | The number 99999999999999999999999 i
          /schedule/0/due | "2022-13" | schedule[0].due | '2022-13' is not a date: there is no month 13. Write 2022, 2
          /schedule | "2022" | schedule | The text '2022' is not possible here: write a list.
          /effective | "2022-13" | effective | '2022-13' is not a date: there is no month 13. Write 2022, 2022-08, 202
          /effective | true | effective | Yes or no (true) is not possible here: write text, in quotes.
          /buyer | "Poland" | buyer | 'Poland' is not a party: write an ISO 3166-1 code (PL), former:SUHH, organisatio
          /buyer | 5 | buyer | The number 5 is not possible here: write text, in quotes.
          /value | "EURO 5" | value | 'EURO 5' is not a value: write the currency and the amount, as USD 460 m or USD
          /value | {"amount": "x", "currency": "USD"} | value.amount | The text 'x' is not possible here: write an amo
          /value | {"amount": 5, "currency": "XQQ"} | value | 'XQQ' is not a currency: write its ISO 4217 code, as USD
          /earlyDeliveries | "yes" | earlyDeliveries | The text 'yes' is not possible here: write true or false.
          /supplier | "Hyundai" | supplier | The text 'Hyundai' is not possible here: write an object with its parts.
          /colour | "green" | colour | There is no 'colour' here; known are buyer, conditions, earlyDeliveries, effect
          /source/by | "me" | source.by | There is no 'by' here; known are link, published, publisher, title.
          /source/link | "a b" | source.link | The text 'a b' is not possible here: write a web address.
          /reference | "pl-k2-2022" | reference | 'reference' is not for a statement to say.
          /recorded | "2022-08-26T00:00:00Z" | recorded | 'recorded' is not for a statement to say.
          /value | "XXX 5 m" | value | Nothing is paid in XXX: write the currency's ISO 4217 code, as USD.
          /value | {"amount": 5, "currency": "XTS"} | value | Nothing is paid in XTS: write the currency's ISO 4217 co
          /items/0/value | "XAU 5" | items[0].value | Nothing is paid in XAU: write the currency's ISO 4217 code, as U
          /effective | "0000" | effective | 0000 lies before 1900: dates are possible from that year on.
          /effective | "0999-12" | effective | 0999-12 lies before 1900: dates are possible from that year on.
          /effective | "1899-12-31" | effective | 1899-12-31 lies before 1900: dates are possible from that year on.
          /effective | "18XX/2022" | effective | 18XX/2022 lies before 1900: dates are possible from that year on.
          /effective | "../1899" | effective | ../1899 lies before 1900: dates are possible from that year on.
          /schedule/0/due | "0001" | schedule[0].due | 0001 lies before 1900: dates are possible from that year on.
          /source/published | "1066" | source.published | 1066 lies before 1900: dates are possible from that year on.
          /earlyDeliveries | "  " | earlyDeliveries | This text has nothing that can be seen: write it out, or leave i
          /earlyDeliveries | "" | earlyDeliveries | The text '' is not possible here: write true or false.
          /earlyDeliveries | 1 | earlyDeliveries | The number 1 is not possible here: write true or false.
          /earlyDeliveries | "true" | earlyDeliveries | The text 'true' is not possible here: write true or false.
          /schedule/0/quantity | "" | schedule[0].quantity | The text '' is not possible here: write a whole number, w
          /supplier | "" | supplier | The text '' is not possible here: write an object with its parts.
          /items | "" | items | The text '' is not possible here: write a list.
          /schedule | "" | schedule | The text '' is not possible here: write a list.
          /conditions | "" | conditions | The text '' is not possible here: write a list.
          /source | "" | source | The text '' is not possible here: write an object with its parts.
          /value | "" | value | '' is not a value: write the currency and the amount, as USD 460 m or USD
          """)
  void namesWhatIsWrongAndWhere(String pointer, String json, String path, String words) {
    ObjectNode statement = object(SIGNED);
    put(statement, pointer, json);

    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(SignContract.class, "pl-k2-2022", statement))
        .satisfies(e -> assertThat(e.path()).isEqualTo(path))
        .withMessageStartingWith(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "\"1\"", "\"MET\"", "\"\"", "true", "[\"met\"]"})
  void readsWordsByTheirLettersAlone(String json) {
    ObjectNode statement =
        object("{'condition': 'loan', 'effective': '2024', 'source': {'publisher': 'KEI'}}");
    statement.set("fulfilment", JSON.readTree(json));

    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(FulfilCondition.class, "pl-k2-2022", statement))
        .satisfies(e -> assertThat(e.path()).isEqualTo("fulfilment"))
        .withMessageContaining("is not possible here: write one of met, waived.");
  }

  /** Each text of a statement, whatever it is: none is left out by being of a certain kind. */
  @ParameterizedTest
  @CsvSource({
    "'x\ud800', half of a character",
    "'x\u0000', a control character",
    "'x\u001b[31m', a control character",
    "'x\u202ey', turns the direction",
    "'\u200b', nothing that can be seen"
  })
  void readsNoTextThatCannotBePassedOn(String text, String words) {
    ObjectNode whole = object(SIGNED);
    whole.set("conditions", object("{'a': [{'id': 'loan', 'description': 'a loan'}]}").get("a"));
    ((ObjectNode) whole.get("source")).put("title", "a title").put("link", "https://example.org");
    whole.put("framework", "pl-k2");

    List<String> pointers = texts("", whole);
    assertThat(pointers).hasSizeGreaterThan(15);
    for (String pointer : pointers) {
      ObjectNode statement = whole.deepCopy();
      int slash = pointer.lastIndexOf('/');
      ((ObjectNode) statement.at(pointer.substring(0, slash)))
          .put(pointer.substring(slash + 1), text);
      String path = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
      assertThatExceptionOfType(BadStatement.class)
          .as(path)
          .isThrownBy(() -> reader.read(SignContract.class, "pl-k2-2022", statement))
          .satisfies(e -> assertThat(e.path()).isEqualTo(path))
          .withMessageContaining(words);
    }
    whole.put(text, "x");
    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(SignContract.class, "pl-k2-2022", whole))
        .withMessageContaining(words);
  }

  private static List<String> texts(String pointer, JsonNode node) {
    if (node.isString()) {
      return List.of(pointer);
    }
    List<String> below = new ArrayList<>();
    node.forEachEntry((name, part) -> below.addAll(texts(pointer + "/" + name, part)));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      below.addAll(texts(pointer + "/" + i, node.get(i)));
    }
    return below;
  }

  @ParameterizedTest
  @CsvSource({
    "/source/publisher, 200",
    "/source/title, 2000",
    "/source/link, 2000",
    "/supplier/name, 200",
    "/items/0/designation, 200",
    "/conditions/0/description, 20000"
  })
  void readsTextsUpToTheLengthOfTheirKind(String pointer, int most) {
    ObjectNode statement = object(SIGNED);
    statement.set("conditions", object("{'a': [{'id': 'loan'}]}").get("a"));
    String start = pointer.endsWith("link") ? "https://example.org/" : "";

    put(statement, pointer, JSON.writeValueAsString(start + "x".repeat(most - start.length())));
    assertThat(reader.read(SignContract.class, "pl-k2-2022", statement)).isNotNull();

    put(statement, pointer, JSON.writeValueAsString(start + "x".repeat(most - start.length() + 1)));
    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(SignContract.class, "pl-k2-2022", statement))
        .withMessage("This text has %d characters; at most %d are possible here.", most + 1, most);
  }

  @ParameterizedTest
  @CsvSource({"items, 500", "conditions, 500", "schedule, 2000"})
  void readsListsThatTheProgramCanAnswerFor(String list, int most) {
    ObjectNode statement = object(SIGNED);
    String entry =
        switch (list) {
          case "items" ->
              "{'id': 'i%d', 'designation': 'D', 'category': 'warships', 'quantity': 1}";
          case "conditions" -> "{'id': 'c%d'}";
          default -> "{'item': 'i%d', 'quantity': 1, 'due': '2025'}";
        };
    ArrayNode entries = statement.putArray(list);
    for (int i = 0; i < most; i++) {
      entries.add(object(entry.formatted(i)));
    }
    assertThat(reader.read(SignContract.class, "pl-k2-2022", statement)).isNotNull();

    entries.add(object(entry.formatted(most)));
    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(SignContract.class, "pl-k2-2022", statement))
        .satisfies(e -> assertThat(e.path()).isEqualTo(list))
        .withMessage("%s has %d entries; at most %d are possible.", list, most + 1, most);
  }

  @Test
  void readsDatesFromTheEarliestYearOn() {
    for (String date : List.of("1900", "19XX", "../1900", "1999/..", "9999")) {
      ObjectNode statement = object(SIGNED).put("effective", date);
      assertThat(reader.read(SignContract.class, "a", statement).effective()).hasToString(date);
    }
    CommandReader older = new CommandReader(Clock.systemUTC(), 1800);
    ObjectNode statement = object(SIGNED).put("effective", "1871-05-10");
    assertThat(older.read(SignContract.class, "a", statement)).isNotNull();
    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> older.read(SignContract.class, "a", statement.put("effective", "1799")))
        .withMessage("1799 lies before 1800: dates are possible from that year on.");
  }

  @Test
  void missesWhatIsNotThereAtAll() {
    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(RecordDelivery.class, "pl-k2-2022", object("{}")))
        .withMessage("quantity is missing.")
        .satisfies(e -> assertThat(e.path()).isEqualTo("quantity"));
    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(OpenTalks.class, "a", object("{'effective': '2024'}")))
        .withMessage("buyer is missing.");
    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(ReviseSchedule.class, "a", object("{'effective': '2024'}")))
        .withMessage("schedule is missing.");
    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(CorrectDelivery.class, "a", object("{'delivery': 'x'}")))
        .withMessage("reason is missing.");
  }

  @Test
  void refusesAReferenceThatIsNone() {
    assertThatExceptionOfType(BadStatement.class)
        .isThrownBy(() -> reader.read(SignContract.class, "PL K2", object(SIGNED)))
        .satisfies(e -> assertThat(e.path()).isEqualTo("reference"));
  }

  private static void put(ObjectNode statement, String pointer, String json) {
    int slash = pointer.lastIndexOf('/');
    String last = pointer.substring(slash + 1);
    var parent = statement.at(pointer.substring(0, slash));
    if (parent instanceof ObjectNode object) {
      object.set(last, JSON.readTree(json));
    } else {
      parent.asArray().set(Integer.parseInt(last), JSON.readTree(json));
    }
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
  }
}
