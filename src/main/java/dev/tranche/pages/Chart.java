package dev.tranche.pages;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.EdtfDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a chart shows, as data: the script of the pages draws it, and the page has the same as a
 * table below it.
 *
 * @param id of the chart on its page; the same on every day, so that it moves as time does
 * @param title what it shows, in a few words
 * @param ends the extent of its axes, which does not change with the day
 * @param unit of the values: a currency, or a noun in the plural
 * @param note what is not shown, in words; absent where all is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chart(
    String id,
    String title,
    String across,
    Ends ends,
    String unit,
    List<Series> series,
    @Nullable String note) {

  private static final String SQUARE = "M0 1h12v10H0z";

  /** How a series looks. */
  public enum Look {
    BAR(SQUARE),
    /** A thin line that keeps its height until the next point. */
    STEP("M0 9h6V3h6v1H7v6H0z"),
    /** The same as a strong line. */
    STRONG_STEP("M0 8h7V2h5v3H10v6H0z"),
    /** The area below a line; several areas stand on each other. */
    AREA(SQUARE),
    /** A line between its points that is dashed: expected, not happened. */
    DASHED("M0 5h3v3H0zM4.5 5h3v3h-3zM9 5h3v3H9z"),
    /** A band between the first and the second of two such series. */
    BAND(SQUARE),
    /** A mark at each point. */
    MARK("M6 0l6 6-6 6-6-6z"),
    /** A level at each point: something to be reached. */
    LEVEL("M0 4h12v4H0z");

    private final String key;

    Look(String key) {
      this.key = key;
    }

    /** Its sign in the legend: the outline of a drawing of 12 by 12. */
    public String key() {
      return key;
    }
  }

  /**
   * The extent of the axes.
   *
   * @param categories the years or months across, in order; where there are none, days are across
   * @param from the first day across
   * @param to the last day across
   * @param most the largest value
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ends(
      @Nullable List<String> categories, @Nullable String from, @Nullable String to, double most) {

    /** Of years or months across. */
    public static Ends of(List<String> categories, double most) {
      return new Ends(categories, null, null, most);
    }

    /** Of days across, as {@code 2024-07-10}. */
    public static Ends of(String from, String to, double most) {
      return new Ends(null, from, to, most);
    }
  }

  /**
   * One series.
   *
   * @param colour the number of its colour, from 1 to 8; 0 is the accent, -1 the muted one, -2 that
   *     of the text
   */
  public record Series(String name, Look look, int colour, List<Point> points) {}

  /**
   * One point.
   *
   * @param x a year, a month or a day, as {@code 2024}, {@code 2024-07}, {@code 2024-07-10}
   * @param text the value as people read it
   * @param estimated whether it is shown as an estimate
   * @param link to what it is made of
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(String x, double y, String text, boolean estimated, @Nullable String link) {}

  /** One line of the table: when, in words, and for each series all of its points there. */
  public record Line(String x, List<List<Point>> points) {}

  /** A chart of what is given, or of a part that a page can hold, with a note that says so. */
  public static Chart of(
      String id, String title, String across, Ends ends, String unit, List<Series> series) {
    return Extent.cut(new Chart(id, title, across, ends, unit, series, null));
  }

  private static final JsonMapper JSON = new JsonMapper();

  /** For the script. */
  @JsonIgnore
  public String json() {
    return JSON.writeValueAsString(this);
  }

  /** For the legend: a band is told by the second of its series. */
  @JsonIgnore
  public List<Series> legend() {
    return IntStream.range(0, series.size())
        .filter(i -> !(isBand(i) && isBand(i + 1)))
        .mapToObj(series::get)
        .toList();
  }

  private boolean isBand(int i) {
    return i < series.size() && series.get(i).look() == Look.BAND;
  }

  /** For the table. */
  @JsonIgnore
  public List<Line> lines() {
    List<String> categories = ends.categories();
    List<Map<String, List<Point>>> points =
        series.stream()
            .map(each -> each.points().stream().collect(Collectors.groupingBy(Point::x)))
            .toList();
    Set<String> places = new TreeSet<>();
    points.forEach(each -> places.addAll(each.keySet()));
    return (categories == null ? places : categories)
        .stream().filter(places::contains).map(x -> line(x, points)).toList();
  }

  private static Line line(String x, List<Map<String, List<Point>>> points) {
    return new Line(
        Formats.INSTANCE.date(EdtfDate.parse(x)),
        points.stream().map(each -> each.getOrDefault(x, List.of())).toList());
  }
}
