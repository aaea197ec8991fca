package dev.tranche.figure.processing;

import dev.tranche.figure.FigureEvent;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.processing.FigureFold.Kept;
import dev.tranche.view.Fold;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link FigureView} as the fold of a view. */
final class FigureFold implements Fold<Kept, FigureEvent> {

  static final String SUBJECT = "subject";
  static final String MEASURE = "measure";
  static final String EARLIEST_DAY = "earliestDay";
  static final String LATEST_DAY = "latestDay";

  /** A figure, none before its publication. */
  record Kept(@Nullable FigureView figure) {}

  @Override
  public Class<Kept> stateType() {
    return Kept.class;
  }

  @Override
  public Class<FigureEvent> eventType() {
    return FigureEvent.class;
  }

  @Override
  public Kept initial() {
    return new Kept(null);
  }

  @Override
  public Kept evolve(Kept kept, FigureEvent event) {
    return new Kept(FigureView.evolve(kept.figure(), event));
  }

  /** What figures are looked up by, beside their reference. */
  @Override
  public Map<String, Object> fields(Kept kept) {
    FigureView figure = kept.figure();
    return figure == null
        ? Map.of()
        : Map.of(
            SUBJECT,
            figure.subject().code(),
            MEASURE,
            figure.measure().toString(),
            EARLIEST_DAY,
            comparable(figure.period().earliest()),
            LATEST_DAY,
            comparable(figure.period().latest()));
  }

  /** Days as numbers, so that those of an open end are in order too. */
  static long comparable(LocalDate day) {
    return day.toEpochDay();
  }
}
