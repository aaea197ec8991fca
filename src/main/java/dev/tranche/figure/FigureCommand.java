package dev.tranche.figure;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.SubjectKind;
import dev.tranche.statement.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that can be asked of a published figure. What is left out of a command ({@code null}) stays
 * as it is, or is not known. A command that cannot be followed is {@linkplain
 * dev.tranche.fact.Refused refused} in words, and nothing is recorded.
 */
public sealed interface FigureCommand extends Command {

  /** When it was stated, or stated to hold; the period that it is about is another matter. */
  EdtfDate effective();

  @Override
  default SubjectKind kind() {
    return SubjectKind.FIGURE;
  }

  default Provenance provenance() {
    return new Provenance(source(), effective(), recorded());
  }

  /**
   * Somebody has published a figure: a value or units, as its measure demands.
   *
   * @param subject whom it is about
   * @param counterpart the other side, where it is about two: aid of the subject to it
   * @param period the time that is measured; that of a target lies ahead
   * @param comparison what the source says beside the number: {@code more than}, {@code over ten
   *     years}
   */
  @JsonTypeName("PublishFigure")
  record PublishFigure(
      String reference,
      Party subject,
      @Nullable Party counterpart,
      Measure measure,
      EdtfDate period,
      @Nullable MonetaryValue value,
      @Nullable Quantity units,
      @Nullable String comparison,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements FigureCommand {}

  /** Its source now states another amount for the same. */
  @JsonTypeName("ReviseFigure")
  record ReviseFigure(
      String reference,
      @Nullable MonetaryValue value,
      @Nullable Quantity units,
      @Nullable String comparison,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements FigureCommand {}

  /** Its source no longer stands by it. */
  @JsonTypeName("WithdrawFigure")
  record WithdrawFigure(
      String reference,
      @Nullable String reason,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements FigureCommand {}
}
