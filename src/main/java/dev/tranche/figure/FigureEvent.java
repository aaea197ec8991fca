package dev.tranche.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * All that can have happened to a published figure. The stored name of each is its type name here,
 * whatever the class is called.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface FigureEvent {

  String reference();

  Provenance provenance();

  @JsonTypeName("figure-published")
  @Revision("1")
  record FigurePublished(
      String reference,
      Party subject,
      @Nullable Party counterpart,
      Measure measure,
      EdtfDate period,
      Amount amount,
      @Nullable String comparison,
      Provenance provenance)
      implements FigureEvent {}

  /** Amount and comparison are those after the revision, whole. */
  @JsonTypeName("figure-revised")
  @Revision("1")
  record FigureRevised(
      String reference, Amount amount, @Nullable String comparison, Provenance provenance)
      implements FigureEvent {}

  @JsonTypeName("figure-withdrawn")
  @Revision("1")
  record FigureWithdrawn(String reference, @Nullable String reason, Provenance provenance)
      implements FigureEvent {}
}
