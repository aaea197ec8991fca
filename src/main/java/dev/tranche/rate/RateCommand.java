package dev.tranche.rate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.fact.SubjectKind;
import dev.tranche.statement.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that can be asked of the rates of one currency pair. A command that cannot be followed is
 * {@linkplain dev.tranche.fact.Refused refused} in words, and nothing is recorded.
 */
public sealed interface RateCommand extends Command {

  /** The day that the rate is of; a day of the calendar. */
  EdtfDate effective();

  @Override
  default SubjectKind kind() {
    return SubjectKind.RATE;
  }

  default Provenance provenance() {
    return new Provenance(source(), effective(), recorded());
  }

  /** Somebody has published the rate of a day for which the book has none. */
  @JsonTypeName("PublishRate")
  record PublishRate(
      String reference, ExchangeRate rate, EdtfDate effective, Source source, Instant recorded)
      implements RateCommand {}

  /** Another rate is stated for a day that has one. */
  @JsonTypeName("ReviseRate")
  record ReviseRate(
      String reference, ExchangeRate rate, EdtfDate effective, Source source, Instant recorded)
      implements RateCommand {}

  /** The rate of a day no longer stands, and no other in its place. */
  @JsonTypeName("WithdrawRate")
  record WithdrawRate(
      String reference,
      @Nullable String reason,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements RateCommand {}
}
