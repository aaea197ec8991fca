package dev.tranche.backlog;

import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Party;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * By which one or two dimensions the order book is summed, in their order. Year and month together
 * give the months, each under its year.
 */
public final class Breakdown {

  /** Where nothing is summed by periods, all is of this one. */
  static final long NO_PERIOD = 0;

  private static final int MONTHS = 12;

  private final List<Dimension> dimensions;

  private Breakdown(List<Dimension> dimensions) {
    this.dimensions = dimensions;
  }

  /**
   * Reads the form of addresses: {@code buyer}, or two with a comma between them, {@code
   * buyer,year}. What is unknown, given twice, or more than two is refused with an {@link
   * InvalidValue}.
   */
  public static Breakdown of(String by) {
    List<Dimension> dimensions = Arrays.stream(by.split(",", -1)).map(Dimension::of).toList();
    if (dimensions.size() > 2) {
      throw new InvalidValue(
          "'%s' are more than two dimensions: name one, or two as buyer,year.".formatted(by));
    }
    if (dimensions.stream().distinct().count() < dimensions.size()) {
      throw new InvalidValue("'%s' names the same dimension twice.".formatted(by));
    }
    return new Breakdown(dimensions);
  }

  boolean hasPeriods() {
    return dimensions.stream().anyMatch(Dimension::isPeriod);
  }

  private boolean isByMonth() {
    return dimensions.contains(Dimension.MONTH);
  }

  /** Those that are no periods. */
  List<Dimension> groups() {
    return dimensions.stream().filter(dimension -> !dimension.isPeriod()).toList();
  }

  /** What the row of the entry is called, apart from its period. */
  List<String> group(Party buyer, Entry entry) {
    List<String> group = new ArrayList<>(dimensions.size());
    for (Dimension dimension : dimensions) {
      if (!dimension.isPeriod()) {
        group.add(dimension.key(buyer, entry));
      }
    }
    return group;
  }

  /** The number of the period that the day lies in: the next one has the next number. */
  long period(LocalDate day) {
    return isByMonth()
        ? day.getYear() * (long) MONTHS + day.getMonthValue() - 1
        : hasPeriods() ? day.getYear() : NO_PERIOD;
  }

  /** What the row of a group and a period is called. */
  Keys keys(List<String> group, long period) {
    Iterator<String> groups = group.iterator();
    List<String> keys =
        dimensions.stream()
            .map(d -> d.isPeriod() ? d.label(firstMonth(period)) : groups.next())
            .toList();
    return new Keys(keys.getFirst(), keys.size() == 1 ? null : keys.getLast());
  }

  private YearMonth firstMonth(long period) {
    return isByMonth()
        ? YearMonth.of(
            Math.toIntExact(Math.floorDiv(period, MONTHS)), Math.floorMod(period, MONTHS) + 1)
        : YearMonth.of(Math.toIntExact(period), 1);
  }

  /** The form of addresses. */
  @Override
  public String toString() {
    return dimensions.stream().map(Dimension::toString).collect(Collectors.joining(","));
  }
}
