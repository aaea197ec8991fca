package dev.tranche.audit;

import dev.tranche.contract.EdtfDate;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Says a date as people do, no more exactly than it is: {@code 2024-03~} is about March 2024. */
public final class DateWords {

  private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");
  private static final int FIRST_SEASON = 21;
  private static final int YEAR = 4;
  private static final int MONTH = 7;

  private DateWords() {}

  /** As {@code 2022-08-26}, {@code about March 2024}, {@code by 2024}. */
  public static String of(EdtfDate date) {
    String text = date.toString();
    int slash = text.indexOf('/');
    if (slash < 0) {
      return single(date);
    }
    String from = text.substring(0, slash);
    String to = text.substring(slash + 1);
    if (isOpen(from)) {
      return "by " + single(EdtfDate.parse(to));
    }
    return isOpen(to)
        ? "since " + single(EdtfDate.parse(from))
        : "%s to %s".formatted(single(EdtfDate.parse(from)), single(EdtfDate.parse(to)));
  }

  private static boolean isOpen(String end) {
    return end.isEmpty() || end.equals("..");
  }

  private static String single(EdtfDate date) {
    return switch (date.qualifier()) {
      case NONE -> plain(date);
      case UNCERTAIN -> "perhaps " + plain(date);
      case APPROXIMATE -> "about " + plain(date);
      case UNCERTAIN_AND_APPROXIMATE -> "perhaps about " + plain(date);
    };
  }

  private static String plain(EdtfDate date) {
    String digits = date.toString().replaceAll("(-XX)+|[?~%]", "");
    LocalDate first = date.earliest();
    if (digits.contains("X")) {
      return "some year from %04d to %04d".formatted(first.getYear(), date.latest().getYear());
    }
    return switch (digits.length()) {
      case YEAR -> digits;
      case MONTH -> monthOrSeason(digits, Integer.parseInt(digits.substring(YEAR + 1)));
      default -> digits;
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
