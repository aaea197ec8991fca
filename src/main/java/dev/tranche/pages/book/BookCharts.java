package dev.tranche.pages.book;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.tranche.backlog.BookToBill;
import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.Dimension;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Question;
import dev.tranche.backlog.Selection;
import dev.tranche.backlog.Sums;
import dev.tranche.fact.Viewpoint;
import dev.tranche.figure.Measure;
import dev.tranche.pages.At;
import dev.tranche.pages.Chart;
import dev.tranche.pages.Chart.Ends;
import dev.tranche.pages.Chart.Look;
import dev.tranche.pages.Chart.Point;
import dev.tranche.pages.Chart.Series;
import dev.tranche.pages.Formats;
import dev.tranche.pages.SupplierColours;
import dev.tranche.pages.book.Yardstick.Mark;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The two charts of the order book. Their axes come from all that is known and happened until
 * today, so that they stand still while other days are shown.
 */
@Component
class BookCharts {

  /** No supplier has it. */
  private static final int INK = -2;

  private static final String OTHERS = "Others";

  /** What is on order at the end of a month. */
  private record Balance(BigDecimal amount, boolean estimated) {

    static final Balance NOTHING = new Balance(BigDecimal.ZERO, false);

    /** What is left of an estimate is one, whatever is taken from it. */
    Balance minus(Balance part) {
      return new Balance(amount.subtract(part.amount), estimated);
    }

    Point point(Scale scale, String month) {
      return new Point(month, amount.doubleValue(), scale.text(amount, estimated), estimated, null);
    }
  }

  private final OrderBook book;
  private final Yardstick yardstick;

  BookCharts(OrderBook book, Yardstick yardstick) {
    this.book = book;
    this.yardstick = yardstick;
  }

  /** Order intake of each year as bars, with what others published of it as marks. */
  Chart intake(At at, Scale scale, BookToBill years) {
    Viewpoint today = Viewpoint.of(at.last());
    BookToBill all =
        at.viewpoint().equals(today)
            ? years
            : book.bookToBill(Breakdown.of("year"), Question.from(today));
    List<Mark> everSeen = marks(today, scale, at.last().getYear());
    List<Series> series = new ArrayList<>();
    series.add(new Series("Signed, in the book", Look.BAR, 0, bars(at, scale, years)));
    series.addAll(marks(at, scale));
    BigDecimal most =
        Stream.concat(
                all.rows().stream().map(row -> intake(scale, row)),
                everSeen.stream().map(mark -> mark.value().money().getAmount()))
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    int first =
        Stream.concat(
                all.rows().stream().map(row -> Integer.parseInt(row.key())),
                everSeen.stream().map(Mark::year))
            .min(Comparator.naturalOrder())
            .orElse(at.last().getYear());
    List<String> categories =
        IntStream.rangeClosed(first, at.last().getYear()).mapToObj(Formats::year).toList();
    return Chart.of(
        "intake",
        "Order intake by year",
        "Year",
        Ends.of(categories, Scale.roundedUp(most)),
        scale.name(),
        series);
  }

  private static List<Point> bars(At at, Scale scale, BookToBill years) {
    return years.rows().stream()
        .map(
            row -> {
              BigDecimal amount = intake(scale, row);
              boolean estimated = row.orderIntake().estimated();
              return new Point(
                  row.key(),
                  amount.doubleValue(),
                  scale.text(amount, estimated),
                  estimated,
                  at.link("/contracts", "signed", row.key()));
            })
        .toList();
  }

  private static BigDecimal intake(Scale scale, BookToBill.Row row) {
    return scale.of(row.orderIntake().units(), row.orderIntake().value());
  }

  /** A series for each subject and measure. */
  private List<Series> marks(At at, Scale scale) {
    Map<String, List<Mark>> named =
        marks(at.viewpoint(), scale, at.last().getYear()).stream()
            .collect(groupingBy(BookCharts::name, LinkedHashMap::new, toList()));
    List<Series> series = new ArrayList<>();
    named.forEach(
        (name, marks) ->
            series.add(
                new Series(
                    name,
                    marks.getFirst().figure().measure() == Measure.TARGET ? Look.LEVEL : Look.MARK,
                    INK,
                    marks.stream().map(mark -> point(at, scale, mark)).toList())));
    return series;
  }

