package dev.tranche.rate.processing;

import dev.tranche.rate.RateEvent;
import dev.tranche.rate.RateView;
import dev.tranche.rate.processing.RateFold.Kept;
import dev.tranche.view.Fold;
import org.jspecify.annotations.Nullable;

/** {@link RateView} as the fold of a view. */
final class RateFold implements Fold<Kept, RateEvent> {

  /** The rates of a pair, none before the first. */
  record Kept(@Nullable RateView rates) {}

  @Override
  public Class<Kept> stateType() {
    return Kept.class;
  }

  @Override
  public Class<RateEvent> eventType() {
    return RateEvent.class;
  }

  @Override
  public Kept initial() {
    return new Kept(null);
  }

  @Override
  public Kept evolve(Kept kept, RateEvent event) {
    return new Kept(RateView.evolve(kept.rates(), event));
  }
}
