package dev.tranche.fact;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K2 Black Panther",
        "Żółć, Größe, 현대로템, الصناعات, עברית",
        "1.\u00A0Panzerbataillon",
        "\uD83D\uDC68\u200D\uD83D\uDE80", // joined to one picture by what cannot be seen
        "a\u200Fb", // a mark of direction, as people who write both ways use it
        "e\u0301"
      })
  void isWhateverCanBeReadAndPassedOn(String text) {
    for (Text each : Text.values()) {
      assertThatCode(() -> each.check(text)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "D800, half of a character (an unpaired surrogate)",
    "DFFF, half of a character (an unpaired surrogate)",
    "0000, a control character",
    "0007, a control character",
    "001B, a control character",
    "007F, a control character",
    "009B, a control character",
    "2028, a control character",
    "202E, a character that turns the direction of what follows",
    "202A, a character that turns the direction of what follows",
    "2066, a character that turns the direction of what follows",
    "2069, a character that turns the direction of what follows",
    "FFFF, what is no character in Unicode",
    "FDD0, what is no character in Unicode"
  })
  void refusesWhatCannotBeStoredOrReadAsItIs(String code, String words) {
    String wrong = Character.toString((char) Integer.parseInt(code, 16));
    for (Text each : Text.values()) {
      for (String text : new String[] {wrong, wrong + "x", "x" + wrong, "x" + wrong + "y"}) {
        assertThatExceptionOfType(InvalidValue.class)
            .isThrownBy(() -> each.check(text))
            .withMessage("This text holds %s, U+%s: write it without.", words, code);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\u00A0",
        "\u200B\u200B",
        "\u00AD",
        "\uFEFF",
        "\u2060",
        "\u3164",
        "\u115F",
        "\uFFA0",
        "\u2800",
        "\u034F",
        "\uFE0F",
        "\uDB40\uDC41"
      })
  void refusesWhatCannotBeSeen(String text) {
    for (Text each : Text.values()) {
      assertThatExceptionOfType(InvalidValue.class)
          .isThrownBy(() -> each.check(text))
          .withMessage("This text has nothing that can be seen: write it out, or leave it out.");
    }
  }

  @Test
  void leavesItToTheValueWhetherANameMustBeThere() {
    assertThatCode(() -> Text.NAME.check("")).doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Text.REASON.check(""));
  }

  @Test
  void hasSeveralLinesWhereThereIsMoreToSay() {
    assertThatCode(() -> Text.REASON.check("one\r\n\ttwo")).doesNotThrowAnyException();
    assertThatCode(() -> Text.NOTE.check("one\ntwo")).doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Text.NAME.check("one\ntwo"));
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Text.TITLE.check("one\ttwo"));
  }

  @ParameterizedTest
  @EnumSource(Text.class)
  void isAsLongAsItsUseAllows(Text use) {
    String longest = "\uD83D\uDE80".repeat(use.longest());
    assertThatCode(() -> use.check(longest)).doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> use.check(longest + "x"))
        .withMessage(
            "This text has %d characters; at most %d are possible here.",
            use.longest() + 1, use.longest());
  }
}
