package dev.tranche.pages.book;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Viewpoint;
import dev.tranche.figure.Amount;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.FigureView.Statement;
import dev.tranche.figure.Measure;
import dev.tranche.figure.OrderIntake;
import dev.tranche.figure.processing.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Published figures that the order book can be measured by: order intake and targets of one year,
 * of one party with all others, in money.
 */
@Component
class Yardstick {

  /** One of them, as its source had it on the day shown. */
  record Mark(FigureView figure, int year, MonetaryValue value) {}

  private static final int PLACES = 4;

  private final Figures figures;
  private final OrderIntake intake;

  Yardstick(Figures figures, OrderIntake intake) {
    this.figures = figures;
    this.intake = intake;
  }

  List<Mark> marks(Measure measure, Viewpoint viewpoint) {
    return figures.list(null, measure, null).stream()
        .filter(figure -> figure.counterpart() == null)
        .flatMap(figure -> mark(figure, viewpoint).stream())
        .toList();
  }

  List<YearNumbers.Target> targets(int year, Viewpoint viewpoint) {
    return marks(Measure.TARGET, viewpoint).stream()
        .filter(mark -> mark.year() == year)
        .map(mark -> target(mark, viewpoint))
        .toList();
  }

  private YearNumbers.Target target(Mark mark, Viewpoint viewpoint) {
    EdtfDate period = mark.figure().period();
    Money tracked =
        intake
            .between(mark.figure().subject(), period.earliest(), period.latest(), viewpoint)
            .get(mark.value().currency());
    return new YearNumbers.Target(
        mark.figure().reference(),
        mark.figure().subject().name(),
        mark.value(),
        share(
            tracked == null ? BigDecimal.ZERO : tracked.getAmount(),
            mark.value().money().getAmount()));
  }

  private static @Nullable String share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? null
        : part.divide(whole, PLACES, RoundingMode.HALF_UP).toPlainString();
  }

  private static Optional<Mark> mark(FigureView figure, Viewpoint viewpoint) {
    List<Statement> seen = figure.seen(viewpoint);
    @Nullable Amount amount = seen.isEmpty() ? null : seen.getLast().amount();
    EdtfDate period = figure.period();
    boolean isYear =
        period.earliest().getDayOfYear() == 1
            && period.earliest().plusYears(1).minusDays(1).equals(period.latest());
    return amount == null || amount.value() == null || !isYear
        ? Optional.empty()
        : Optional.of(new Mark(figure, period.latest().getYear(), amount.value()));
  }
}
