package dev.tranche.pages;

import dev.tranche.pages.Chart.Ends;
import dev.tranche.pages.Chart.Point;
import dev.tranche.pages.Chart.Series;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much a chart shows at most, so that one old date, or many days, make no page without end. */
final class Extent {

  /** Forty years of months. */
  static final int MOST_PLACES = 480;

  /** Of one series that has days across. */
  static final int MOST_DAYS = 300;

  private static final int MONTH = "2024-07".length();
  private static final int YEAR = "2024".length();

  private Extent() {}

  static Chart cut(Chart whole) {
    @Nullable List<String> places = whole.ends().categories();
    return places == null ? ofDays(whole) : ofPlaces(whole, places);
  }

  /** The last of the years or months. */
  private static Chart ofPlaces(Chart whole, List<String> places) {
    if (places.size() <= MOST_PLACES) {
      return whole;
    }
    List<String> last = places.subList(places.size() - MOST_PLACES, places.size());
    Set<String> shown = new HashSet<>(last);
    return with(
        whole,
        Ends.of(last, whole.ends().most()),
        whole.series().stream()
            .map(
                each ->
                    with(each, each.points().stream().filter(p -> shown.contains(p.x())).toList()))
            .toList(),
        "What is before %s is left out of the chart and its table.".formatted(last.getFirst()));
  }

  /** The last point of each month, or of each year where months are too many. */
  private static Chart ofDays(Chart whole) {
    if (whole.series().stream().noneMatch(each -> each.points().size() > MOST_DAYS)) {
      return whole;
    }
    boolean byMonth =
        whole.series().stream().allMatch(each -> last(each.points(), MONTH).size() <= MOST_DAYS);
    List<Series> series = new ArrayList<>();
    for (Series each : whole.series()) {
      List<Point> points = each.points();
      if (points.size() > MOST_DAYS) {
        points = last(points, byMonth ? MONTH : YEAR);
        points = points.subList(Math.max(0, points.size() - MOST_DAYS), points.size());
      }
      series.add(with(each, points));
    }
    return with(
        whole,
        whole.ends(),
        series,
        "Of many days, the last of each %s is shown.".formatted(byMonth ? "month" : "year"));
  }

  private static List<Point> last(List<Point> points, int part) {
    Map<String, Point> last = new LinkedHashMap<>();
    points.forEach(point -> last.put(point.x().substring(0, part), point));
    return List.copyOf(last.values());
  }

  private static Series with(Series series, List<Point> points) {
    return new Series(series.name(), series.look(), series.colour(), points);
  }

  private static Chart with(Chart chart, Ends ends, List<Series> series, String note) {
    return new Chart(chart.id(), chart.title(), chart.across(), ends, chart.unit(), series, note);
  }
}
