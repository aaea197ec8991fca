package dev.tranche.pages.yard;

import dev.tranche.fact.Quantity;
import dev.tranche.framework.CeilingUse;
import dev.tranche.framework.CeilingUse.Precision;
import dev.tranche.framework.FrameworkOn;
import dev.tranche.pages.Chart;
import dev.tranche.pages.Chart.Ends;
import dev.tranche.pages.Chart.Look;
import dev.tranche.pages.Chart.Point;
import dev.tranche.pages.Chart.Series;
import dev.tranche.pages.Formats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How what is called off of the first known ceiling grew towards it. */
final class FrameworkChart {

  private static final int INK = -2;

  private FrameworkChart() {}

  /**
   * The steps until a day, and the ceiling that is seen on it; none where no ceiling is known, or
   * nothing is called off of it.
   *
   * @param now the same agreement by all that is known today, for the extent of the axes
   */
  static @Nullable Chart of(FrameworkOn seen, FrameworkOn now, LocalDate asOf, LocalDate today) {
    CeilingUse use = first(seen);
    CeilingUse last = first(now);
    if (use == null || last == null || last.callOffs().isEmpty() || use.ceiling() == null) {
      return null;
    }
    LocalDate begins = last.callOffs().getFirst().effective().latest();
    LocalDate from = LocalDate.of(begins.getYear(), 1, 1);
    String end = (asOf.isAfter(today) ? asOf : today).toString();
    long ceiling = use.ceiling().units();
    String most = Formats.INSTANCE.quantity(use.ceiling());
    boolean estimated = use.ceiling().precision() != Quantity.Precision.EXACT;
    double highest = (double) Math.max(last.calledOff(), Math.max(ceiling, ceilingOf(last)));
    return Chart.of(
        "called-off",
        "%s called off, against the ceiling".formatted(use.designation()),
        "Day",
        Ends.of(from.toString(), end, highest),
        "units",
        List.of(
            new Series("Signed", Look.STRONG_STEP, 0, steps(use, from, asOf)),
            new Series(
                "Ceiling",
                Look.DASHED,
                INK,
                List.of(
                    new Point(from.toString(), (double) ceiling, most, estimated, null),
                    new Point(end, (double) ceiling, most, estimated, null)))));
  }

  private static @Nullable CeilingUse first(FrameworkOn framework) {
    return framework.ceilings().stream()
        .filter(use -> use.ceiling() != null && use.ceiling().isKnown())
        .findFirst()
        .orElse(null);
  }

  private static long ceilingOf(CeilingUse use) {
    return use.ceiling() == null ? 0 : use.ceiling().units();
  }

  private static List<Point> steps(CeilingUse use, LocalDate from, LocalDate asOf) {
    NavigableMap<LocalDate, List<Quantity>> added = new TreeMap<>();
    added.put(from, new ArrayList<>());
    added.put(asOf, new ArrayList<>());
    for (CeilingUse.Share share : use.callOffs()) {
      added
          .computeIfAbsent(share.effective().latest(), _ -> new ArrayList<>())
          .add(share.quantity());
    }
    Units units = Units.of(List.of());
    List<Point> points = new ArrayList<>();
    for (Map.Entry<LocalDate, List<Quantity>> day : added.entrySet()) {
      units = units.plus(Units.of(day.getValue()));
      points.add(
          new Point(
              day.getKey().toString(),
              (double) units.known(),
              units.words(),
              units.precision() != Precision.EXACT,
              null));
    }
    return points;
  }
}
