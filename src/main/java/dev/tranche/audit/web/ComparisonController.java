package dev.tranche.audit.web;

import dev.tranche.audit.BookComparison;
import dev.tranche.audit.BookComparison.Result;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.statement.BadQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Compares two pictures of the order book over HTTP: that of {@code asOf} and {@code knownOn}, as
 * everywhere, with that of {@code toAsOf} and {@code toKnownOn}.
 */
@RestController
@Tag(name = "Audit")
class ComparisonController {

  private static final int MOST_PER_PAGE = 500;

  private final BookComparison comparison;
  private final Clock clock;

  ComparisonController(BookComparison comparison, Clock clock) {
    this.comparison = comparison;
    this.clock = clock;
  }

  @GetMapping("/api/audit/comparison")
  @Operation(summary = "What differs between two pictures of the order book, and by which events")
  Result compareBooks(
      Viewpoint before,
      @Parameter(description = "The day to look at in the later picture; today where left out.")
          @RequestParam(required = false)
          @Nullable String toAsOf,
      @Parameter(description = "The day to look from in the later picture; today where left out.")
          @RequestParam(required = false)
          @Nullable String toKnownOn,
      @Parameter(hidden = true) @RequestParam(defaultValue = "reported") String basis,
      @Parameter(description = "The reference to begin with; the first where left out.")
          @RequestParam(defaultValue = "")
          String from,
      @Parameter(description = "Contracts on a page, from 1 to 500.")
          @RequestParam(defaultValue = "100")
          int limit) {
    if (limit < 1 || limit > MOST_PER_PAGE) {
      throw new BadQuery("limit", "limit goes from 1 to %d.".formatted(MOST_PER_PAGE));
    }
    Basis by = basis.equals("recorded") ? Basis.RECORDED : Basis.REPORTED;
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return comparison.compare(
        before, new LaterPicture(toAsOf, toKnownOn).viewpoint(today, by), from, limit);
  }
}
