package dev.tranche.pages.audit;

import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.pages.At;
import dev.tranche.pages.Formats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pairs of pictures that are often compared, each one click away. */
final class Pairs {

  /** A comparison by name. */
  record Pair(String name, String address) {}

  private Pairs() {}

  /** Those that lie near the days that are shown. */
  static List<Pair> near(At at) {
    LocalDate today = at.today();
    LocalDate newYear = LocalDate.of(today.getYear() - 1, 12, 31);
    LocalDate looked = at.viewpoint().knowsEverything() ? at.asOf() : at.knownOn();
    boolean isPast = looked.isBefore(today);
    LocalDate shown = isPast ? looked : newYear;
    List<Pair> pairs = new ArrayList<>();
    if (isPast) {
      pairs.add(new Pair("%s and today".formatted(Formats.day(shown)), address(at, shown, null)));
    }
    pairs.add(
        new Pair(
            "%s: as known then, and as known now".formatted(Formats.day(shown)),
            address(at, shown, shown)));
    pairs.add(new Pair("A year ago and today", address(at, today.minusYears(1), null)));
    pairs.add(
        new Pair(
            "The end of %s and today".formatted(Formats.year(newYear.getYear())),
            address(at, newYear, null)));
    return pairs;
  }

  /**
   * From a day, as it was known on it, to a day as it is known now; to today where none is given.
   */
  private static String address(At at, LocalDate before, @Nullable LocalDate after) {
    return seenFrom(at, new Viewpoint(before, before, Basis.REPORTED))
        .link("/audit/comparison", "toAsOf", after);
  }

  /** The same page on other days, for links to them. */
  static At seenFrom(At at, Viewpoint viewpoint) {
    return new At(viewpoint, at.today(), at.first(), at.path(), at.others());
  }
}
