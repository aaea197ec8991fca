package dev.tranche.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.contract.Json;
import dev.tranche.fact.EdtfDate.Qualifier;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfDateTest {

  @ParameterizedTest
  @CsvSource({
    "2022, 2022-01-01, 2022-12-31, NONE",
    "2022-08, 2022-08-01, 2022-08-31, NONE",
    "2024-02, 2024-02-01, 2024-02-29, NONE",
    "2022-08-26, 2022-08-26, 2022-08-26, NONE",
    "0000, 0000-01-01, 0000-12-31, NONE",
    "9999, 9999-01-01, 9999-12-31, NONE",
    "2023?, 2023-01-01, 2023-12-31, UNCERTAIN",
    "2024~, 2024-01-01, 2024-12-31, APPROXIMATE",
    "2024-05%, 2024-05-01, 2024-05-31, UNCERTAIN_AND_APPROXIMATE",
    "202X, 2020-01-01, 2029-12-31, NONE",
    "20XX, 2000-01-01, 2099-12-31, NONE",
    "2022-XX, 2022-01-01, 2022-12-31, NONE",
    "2022-XX-XX, 2022-01-01, 2022-12-31, NONE",
    "2022-08-XX, 2022-08-01, 2022-08-31, NONE",
    "2022-21, 2022-03-01, 2022-05-31, NONE",
    "2022-24, 2022-12-01, 2023-02-28, NONE",
    "2022/2024, 2022-01-01, 2024-12-31, NONE",
    "2022-08/2022-08-26, 2022-08-01, 2022-08-26, NONE",
    "2022?/2024, 2022-01-01, 2024-12-31, UNCERTAIN",
    "2022?/2024?, 2022-01-01, 2024-12-31, UNCERTAIN",
    "2022?/2024~, 2022-01-01, 2024-12-31, UNCERTAIN_AND_APPROXIMATE",
    "2022~/2024%, 2022-01-01, 2024-12-31, UNCERTAIN_AND_APPROXIMATE",
  })
  void boundsWhatItCanHaveBeen(
      String text, LocalDate earliest, LocalDate latest, Qualifier qualifier) {
    EdtfDate date = EdtfDate.parse(text);
    assertThat(date.earliest()).isEqualTo(earliest);
    assertThat(date.latest()).isEqualTo(latest);
    assertThat(date.qualifier()).isEqualTo(qualifier);
    assertThat(date).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2022/..", "2022/"})
  void hasNoLastDayWhereTheEndIsOpen(String text) {
    assertThat(EdtfDate.parse(text).earliest()).isEqualTo("2022-01-01");
    assertThat(EdtfDate.parse(text).latest()).isEqualTo(LocalDate.MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../2022", "/2022"})
  void hasNoFirstDayWhereTheBeginningIsOpen(String text) {
    assertThat(EdtfDate.parse(text).earliest()).isEqualTo(LocalDate.MIN);
    assertThat(EdtfDate.parse(text).latest()).isEqualTo("2022-12-31");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-13       | there is no month 13",
        "2022-00       | there is no month 0",
        "2022-25       | there is no month 25",
        "2023-02-29    | there is no day 29 in 2023-02",
        "2022-04-31    | there is no day 31 in 2022-04",
        "2022-04-00    | there is no day 0 in 2022-04",
        "2022-21-05    | there is no month 21",
        "2024/2022     | the interval ends before it begins",
        "../..         | an interval needs a date at one end at least",
        "/             | an interval needs a date at one end at least",
        "202X-05       | what stands to the right of an unspecified part must be unspecified too",
        "2022-XX-05    | what stands to the right of an unspecified part must be unspecified too",
        "2022/2023/2024| it has not the form of one",
        "2X22          | it has not the form of one",
        "22            | it has not the form of one",
        "02022         | it has not the form of one",
        "-2022         | it has not the form of one",
        "Y2022         | it has not the form of one",
        "2022-8        | it has not the form of one",
        "2022-08-26T10 | it has not the form of one",
        "?2022         | it has not the form of one",
        "2022??        | it has not the form of one",
        "2022-08x      | it has not the form of one",
        "August 2022   | it has not the form of one",
        "''            | it has not the form of one",
      })
  void refusesEverythingElseInWords(String text, String why) {
    assertThatThrownBy(() -> EdtfDate.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not a date: %s. Write 2022, 2022-08, 2022-08-26, 2023?, 2024~ or 2022/2024.",
            text, why);
  }

  @Test
  void refusesDigitsThatAreNotArabic() {
    assertThatThrownBy(() -> EdtfDate.parse("٢٠٢٢")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ordersByLastDayThenByFirst() {
    List<String> sorted =
        Stream.of(
                "2023",
                "2022-12-31",
                "2022/..",
                "2022-08-31",
                "2022",
                "2022-12",
                "2021-12-31",
                "2022-08-01",
                "2022/2022-08-31",
                "2022?",
                "2022-08",
                "../2021")
            .map(EdtfDate::parse)
            .sorted()
            .map(EdtfDate::toString)
            .toList();
    assertThat(sorted)
        .containsExactly(
            "../2021",
            "2021-12-31",
            "2022-08-01",
            "2022/2022-08-31",
            "2022-08",
            "2022-08-31",
            "2022",
            "2022?",
            "2022-12",
            "2022-12-31",
            "2023",
            "2022/..");
  }

  @ParameterizedTest
  @CsvSource({
    "2022, 2023, true",
    "2022, 2022, false",
    "2022, 2022-12-31, false",
    "2022-08-25, 2022-08-26, true",
    "2022-08-26, 2022-08, false",
    "2022/.., 2023, false",
    "2022, 2023/.., true",
    "2022, ../2023, false",
  })
  void isCertainlyBeforeOnlyWhatNoneOfItsDaysCanFollow(String one, String other, boolean before) {
    assertThat(EdtfDate.parse(one).isCertainlyBefore(EdtfDate.parse(other))).isEqualTo(before);
  }

  @Test
  void isEqualAsWritten() {
    assertThat(EdtfDate.parse("2022-08"))
        .isEqualTo(EdtfDate.parse("2022-08"))
        .hasSameHashCodeAs(EdtfDate.parse("2022-08"))
        .isNotEqualTo(EdtfDate.parse("2022-08-XX"));
    assertThat(EdtfDate.of(LocalDate.parse("2022-08-26"))).isEqualTo(EdtfDate.parse("2022-08-26"));
  }

  @Test
  void isItsTextInJson() {
    assertThat(Json.write(EdtfDate.parse("2022-08~/.."))).isEqualTo("\"2022-08~/..\"");
    assertThat(Json.read("\"2022-08~/..\"", EdtfDate.class)).hasToString("2022-08~/..");
    assertThat(Json.read("2022", EdtfDate.class)).hasToString("2022");
    assertThatThrownBy(() -> Json.read("20.5", EdtfDate.class))
        .hasMessageContaining("'20.5' is not a date");
  }
}
