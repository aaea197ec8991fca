package dev.tranche.rate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Provenance;
import dev.tranche.contract.Source;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * All that can be asked of the rates of one currency pair. A command that cannot be followed is
 * {@linkplain dev.tranche.contract.Refused refused} in words, and nothing is recorded.
 */
public sealed interface RateCommand {

  /** The currency pair: {@code eur-usd}. */
  String reference();

  /** The day that the rate is of; a day of the calendar. */
  EdtfDate effective();

  Source source();

  /** When the statement is entered, in UTC; given by the caller, since decisions have no clock. */
  Instant recorded();

  /** Identity in the log, where contracts keep their plain references. */
  @TargetAggregateIdentifier
  default String stream() {
    return RateEvent.streamOf(reference());
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
