package dev.tranche.audit;

import dev.tranche.fact.EdtfDate;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Says a date as people do, no more exactly than it is: {@code 2024-03~} is about March 2024. */
public final class DateWords {

  private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final int FIRST_SEASON = 21;
  private static final int YEAR = 4;
  private static final int MONTH = 7;

  private DateWords() {}

  /** As {@code 26 August 2022}. */
  static String of(LocalDate day) {
    return DAY.format(day);
  }

  /** As {@code 26 August 2022}, {@code about March 2024}, {@code by 2024}. */
  public static String of(EdtfDate date) {
    return of(date, DAY);
  }

  /** The same with days in that form. */
  public static String of(EdtfDate date, DateTimeFormatter day) {
    String text = date.toString();
    int slash = text.indexOf('/');
    if (slash < 0) {
      return single(date, day);
    }
    String from = text.substring(0, slash);
    String to = text.substring(slash + 1);
    if (isOpen(from)) {
      return "by " + single(EdtfDate.parse(to), day);
    }
    return isOpen(to)
        ? "since " + single(EdtfDate.parse(from), day)
        : "%s to %s".formatted(single(EdtfDate.parse(from), day), single(EdtfDate.parse(to), day));
  }

  private static boolean isOpen(String end) {
    return end.isEmpty() || end.equals("..");
  }

  private static String single(EdtfDate date, DateTimeFormatter day) {
    return switch (date.qualifier()) {
      case NONE -> plain(date, day);
      case UNCERTAIN -> "perhaps " + plain(date, day);
      case APPROXIMATE -> "about " + plain(date, day);
      case UNCERTAIN_AND_APPROXIMATE -> "perhaps about " + plain(date, day);
    };
  }

  private static String plain(EdtfDate date, DateTimeFormatter day) {
    String digits = date.toString().replaceAll("(-XX)+|[?~%]", "");
    LocalDate first = date.earliest();
    if (digits.contains("X")) {
      return "some year from %04d to %04d".formatted(first.getYear(), date.latest().getYear());
    }
    return switch (digits.length()) {
      case YEAR -> digits;
      case MONTH -> monthOrSeason(digits, Integer.parseInt(digits.substring(YEAR + 1)));
      default -> day.format(first);
    };
  }

  private static String monthOrSeason(String digits, int number) {
    String name =
        number < FIRST_SEASON
            ? Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            : SEASONS.get(number - FIRST_SEASON);
    return name + " " + digits.substring(0, YEAR);
  }
}
