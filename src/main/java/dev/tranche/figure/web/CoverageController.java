package dev.tranche.figure.web;

import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Viewpoint;
import dev.tranche.figure.Amount;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.FigureView.Statement;
import dev.tranche.figure.Measure;
import dev.tranche.figure.OrderIntake;
import dev.tranche.figure.processing.Figures;
import dev.tranche.figure.web.Coverage.Row;
import dev.tranche.figure.web.Coverage.Sum;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sets published figures against the order book, from any day. */
@RestController
@Tag(name = "Figures")
class CoverageController {

  private final Figures figures;
  private final OrderIntake intake;

  CoverageController(Figures figures, OrderIntake intake) {
    this.figures = figures;
    this.intake = intake;
  }

  /** A figure between two parties is left out: the order book is asked by supplier's home alone. */
  @GetMapping("/api/figures/coverage")
  @Operation(summary = "How much of a year's published order intake and targets is tracked")
  Coverage getFigureCoverage(
      @RequestParam String year, @RequestParam @Nullable String subject, Viewpoint viewpoint) {
    int of = Asked.year(year);
    List<Row> rows =
        figures.list(Asked.party("subject", subject), null, of).stream()
            .filter(figure -> figure.counterpart() == null)
            .filter(figure -> isComparable(figure.measure()))
            .flatMap(figure -> row(figure, viewpoint).stream())
            .toList();
    LocalDate knownOn = viewpoint.knowsEverything() ? null : viewpoint.knownOn();
    return new Coverage(of, viewpoint.asOf(), knownOn, rows);
  }

  private static boolean isComparable(Measure measure) {
    return switch (measure) {
      case ORDER_INTAKE, TARGET -> true;
      case UNITS_ON_ORDER, UNITS_DELIVERED, AID, PLEDGE -> false;
    };
  }

  private Optional<Row> row(FigureView figure, Viewpoint viewpoint) {
    List<Statement> seen = figure.seen(viewpoint);
    Amount amount = seen.isEmpty() ? null : seen.getLast().amount();
    return amount == null || amount.value() == null
        ? Optional.empty()
        : Optional.of(row(figure, seen.getLast(), amount.value(), viewpoint));
  }

  private Row row(FigureView figure, Statement stated, MonetaryValue value, Viewpoint viewpoint) {
    Map<CurrencyUnit, Money> signed =
        intake.between(
            figure.subject(), figure.period().earliest(), figure.period().latest(), viewpoint);
    Sum tracked = Coverage.tracked(signed, value.currency());
    return new Row(
        figure.reference(),
        figure.subject(),
        figure.measure(),
        figure.period(),
        value,
        stated.remark(),
        stated.provenance().source(),
        tracked,
        Coverage.share(tracked, value),
        Coverage.others(signed, value.currency()));
  }
}
