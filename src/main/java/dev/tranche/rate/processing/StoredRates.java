package dev.tranche.rate.processing;

import dev.tranche.rate.RateEvent;
import dev.tranche.rate.processing.RateFold.Kept;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of rates: one {@link Kept} a pair of currencies. */
@Configuration(proxyBeanMethods = false)
public class StoredRates {

  private static final int SHAPE = 4;
  private static final View<Kept, RateEvent> VIEW = new View<>("rate", SHAPE, new RateFold());

  /** What the view is, for who folds without a database. */
  public static View<?, RateEvent> view() {
    return VIEW;
  }

  @Bean
  ViewDocuments<Kept, RateEvent> rateDocuments(ViewFactory views) {
    return views.open(VIEW);
  }
}
