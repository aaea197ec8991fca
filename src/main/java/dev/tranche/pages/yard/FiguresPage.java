package dev.tranche.pages.yard;

import dev.tranche.fact.Party;
import dev.tranche.fact.Viewpoint;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.Measure;
import dev.tranche.figure.processing.Figures;
import dev.tranche.pages.At;
import dev.tranche.pages.Chart;
import dev.tranche.pages.Formats;
import dev.tranche.pages.Pager;
import dev.tranche.statement.BadQuery;
import dev.tranche.statement.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What others publish about whole markets, and how much of it the book knows by contract. */
@Controller
class FiguresPage {

  private static final int SIZE = 50;

  /** More than that are not looked at side by side; a subject is chosen then. */
  private static final int MOST_CHARTS = 4;

  private static final Comparator<FigureLine> LATEST_FIRST =
      Comparator.comparing((FigureLine line) -> line.figure().period()).reversed();

  private final Figures figures;
  private final FigureLines lines;

  FiguresPage(Figures figures, FigureLines lines) {
    this.figures = figures;
    this.lines = lines;
  }

  @GetMapping("/figures")
  String figures(
      @RequestParam @Nullable String subject,
      @RequestParam @Nullable String measure,
      @RequestParam(defaultValue = "0") int page,
      @ModelAttribute("at") At at,
      Model model) {
    Party of = read("subject", subject, Party::of);
    Measure wanted = read("measure", measure, Measure::of);
    Paging paging = new Paging(page, SIZE);
    List<FigureView> all = figures.list(of, wanted, null);
    SignedByYear signed = lines.signed(at.viewpoint());
    List<FigureLine> seen = new ArrayList<>(lines.of(all, signed, at.viewpoint()));
    seen.sort(LATEST_FIRST);
    model.addAttribute("headline", headline(seen, at));
    model.addAttribute("charts", charts(all, seen, signed, at));
    model.addAttribute("lines", paging.of(seen));
    model.addAttribute("pager", Pager.of(page, SIZE, seen.size()));
    model.addAttribute("subjects", subjects());
    model.addAttribute("measures", Measure.values());
    model.addAttribute("subject", subject == null ? "" : subject);
    model.addAttribute("measure", measure == null ? "" : measure);
    return "yard/figures";
  }

  private static <T> @Nullable T read(
      String name, @Nullable String given, Function<String, T> reader) {
    try {
      return given == null || given.isEmpty() ? null : reader.apply(given);
    } catch (IllegalArgumentException e) {
      throw new BadQuery(name, String.valueOf(e.getMessage()));
    }
  }

  /** Code and name of all that somebody published of, by name. */
  private Map<String, String> subjects() {
    Map<String, String> byName = new TreeMap<>();
    figures
        .list(null, null, null)
        .forEach(figure -> byName.put(figure.subject().name(), figure.subject().code()));
    Map<String, String> subjects = new LinkedHashMap<>();
    byName.forEach((name, code) -> subjects.put(code, name));
    return subjects;
  }

  /** The last whole year that is over, of those whose order intake is published. */
  private static String headline(List<FigureLine> seen, At at) {
    Formats f = Formats.INSTANCE;
    if (seen.isEmpty()) {
      return "No published figure is known";
    }
    return seen.stream()
        .filter(line -> line.figure().measure() == Measure.ORDER_INTAKE && line.share() != null)
        .filter(line -> FigureLine.isOfYears(line.figure()))
        .filter(line -> FigureLine.year(line.figure()).isPresent())
        .filter(line -> at.viewpoint().reaches(line.figure().period()))
        .findFirst()
        .map(
            line ->
                "%s%s of the %s that %s is said to have sold in %s is tracked contract by contract"
                    .formatted(
                        line.estimated() ? "About " : "",
                        f.percent(line.share()),
                        f.money(line.value()),
                        f.party(line.figure().subject()),
                        f.date(line.figure().period())))
        .orElseGet(() -> f.count(seen.size(), "published figure"));
  }

  private List<Chart> charts(
      List<FigureView> all, List<FigureLine> seen, SignedByYear signed, At at) {
    Viewpoint now = Viewpoint.of(at.today());
    SignedByYear signedByNow = at.isToday() ? signed : lines.signed(now);
    List<FigureLine> known = at.isToday() ? seen : lines.of(all, signedByNow, now);
    List<Chart> charts = new ArrayList<>();
    for (Drawn each : drawn(known)) {
      Chart chart =
          FigureChart.of(each.country(), each.currency(), seen, signed, known, signedByNow, at);
      if (chart != null && charts.size() < MOST_CHARTS) {
        charts.add(chart);
      }
    }
    return charts;
  }

  private static List<Drawn> drawn(List<FigureLine> known) {
    return known.stream()
        .filter(line -> line.tracked() != null)
        .map(line -> new Drawn(line.figure().subject(), currency(line)))
        .distinct()
        .sorted(Comparator.comparing((Drawn each) -> each.country().name()))
        .toList();
  }

  private static CurrencyUnit currency(FigureLine line) {
    Money tracked = Objects.requireNonNull(line.tracked());
    return tracked.getCurrencyUnit();
  }

  private record Drawn(Party country, CurrencyUnit currency) {}
}
