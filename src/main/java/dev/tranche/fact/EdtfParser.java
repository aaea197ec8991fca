package dev.tranche.fact;

import dev.tranche.fact.EdtfDate.Qualifier;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one EDTF text. What it accepts is said at {@link EdtfDate}. */
final class EdtfParser {

  private static final Pattern DATE =
      Pattern.compile("(\\d{4}|\\d{3}X|\\d{2}XX)(?:-(\\d{2}|XX)(?:-(\\d{2}|XX))?)?([?~%])?");
  private static final EdtfDate UNBOUNDED =
      new EdtfDate("..", LocalDate.MIN, LocalDate.MAX, Qualifier.NONE);

  private final String text;

  EdtfParser(String text) {
    this.text = text;
  }

  EdtfDate parse() {
    int slash = text.indexOf('/');
    return slash < 0 ? date(text) : interval(text.substring(0, slash), text.substring(slash + 1));
  }

  private EdtfDate interval(String from, String to) {
    EdtfDate start = bound(from);
    EdtfDate end = bound(to);
    if (start.equals(UNBOUNDED) && end.equals(UNBOUNDED)) {
      throw refused("an interval needs a date at one end at least");
    }
    if (start.earliest().isAfter(end.latest())) {
      throw refused("the interval ends before it begins");
    }
    return new EdtfDate(
        text, start.earliest(), end.latest(), start.qualifier().and(end.qualifier()));
  }

  private EdtfDate bound(String part) {
    return part.isEmpty() || part.equals("..") ? UNBOUNDED : date(part);
  }

  private EdtfDate date(String part) {
    Matcher m = DATE.matcher(part);
    if (!m.matches()) {
      throw refused("it has not the form of one");
    }
    Qualifier qualifier =
        switch (m.group(4)) {
          case "?" -> Qualifier.UNCERTAIN;
          case "~" -> Qualifier.APPROXIMATE;
          case "%" -> Qualifier.UNCERTAIN_AND_APPROXIMATE;
          case null, default -> Qualifier.NONE;
        };
    String year = m.group(1);
    String month = m.group(2);
    String day = m.group(3);
    int first = Integer.parseInt(year.replace('X', '0'));
    int last = Integer.parseInt(year.replace('X', '9'));
    if (month == null || (month.equals("XX") && (day == null || day.equals("XX")))) {
      return new EdtfDate(part, LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31), qualifier);
    }
    if (first != last || month.equals("XX")) {
      throw refused("what stands to the right of an unspecified part must be unspecified too");
    }
    return monthOrSeason(part, first, Integer.parseInt(month), day, qualifier);
  }

  private EdtfDate monthOrSeason(
      String part, int year, int month, @Nullable String day, Qualifier qualifier) {
    if (month >= 21 && month <= 24 && day == null) {
      YearMonth start = YearMonth.of(year, 3 * (month - 20));
      return new EdtfDate(part, start.atDay(1), start.plusMonths(2).atEndOfMonth(), qualifier);
    }
    if (month < 1 || month > 12) {
      throw refused("there is no month " + month);
    }
    YearMonth in = YearMonth.of(year, month);
    if (day == null || day.equals("XX")) {
      return new EdtfDate(part, in.atDay(1), in.atEndOfMonth(), qualifier);
    }
    int dayOfMonth = Integer.parseInt(day);
    if (!in.isValidDay(dayOfMonth)) {
      throw refused("there is no day " + dayOfMonth + " in " + in);
    }
    return new EdtfDate(part, in.atDay(dayOfMonth), in.atDay(dayOfMonth), qualifier);
  }

  private InvalidValue refused(String why) {
    return new InvalidValue(
        "'%s' is not a date: %s. Write 2022, 2022-08, 2022-08-26, 2023?, 2024~ or 2022/2024."
            .formatted(text, why));
  }
}
