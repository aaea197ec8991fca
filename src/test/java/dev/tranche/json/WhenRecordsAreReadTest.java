package dev.tranche.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@link FastRecords} reads what Jackson reads by itself, and refuses the same in its words. */
class WhenRecordsAreReadTest {

  private static final JsonMapper USUAL = JsonMapper.builder().build();
  private static final JsonMapper FAST = JsonMapper.builder().addModule(new FastRecords()).build();
  private static final JsonMapper POSITIONAL =
      JsonMapper.builder()
          .annotationIntrospector(new Positional())
          .addModule(new FastRecords())
          .build();

  record Times(@Nullable LocalDate day, @Nullable Instant instant) {}

  record Count(String what, int number, @Nullable Long much) {
    Count {
      if (number < 0) {
        throw new IllegalArgumentException("A number is not negative.");
      }
    }
  }

  record Made(String name, List<Count> counts) {
    @JsonCreator
    static Made of(@Nullable String name, @Nullable List<Count> counts) {
      return new Made(name == null ? "nobody" : name, counts == null ? List.of() : counts);
    }
  }

  record Word(String text) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Word of(String text) {
      return new Word(text);
    }

    @JsonValue
    String toJson() {
      return text;
    }
  }

  record Page(Made made, Word word, Times times) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"day\":\"2023-12-31\",\"instant\":\"2023-12-31T09:05:07Z\"}",
        "{\"day\":\"0000-01-01\",\"instant\":\"0000-01-01T00:00:00Z\"}",
        "{\"day\":\"2024-02-29\",\"instant\":\"1969-12-31T23:59:59Z\"}",
        "{\"day\":null}",
        "{\"day\":\"\"}",
        "{\"day\":[2023,12,31],\"instant\":1704013507}",
        "{\"day\":\"2023-02-29\"}",
        "{\"day\":\"2023-1-031\"}",
        "{\"day\":\"2023/12/31\"}",
        "{\"day\":\"2o23-12-31\"}",
        "{\"day\":\"+2023-12-3\"}",
        "{\"day\":\"٢023-12-31\"}",
        "{\"day\":\"2023-12-31T00:00:00Z\"}",
        "{\"day\":true}",
        "{\"instant\":\"2023-12-31T09:05:07.123Z\"}",
        "{\"instant\":\"2023-12-31T09:05:07+01:00\"}",
        "{\"instant\":\"2023-12-31T24:00:00Z\"}",
        "{\"instant\":\"2023-12-31T09:60:00Z\"}",
        "{\"instant\":\"2016-12-31T23:59:60Z\"}",
        "{\"instant\":\"2023-12-31 09:05:07Z\"}",
        "{\"instant\":\"2023-12-31T09.05.07Z\"}",
        "{\"instant\":\"2023-12-31T0x:05:07Z\"}",
        "{\"instant\":{}}"
      })
  void daysAndInstantsAreAsJacksonHasThem(String json) {
    assertThat(outcome(FAST, json, Times.class)).isEqualTo(outcome(USUAL, json, Times.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"what\":\"tanks\",\"number\":10,\"much\":5}",
        "{\"number\":10}",
        "{\"what\":\"tanks\"}",
        "{\"what\":null,\"number\":null}",
        "{}",
        "null",
        "{\"what\":\"tanks\",\"number\":-1}",
        "{\"what\":\"tanks\",\"number\":\"ten\"}",
        "{\"what\":\"tanks\",\"number\":10,\"colour\":\"green\"}",
        "[\"tanks\",10]"
      })
  void componentsAndRefusalsAreAsJacksonHasThem(String json) {
    assertThat(outcome(FAST, json, Count.class)).isEqualTo(outcome(USUAL, json, Count.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"list\",\"counts\":[{\"what\":\"tanks\",\"number\":10}]}",
        "{\"counts\":[{\"what\":\"tanks\",\"number\":-10}]}",
        "{}"
      })
  void factoriesAreCalledWhereARecordNamesOne(String json) {
    assertThat(outcome(FAST, json, Made.class)).isEqualTo(outcome(USUAL, json, Made.class));
  }

  @Test
  void arraysOfComponentsAreReadAsTheyAreWritten() {
    Page page =
        new Page(
            new Made("list", List.of(new Count("tanks", 10, null))),
            new Word("K2"),
            new Times(LocalDate.of(2023, 12, 31), null));

    String json = POSITIONAL.writeValueAsString(page);

    assertThat(json).isEqualTo("[[\"list\",[[\"tanks\",10,null]]],\"K2\",[\"2023-12-31\",null]]");
    assertThat(POSITIONAL.readValue(json, Page.class)).isEqualTo(page);
  }

  private static String outcome(JsonMapper mapper, String json, Class<?> type) {
    try {
      return String.valueOf(mapper.readValue(json, type));
    } catch (JacksonException e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }
}
