package dev.tranche.pages.deal;

import dev.tranche.delivery.ContractDetails;
import dev.tranche.delivery.ContractDetails.DeliveryFact;
import dev.tranche.delivery.Cumulative;
import dev.tranche.delivery.DeliveryProgress;
import dev.tranche.delivery.Forecast;
import dev.tranche.pages.Chart;
import dev.tranche.pages.Chart.Ends;
import dev.tranche.pages.Chart.Look;
import dev.tranche.pages.Chart.Point;
import dev.tranche.pages.Chart.Series;
import dev.tranche.pages.Formats;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Units planned, delivered and forecast of one contract, as they add up. Its axes are those of all
 * that is known today, with room for forecasts that were made on other days.
 */
final class DeliveryChart {

  private static final Formats F = Formats.INSTANCE;
  private static final int ACCENT = 0;
  private static final int MUTED = -1;
  private static final int FARTHEST_YEARS = 3;

  private final ContractDetails contract;
  private final DeliveryProgress progress;
  private final LocalDate asOf;

  private DeliveryChart(ContractDetails contract, DeliveryProgress progress, LocalDate asOf) {
    this.contract = contract;
    this.progress = progress;
    this.asOf = asOf;
  }

  /** Empty where there is neither a plan nor a delivery by all that is known today. */
  static Optional<Chart> of(
      ContractDetails contract, DeliveryProgress progress, LocalDate asOf, DeliveryProgress now) {
    LocalDate start = start(progress, now);
    if (start == null || (now.planned().isEmpty() && now.actual().isEmpty())) {
      return Optional.empty();
    }
    List<Series> series = new DeliveryChart(contract, progress, asOf).series(start);
    return Optional.of(
        Chart.of(
            "s-curve", "Planned, delivered, expected", "By", ends(start, now), "units", series));
  }

  private static @Nullable LocalDate start(DeliveryProgress progress, DeliveryProgress now) {
    return Stream.of(
            Stream.ofNullable(now.performance().planStart()),
            Stream.ofNullable(progress.performance().planStart()),
            now.actual().stream().map(Cumulative::day))
        .flatMap(days -> days)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private static Ends ends(LocalDate start, DeliveryProgress now) {
    Forecast forecast = now.performance().forecast();
    LocalDate last =
        Stream.of(now.planned().stream(), now.actual().stream())
            .flatMap(totals -> totals)
            .map(Cumulative::day)
            .max(LocalDate::compareTo)
            .orElse(start);
    LocalDate farthest = last.plusYears(FARTHEST_YEARS);
    if (forecast != null && forecast.latest().isAfter(last)) {
      last = forecast.latest().isAfter(farthest) ? farthest : forecast.latest();
    }
    long most =
        Stream.of(
                Stream.of(now.ordered().units()),
                now.planned().stream().map(Cumulative::units),
                now.actual().stream().map(Cumulative::units))
            .flatMap(units -> units)
            .max(Long::compare)
            .orElse(1L);
    return Ends.of(
        start.withDayOfYear(1).toString(),
        LocalDate.of(last.getYear() + 1, 12, 31).toString(),
        rounded(most));
  }

  /** Up to a number that an axis can end with. */
  private static double rounded(long most) {
    double step = Math.pow(10, Math.floor(Math.log10((double) Math.max(1, most)))) / 2;
    return Math.ceil(most / step) * step;
  }

  private List<Series> series(LocalDate start) {
    List<Series> series = new ArrayList<>();
    if (!progress.planned().isEmpty()) {
      series.add(new Series("Planned", Look.STEP, MUTED, totals(start, progress.planned())));
    }
    List<Point> actual = totals(start, progress.actual());
    LocalDate until = asOf.isBefore(start) ? start : asOf;
    if (actual.isEmpty() || !actual.getLast().x().equals(until.toString())) {
      actual.add(point(until, progress.delivered()));
    }
    series.add(new Series("Delivered", Look.STRONG_STEP, ACCENT, actual));
    List<Point> vague = vague();
    if (!vague.isEmpty()) {
      series.add(new Series("Day not certain, counted from its last", Look.MARK, ACCENT, vague));
    }
    Forecast forecast = progress.performance().forecast();
    if (forecast != null && progress.ordered().isKnown() && forecast.likely().isAfter(asOf)) {
      expected(forecast, series);
    }
    return series;
  }

  private void expected(Forecast forecast, List<Series> series) {
    long delivered = progress.delivered();
    long ordered = progress.ordered().units();
    LocalDate earliest = forecast.earliest();
    LocalDate latest = forecast.latest();
    if (earliest.isAfter(asOf) && latest.isAfter(earliest)) {
      double way =
          (double) ChronoUnit.DAYS.between(asOf, earliest) / ChronoUnit.DAYS.between(asOf, latest);
      double least = delivered + way * (ordered - delivered);
      Point now = point(asOf, delivered);
      Point end = point(latest, ordered);
      String atLeast = "about " + F.number(Math.round(least));
      series.add(
          new Series(
              "Expected, at the least",
              Look.BAND,
              ACCENT,
              List.of(now, new Point(earliest.toString(), least, atLeast, true, null), end)));
      series.add(
          new Series(
              "Expected, at the least and at the most",
              Look.BAND,
              ACCENT,
              List.of(now, point(earliest, ordered), end)));
    }
    series.add(
        new Series(
            "Likely",
            Look.DASHED,
            ACCENT,
            List.of(point(asOf, delivered), point(forecast.likely(), ordered))));
  }

  /** The deliveries of which the sources give no day. */
  private List<Point> vague() {
    NavigableMap<LocalDate, Long> totals = new TreeMap<>();
    progress.actual().forEach(total -> totals.put(total.day(), total.units()));
    return contract.deliveries().stream()
        .filter(delivery -> !isCertain(delivery))
        .map(
            delivery ->
                new Point(
                    delivery.effective().latest().toString(),
                    total(totals.floorEntry(delivery.effective().latest())),
                    "%s, %s"
                        .formatted(F.quantity(delivery.quantity()), F.date(delivery.effective())),
                    true,
                    null))
        .toList();
  }

  private static boolean isCertain(DeliveryFact delivery) {
    return delivery.effective().earliest().equals(delivery.effective().latest());
  }

  private static long total(Map.@Nullable Entry<LocalDate, Long> last) {
    return last == null ? 0 : last.getValue();
  }

  private static List<Point> totals(LocalDate start, List<Cumulative> totals) {
    List<Point> points = new ArrayList<>();
    if (totals.isEmpty() || totals.getFirst().day().isAfter(start)) {
      points.add(point(start, 0));
    }
    totals.forEach(total -> points.add(point(total.day(), total.units())));
    return points;
  }

  private static Point point(LocalDate day, long units) {
    return new Point(day.toString(), units, F.number(units), false, null);
  }
}
