package dev.tranche.pages.book;

import dev.tranche.backlog.BookToBill;
import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Question;
import dev.tranche.backlog.Sums;
import dev.tranche.delivery.Dues;
import dev.tranche.fact.Viewpoint;
import dev.tranche.pages.At;
import dev.tranche.pages.SupplierColours;
import dev.tranche.statement.BadQuery;
import dev.tranche.web.CaughtUp;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: the order book of a day, or an invitation where nothing is recorded yet. */
@Controller
class HomeController {

  private static final int MOST_LINES = 8;
  private static final int MONTHS_LATELY = 12;

  private final OrderBook book;
  private final BookCharts charts;
  private final Yardstick yardstick;
  private final SupplierColours colours;
  private final Dues dues;
  private final CaughtUp log;

  HomeController(
      OrderBook book,
      BookCharts charts,
      Yardstick yardstick,
      SupplierColours colours,
      Dues dues,
      CaughtUp log) {
    this.book = book;
    this.charts = charts;
    this.yardstick = yardstick;
    this.colours = colours;
    this.dues = dues;
    this.log = log;
  }

  /** Charts and bars are drawn in one currency, or in units: {@code in=USD}, {@code in=units}. */
  @GetMapping("/")
  String home(@RequestParam @Nullable String in, @ModelAttribute("at") At at, Model page) {
    if (log.head().isEmpty()) {
      return "book/empty";
    }
    List<Scale> scales = scales(at);
    Scale scale = chosen(in, scales);
    Question question = Question.from(at.viewpoint());
    BookToBill years = book.bookToBill(Breakdown.of("year"), question);
    Dues.Due due = dues.on(at.viewpoint(), MOST_LINES);
    int year = at.asOf().getYear();
    Sums bySupplier = book.backlog(Breakdown.of("supplier"), question);
    YearNumbers numbers =
        YearNumbers.of(year, bySupplier, years, yardstick.targets(year, at.viewpoint()));
    List<String> own = colours.own();
    page.addAttribute("scales", scales);
    page.addAttribute("scale", scale);
    page.addAttribute("numbers", numbers);
    page.addAttribute("headline", Headline.of(at, numbers, due.late()));
    page.addAttribute("due", due);
    page.addAttribute("intake", charts.intake(at, scale, years));
    page.addAttribute("backlog", charts.backlog(at, scale, own));
    page.addAttribute("rankings", rankings(at, scale, bySupplier, question, own));
    page.addAttribute("lately", lately(at, question));
    return "book/home";
  }

  private List<Ranking> rankings(
      At at, Scale scale, Sums bySupplier, Question question, List<String> own) {
    return List.of(
        Ranking.of("By supplier", "supplier", bySupplier, scale, at, own),
        Ranking.of(
            "By buyer", "buyer", book.backlog(Breakdown.of("buyer"), question), scale, at, own),
        Ranking.of(
            "By designation",
            "designation",
            book.backlog(Breakdown.of("designation"), question),
            scale,
            at,
            own));
  }

  /** Where little has happened lately, all that ever has is looked through. */
  private List<Lately> lately(At at, Question question) {
    List<Lately> lately = lately(at, question, at.asOf().minusMonths(MONTHS_LATELY));
    return lately.size() < MOST_LINES ? lately(at, question, LocalDate.MIN) : lately;
  }

  private List<Lately> lately(At at, Question question, LocalDate from) {
    LocalDate firstOfMonth = from.withDayOfMonth(1);
    Breakdown by = Breakdown.of("designation,month");
    return Lately.of(
        book.orderIntake(by, question, firstOfMonth),
        book.deliveries(by, question, firstOfMonth),
        at,
        MOST_LINES);
  }

  /** The currencies of the book, that of the most units first, and units. */
  private List<Scale> scales(At at) {
    Stream<Scale> currencies =
        book
            .orderIntake(Breakdown.of("currency"), Question.from(Viewpoint.of(at.last())))
            .rows()
            .stream()
            .filter(row -> !row.value().isEmpty())
            .sorted(Comparator.comparingLong(Sums.Row::units).reversed())
            .map(row -> new Scale(row.key()));
    return Stream.concat(currencies, Stream.of(new Scale(Scale.UNITS))).toList();
  }

  private static Scale chosen(@Nullable String in, List<Scale> scales) {
    return in == null
        ? scales.getFirst()
        : scales.stream()
            .filter(scale -> scale.name().equals(in))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadQuery(
                        "in",
                        "'%s' is nothing that the book is drawn in: choose one of %s."
                            .formatted(
                                in, String.join(", ", scales.stream().map(Scale::name).toList()))));
  }
}
