package dev.tranche.figure.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.Viewpoint;
import dev.tranche.figure.Amount;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.FigureView.Statement;
import dev.tranche.figure.Measure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A published figure as it is seen from a viewpoint: its last statement there, and those before.
 *
 * @param period the time that is measured
 * @param latest what its source states
 * @param earlier what its source stated before, in the order in which it was recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FigureOn(
    String reference,
    Party subject,
    @Nullable Party counterpart,
    Measure measure,
    EdtfDate period,
    Stated latest,
    List<Stated> earlier) {

  /** What was stated; with neither value nor units, that the figure is withdrawn. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stated(
      boolean withdrawn,
      @Nullable MonetaryValue value,
      @Nullable Quantity units,
      @Nullable String remark,
      EdtfDate effective,
      Source source) {

    static Stated of(Statement statement) {
      Amount amount = statement.amount();
      return new Stated(
          amount == null,
          amount == null ? null : amount.value(),
          amount == null ? null : amount.units(),
          statement.remark(),
          statement.provenance().effective(),
          statement.provenance().source());
    }
  }

  static Optional<FigureOn> of(FigureView figure, Viewpoint viewpoint) {
    List<Stated> seen = figure.seen(viewpoint).stream().map(Stated::of).toList();
    return seen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FigureOn(
                figure.reference(),
                figure.subject(),
                figure.counterpart(),
                figure.measure(),
                figure.period(),
                seen.getLast(),
                seen.subList(0, seen.size() - 1)));
  }
}
