package dev.tranche.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Viewpoint;
import dev.tranche.figure.FigureEvent.FigurePublished;
import dev.tranche.figure.FigureEvent.FigureRevised;
import dev.tranche.figure.FigureEvent.FigureWithdrawn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published figure with all that its source has stated of it, so that it can be looked at from
 * any day.
 *
 * @param statements in the order in which they were recorded, the publication first; never empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureView(
    String reference,
    Party subject,
    @Nullable Party counterpart,
    Measure measure,
    EdtfDate period,
    List<Statement> statements) {

  /**
   * One word of the source on the figure.
   *
   * @param amount absent where the figure is withdrawn
   * @param remark the comparison beside the amount, or why it is withdrawn
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Statement(
      @Nullable Amount amount, @Nullable String remark, Provenance provenance) {}

  public FigureView {
    statements = List.copyOf(statements);
  }

  /** The view after the event; of nothing before the first. An impossible history throws. */
  public static FigureView evolve(@Nullable FigureView view, FigureEvent event) {
    Provenance at = event.provenance();
    return switch (event) {
      case FigurePublished e when view == null ->
          new FigureView(
              e.reference(),
              e.subject(),
              e.counterpart(),
              e.measure(),
              e.period(),
              List.of(new Statement(e.amount(), e.comparison(), at)));
      case FigureRevised e when view != null && !view.isWithdrawn() ->
          view.with(new Statement(e.amount(), e.comparison(), at));
      case FigureWithdrawn e when view != null && !view.isWithdrawn() ->
          view.with(new Statement(null, e.reason(), at));
      case FigurePublished _, FigureRevised _, FigureWithdrawn _ ->
          throw new ImpossibleHistory(
              "%s cannot follow what is recorded of %s."
                  .formatted(event.getClass().getSimpleName(), event.reference()));
    };
  }

  /** What had been stated by then and was known, withdrawals included. */
  public List<Statement> seen(Viewpoint viewpoint) {
    return statements.stream()
        .filter(s -> viewpoint.knows(s.provenance()))
        .filter(s -> viewpoint.reaches(s.provenance().effective()))
        .toList();
  }

  private boolean isWithdrawn() {
    return statements.getLast().amount() == null;
  }

  private FigureView with(Statement statement) {
    List<Statement> all = new ArrayList<>(statements);
    all.add(statement);
    return new FigureView(reference, subject, counterpart, measure, period, all);
  }
}
