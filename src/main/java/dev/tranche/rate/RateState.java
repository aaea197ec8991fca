package dev.tranche.rate;

import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.rate.RateEvent.RatePublished;
import dev.tranche.rate.RateEvent.RateRevised;
import dev.tranche.rate.RateEvent.RateWithdrawn;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rates of one currency pair that stand, by the day that they are of. {@link #evolve} is the
 * one fold from its events; a history that cannot have happened throws.
 */
public record RateState(Map<LocalDate, ExchangeRate> standing) {

  /** Where every pair begins. */
  public static RateState initial() {
    return new RateState(Map.of());
  }

  /** The state after the event; throws {@link ImpossibleHistory} where the event cannot follow. */
  public static RateState evolve(RateState state, RateEvent event) {
    boolean stands = state.standing.containsKey(event.day());
    Map<LocalDate, ExchangeRate> after = new TreeMap<>(state.standing);
    switch (event) {
      case RatePublished e when !stands -> after.put(e.day(), e.rate());
      case RateRevised e when stands -> after.put(e.day(), e.rate());
      case RateWithdrawn e when stands -> after.remove(e.day());
      case RatePublished _, RateRevised _, RateWithdrawn _ ->
          throw new ImpossibleHistory(
              "%s cannot follow what is recorded of %s on %s."
                  .formatted(event.getClass().getSimpleName(), event.reference(), event.day()));
    }
    return new RateState(after);
  }
}
