package dev.tranche.contract;

import static dev.tranche.contract.Facts.item;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import dev.tranche.testing.Seeds;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "USD 3.37 bn, 337000000000, false",
    "USD 460 m, 46000000000, false",
    "USD 460 m~, 46000000000, true",
    "USD 0.01, 1, false",
    "USD 0, 0, false",
    "JPY 12, 12, false",
    "TND 1.234, 1234, false",
    "USD 1.000, 100, false",
    "KRW 1000 bn, 1000000000000, false",
  })
  void isReadAsPeopleWriteIt(String text, long minorUnits, boolean estimated) {
    MonetaryValue value = Json.read('"' + text + '"', MonetaryValue.class);
    assertThat(value.minorUnits()).isEqualTo(minorUnits);
    assertThat(value.estimated()).isEqualTo(estimated);
    assertThat(Json.read(Json.write(value), MonetaryValue.class)).isEqualTo(value);
  }

  @Test
  void isWrittenInFull() {
    assertThat(Json.write(money("USD 3.37 bn~")))
        .isEqualTo("{\"amount\":\"3370000000.00\",\"currency\":\"USD\",\"estimated\":true}");
    assertThat(Json.write(money("JPY 12"))).isEqualTo("{\"amount\":\"12\",\"currency\":\"JPY\"}");
    assertThat(Json.read("{\"amount\": 5.25, \"currency\": \"USD\"}", MonetaryValue.class))
        .isEqualTo(money("USD 5.25"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "USD -5    | A value of USD -5.00 is not possible: it is negative.",
        "XYZ 5     | 'XYZ' is not a currency: write its ISO 4217 code, as USD.",
        "USD 0.001 | USD 0.001 is finer than the currency's smallest unit.",
        "JPY 0.5   | JPY 0.5 is finer than the currency's smallest unit.",
        "USD 99999999999 bn | A value of USD 9.9999999999E+19 is not possible: it is too large.",
        "USD 10000000.01 bn | A value of USD 10000000010000000.00 is not possible: it is too"
            + " large.",
      })
  void refusesWhatCannotBeAValue(String text, String why) {
    assertThatThrownBy(() -> MonetaryValue.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "USD", "5", "usd 5", "USD 3,37 bn", "USD 5bn", "USD 5 tr", "$5", "USD .5"})
  void asksForItsFormOtherwise(String text) {
    assertThatThrownBy(() -> MonetaryValue.parse(text))
        .hasMessage(
            "'%s' is not a value: write the currency and the amount, as USD 460 m or USD 3.37 bn.",
            text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1.5e-12"})
  void refusesAmountsThatOnlyLookShort(String amount) {
    String json = "{\"amount\": \"%s\", \"currency\": \"USD\"}".formatted(amount);
    assertThatThrownBy(() -> Json.read(json, MonetaryValue.class))
        .hasMessageContaining(amount.contains("e-") ? "finer than" : "too large");
  }

  @Test
  void keepsTheLargestValueOfEachCurrencyWithinALong() {
    assertThat(money("USD 10000000 bn").minorUnits()).isEqualTo(1_000_000_000_000_000_000L);
    assertThat(money("CLF 100000 bn").minorUnits()).isEqualTo(1_000_000_000_000_000_000L);
    assertThatThrownBy(() -> money("CLF 100001 bn")).hasMessageContaining("too large");
  }

  @Nested
  class OfTerms {

    @Test
    void isForTheContractOrPerItemInOneCurrency() {
      Item dollars = k2(Quantity.exact(180), "USD 3 bn");
      assertThatThrownBy(() -> Facts.terms("USD 3 bn", dollars))
          .hasMessage("Give a value for the contract or one per item, not both.");
      assertThatThrownBy(() -> Facts.terms(dollars, item("k9", Quantity.exact(1), "EUR 1 m")))
          .hasMessageStartingWith("All values of a contract are in one currency, not in [");
      assertThatThrownBy(() -> Facts.terms(k2(1), k2(2)))
          .hasMessage("Two items are called 'k2': give each an id.");
    }

    @Test
    void isSpreadOverUnitsTheFirstItemsTakingWhatDoesNotDivide() {
      Terms terms =
          Facts.terms(
              "USD 1",
              item("a", Quantity.exact(1), null),
              item("b", Quantity.UNKNOWN, null),
              item("c", Quantity.exact(1), null),
              item("d", Quantity.estimated(1), null));
      assertThat(terms.valueByItem())
          .containsExactly(
              Map.entry("a", 34L), Map.entry("b", 0L), Map.entry("c", 33L), Map.entry("d", 33L));
    }

    @Test
    void isSpreadOverItemsAlikeWhereNoNumberIsKnown() {
      Terms terms =
          Facts.terms(
              "USD 0.03", item("a", Quantity.UNKNOWN, null), item("b", Quantity.UNKNOWN, null));
      assertThat(terms.valueByItem().values()).containsExactly(2L, 1L);
    }

    @Test
    void isThatOfEachItemWhereThatIsStated() {
      Terms terms =
          Facts.terms(k2(Quantity.exact(2), "USD 5"), item("k9", Quantity.exact(1), null));
      assertThat(terms.valueByItem().values()).containsExactly(500L, 0L);
      assertThat(terms.total()).contains(money("USD 5"));
    }

    @Test
    void isSpreadToTheLastCentWhateverItIs() {
      Seeds.forEach(
          Seeds.many(),
          seed -> {
            Random random = new Random(seed);
            Item[] items =
                IntStream.range(0, random.nextInt(1, 9))
                    .mapToObj(i -> item("i" + i, quantity(random), null))
                    .toArray(Item[]::new);
            long cents = random.nextLong(0, 1L << random.nextInt(1, 59));
            Terms terms = Facts.terms("JPY " + cents, items);
            List<Long> shares = List.copyOf(terms.valueByItem().values());
            assertThat(shares).hasSize(items.length);
            assertThat(shares).allMatch(share -> share >= 0);
            assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(cents);
          });
    }

    private static Quantity quantity(Random random) {
      long units = random.nextLong(1, 1L << random.nextInt(1, 29));
      return switch (random.nextInt(4)) {
        case 0 -> Quantity.UNKNOWN;
        case 1 -> Quantity.estimated(units);
        default -> Quantity.exact(units);
      };
    }
  }
}
