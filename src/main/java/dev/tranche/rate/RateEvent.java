package dev.tranche.rate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.Provenance;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * All that can have happened to the rates of one currency pair. The stored name of each is its type
 * name here, whatever the class is called. The day that a rate is of is the effective date of its
 * provenance.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RateEvent {

  /** The currency pair, {@code eur-usd}: what one unit of the first is worth in the second. */
  String reference();

  Provenance provenance();

  /** The day that the rate is of. */
  default LocalDate day() {
    return provenance().effective().latest();
  }

  @JsonTypeName("rate-published")
  @Revision("1")
  record RatePublished(String reference, ExchangeRate rate, Provenance provenance)
      implements RateEvent {}

  @JsonTypeName("rate-revised")
  @Revision("1")
  record RateRevised(String reference, ExchangeRate rate, Provenance provenance)
      implements RateEvent {}

  @JsonTypeName("rate-withdrawn")
  @Revision("1")
  record RateWithdrawn(String reference, @Nullable String reason, Provenance provenance)
      implements RateEvent {}
}
