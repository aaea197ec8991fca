package dev.tranche.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;

/**
 * Days and instants as they are written by default, {@code 2023-12-31} and {@code
 * 2023-12-31T09:00:00Z}, read digit by digit; all else, and all that is wrong, is left to Jackson.
 */
final class Times {

  private static final int DAY = "2023-12-31".length();
  private static final int INSTANT = "2023-12-31T09:00:00Z".length();
  private static final int SECONDS_PER_DAY = 24 * 60 * 60;

  private Times() {}

  static final class OfDays extends StdScalarDeserializer<LocalDate> {

    OfDays() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) {
      @Nullable LocalDate day =
          json.hasToken(JsonToken.VALUE_STRING) ? day(json.getString()) : null;
      return day == null ? LocalDateDeserializer.INSTANCE.deserialize(json, context) : day;
    }
  }

  static final class OfInstants extends StdScalarDeserializer<Instant> {

    OfInstants() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
      @Nullable Instant instant =
          json.hasToken(JsonToken.VALUE_STRING) ? instant(json.getString()) : null;
      return instant == null ? InstantDeserializer.INSTANT.deserialize(json, context) : instant;
    }
  }

  private static @Nullable LocalDate day(String text) {
    return text.length() == DAY ? dayAtStart(text) : null;
  }

  private static @Nullable LocalDate dayAtStart(String text) {
    int century = two(text, 0);
    int year = two(text, 2);
    int month = two(text, 5);
    int day = two(text, 8);
    if ((century | year | month | day) < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    try {
      return LocalDate.of(century * 100 + year, month, day);
    } catch (DateTimeException _) {
      return null; // no such day: Jackson says so
    }
  }

  private static @Nullable Instant instant(String text) {
    if (text.length() != INSTANT
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || text.charAt(19) != 'Z') {
      return null;
    }
    @Nullable LocalDate day = dayAtStart(text);
    int hour = two(text, 11);
    int minute = two(text, 14);
    int second = two(text, 17);
    if (day == null || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    return Instant.ofEpochSecond(
        day.toEpochDay() * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second);
  }

  /** A number of two digits, or -1. */
  private static int two(String text, int at) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }
}
