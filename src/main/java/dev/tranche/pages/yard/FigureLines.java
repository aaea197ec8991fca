package dev.tranche.pages.yard;

import dev.tranche.backlog.OrderBook;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Viewpoint;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.FigureView.Statement;
import dev.tranche.figure.OrderIntake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets published figures against the contracts signed in their periods. */
@Component
class FigureLines {

  private final OrderBook book;
  private final OrderIntake intake;

  FigureLines(OrderBook book, OrderIntake intake) {
    this.book = book;
    this.intake = intake;
  }

  /** What was signed in each year, as it is seen from there. */
  SignedByYear signed(Viewpoint viewpoint) {
    return SignedByYear.of(book, viewpoint);
  }

  /** Those of the figures that are seen from there, in their order. */
  List<FigureLine> of(List<FigureView> figures, SignedByYear signed, Viewpoint viewpoint) {
    List<FigureLine> lines = new ArrayList<>();
    for (FigureView figure : figures) {
      List<Statement> seen = figure.seen(viewpoint);
      if (!seen.isEmpty()) {
        lines.add(line(figure, seen, signed, viewpoint));
      }
    }
    return lines;
  }

  private FigureLine line(
      FigureView figure, List<Statement> seen, SignedByYear signed, Viewpoint viewpoint) {
    Statement stated = seen.getLast();
    List<Statement> earlier = seen.subList(0, seen.size() - 1);
    MonetaryValue value = stated.amount() == null ? null : stated.amount().value();
    if (value == null || !FigureLine.isComparable(figure)) {
      return new FigureLine(figure, stated, earlier, null, false, List.of());
    }
    Map<CurrencyUnit, Money> sums = signed(figure, signed, viewpoint);
    @Nullable Money tracked = sums.get(value.currency());
    return new FigureLine(
        figure,
        stated,
        earlier,
        tracked == null ? Money.zero(value.currency()) : tracked,
        signed.isEstimated(
            figure.subject(),
            figure.period().earliest().getYear(),
            figure.period().latest().getYear()),
        sums.values().stream()
            .filter(money -> !money.getCurrencyUnit().equals(value.currency()))
            .toList());
  }

  /** Whole years are there already; any other period is a question of its own. */
  private Map<CurrencyUnit, Money> signed(
      FigureView figure, SignedByYear signed, Viewpoint viewpoint) {
    return FigureLine.isOfYears(figure)
        ? signed.between(
            figure.subject(),
            figure.period().earliest().getYear(),
            figure.period().latest().getYear())
        : intake.between(
            figure.subject(), figure.period().earliest(), figure.period().latest(), viewpoint);
  }
}
