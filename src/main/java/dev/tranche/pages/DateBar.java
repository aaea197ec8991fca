package dev.tranche.pages;

import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Question;
import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.BadQuery;
import dev.tranche.view.ViewNotBuilt;
import dev.tranche.web.QueryParameters;
import dev.tranche.web.Viewpoints;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriUtils;

/** Reads from the address of a page the days that it shows. */
@Component
class DateBar {

  /** So many years the sliders reach back where the book is empty, or cannot be asked. */
  private static final int YEARS = 5;

  private static final int MOST_YEARS_AHEAD = 100;

  private static final String RECORDED = "recorded";

  private final Viewpoints viewpoints;
  private final OrderBook book;
  private final Clock clock;

  DateBar(Viewpoints viewpoints, OrderBook book, Clock clock) {
    this.viewpoints = viewpoints;
    this.book = book;
    this.clock = clock;
  }

  /** A day that cannot be is refused, and one so far ahead that a chart to it has no end. */
  At at(HttpServletRequest request) {
    return at(viewpoints.of(new ServletWebRequest(request)), request);
  }

  /** The same, once the viewpoint is read. */
  At at(Viewpoint viewpoint, HttpServletRequest request) {
    if (viewpoint.asOf().isAfter(today().plusYears(MOST_YEARS_AHEAD))) {
      throw new BadQuery(
          "asOf", "asOf is at most %d years ahead of today on a page.".formatted(MOST_YEARS_AHEAD));
    }
    MultiValueMap<String, String> others = others(request);
    if (viewpoint.knowsEverything() && RECORDED.equals(request.getParameter("basis"))) {
      others.add("basis", RECORDED); // which shows only on other days, or in a second picture
    }
    return new At(viewpoint, today(), first(viewpoint), path(request), others);
  }

  /** Today, for a page that tells of a failure: whatever fails, this does not. */
  At today(HttpServletRequest request) {
    MultiValueMap<String, String> others;
    try {
      others = others(request);
    } catch (IllegalStateException _) { // the address cannot be read
      others = new LinkedMultiValueMap<>();
    }
    return new At(Viewpoint.of(today()), today(), today().minusYears(YEARS), path(request), others);
  }

  private static MultiValueMap<String, String> others(HttpServletRequest request) {
    MultiValueMap<String, String> others = new LinkedMultiValueMap<>();
    for (String name : QueryParameters.of(request).keySet()) {
      String @Nullable [] values = request.getParameterValues(name);
      if (values != null && !At.DAYS.contains(name) && !At.ONCE.contains(name)) {
        others.addAll(name, List.of(values));
      }
    }
    return others;
  }

  /** As it is answered, so that it leads nowhere else; the first page where something failed. */
  private static String path(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR
        ? "/"
        : UriUtils.encodePath(request.getServletPath(), StandardCharsets.UTF_8);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The beginning of the first year in which anything was signed, or of an earlier day shown. */
  private LocalDate first(Viewpoint viewpoint) {
    LocalDate shown =
        viewpoint.asOf().isBefore(viewpoint.knownOn()) ? viewpoint.asOf() : viewpoint.knownOn();
    LocalDate begins = begins();
    return shown.isBefore(begins) ? shown : begins;
  }

  private LocalDate begins() {
    try {
      return book
          .orderIntake(Breakdown.of("year"), Question.from(Viewpoint.of(today())))
          .rows()
          .stream()
          .map(row -> LocalDate.of(Integer.parseInt(row.key()), 1, 1))
          .findFirst()
          .orElseGet(() -> today().minusYears(YEARS));
    } catch (ViewNotBuilt _) { // what else a page shows may be there
      return today().minusYears(YEARS);
    }
  }
}