  private static Point point(At at, Scale scale, Mark mark) {
    BigDecimal amount = mark.value().money().getAmount();
    return new Point(
        Formats.year(mark.year()),
        amount.doubleValue(),
        scale.text(amount, mark.value().estimated()),
        mark.value().estimated(),
        at.link("/figures"));
  }

  private static String name(Mark mark) {
    String subject = mark.figure().subject().name();
    return mark.figure().measure() == Measure.TARGET
        ? "Target of " + subject
        : "Published of " + subject;
  }

  private List<Mark> marks(Viewpoint viewpoint, Scale scale, int lastYear) {
    return Stream.of(Measure.ORDER_INTAKE, Measure.TARGET)
        .flatMap(measure -> yardstick.marks(measure, viewpoint).stream())
        .filter(mark -> mark.value().currency().getCode().equals(scale.name()))
        .filter(mark -> mark.year() <= lastYear)
        .toList();
  }

  /**
   * Backlog at the end of each month, by supplier.
   *
   * @param own the suppliers that have a colour of their own
   */
  Chart backlog(At at, Scale scale, List<String> own) {
    Viewpoint today = Viewpoint.of(at.last());
    Sums shown = byMonth(Question.from(at.viewpoint()));
    Sums all = at.viewpoint().equals(today) ? shown : byMonth(Question.from(today));
    List<String> months = months(all, YearMonth.from(at.last()));
    SortedMap<Integer, Map<String, Balance>> byColour = byColour(at, scale, shown, own);
    List<String> past =
        months.stream()
            .filter(m -> !YearMonth.parse(m).isAfter(YearMonth.from(at.asOf())))
            .toList();
    List<Series> series = new ArrayList<>();
    byColour.forEach(
        (colour, sums) ->
            series.add(
                new Series(
                    colour == SupplierColours.OTHERS ? OTHERS : own.get(colour - 1),
                    Look.AREA,
                    colour,
                    past.stream()
                        .map(month -> sums.getOrDefault(month, Balance.NOTHING).point(scale, month))
                        .toList())));
    return Chart.of(
        "backlog",
        "Backlog at the end of each month, by supplier",
        "Month",
        Ends.of(months, Scale.roundedUp(most(all, scale))),
        scale.name(),
        series);
  }

  /** The balances of each supplier that has a colour, and of all others together. */
  private SortedMap<Integer, Map<String, Balance>> byColour(
      At at, Scale scale, Sums shown, List<String> own) {
    Map<String, Balance> others = balances(scale, shown);
    SortedMap<Integer, Map<String, Balance>> byColour = new TreeMap<>();
    for (String supplier : own) {
      Selection selection = Selection.ALL.with(Dimension.SUPPLIER, supplier);
      Map<String, Balance> balances =
          balances(scale, byMonth(new Question(at.viewpoint(), selection, null)));
      balances.forEach((month, balance) -> others.merge(month, balance, Balance::minus));
      if (!balances.isEmpty()) {
        byColour.put(SupplierColours.of(supplier, own), balances);
      }
    }
    if (others.values().stream().anyMatch(balance -> balance.amount().signum() != 0)) {
      byColour.put(SupplierColours.OTHERS, others);
    }
    return byColour;
  }

  private Sums byMonth(Question question) {
    return book.backlog(Breakdown.of("month"), question);
  }

  private static Map<String, Balance> balances(Scale scale, Sums sums) {
    Map<String, Balance> balances = new TreeMap<>();
    for (Sums.Row row : sums.rows()) {
      balances.put(row.key(), new Balance(scale.of(row), row.estimated()));
    }
    return balances;
  }

  private static BigDecimal most(Sums all, Scale scale) {
    return all.rows().stream().map(scale::of).reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private static List<String> months(Sums all, YearMonth last) {
    YearMonth first =
        all.rows().stream()
            .map(row -> YearMonth.parse(row.key()))
            .min(YearMonth::compareTo)
            .orElse(last);
    return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
        .map(YearMonth::toString)
        .toList();
  }
}
