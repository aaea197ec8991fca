package dev.tranche.rate.web;

import dev.tranche.fact.Viewpoint;
import dev.tranche.rate.PublishedRate;
import dev.tranche.rate.RateView;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * The rates of one currency pair as they are seen from a viewpoint.
 *
 * @param reference the pair, {@code eur-usd}: what one unit of the first is worth in the second
 * @param days how many rates are seen
 * @param first the first day that has one
 * @param last the last day that has one
 */
record RatesOn(String reference, int days, LocalDate first, LocalDate last) {

  /** Empty where no rate is seen. */
  static Optional<RatesOn> of(RateView view, Viewpoint viewpoint) {
    NavigableMap<LocalDate, PublishedRate> seen = seen(view, viewpoint);
    return seen.isEmpty()
        ? Optional.empty()
        : Optional.of(new RatesOn(view.reference(), seen.size(), seen.firstKey(), seen.lastKey()));
  }

  /** Those of days that are not after the one looked at, the latest first. */
  static List<PublishedRate> latestFirst(RateView view, Viewpoint viewpoint) {
    return List.copyOf(seen(view, viewpoint).descendingMap().values());
  }

  private static NavigableMap<LocalDate, PublishedRate> seen(RateView view, Viewpoint viewpoint) {
    return view.known(viewpoint).headMap(viewpoint.asOf(), true);
  }
}
