package dev.tranche.delivery;

import dev.tranche.contract.ContractEvent;
import dev.tranche.view.Fold;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of deliveries: one {@link Progress} a contract. */
@Configuration(proxyBeanMethods = false)
public class DeliveryView {

  private static final int SHAPE = 5;
  private static final View<Progress, ContractEvent> VIEW =
      new View<>("delivery", SHAPE, new ProgressFold());

  /** What the view is, for who folds without a database. */
  public static View<?, ContractEvent> view() {
    return VIEW;
  }

  @Bean
  ViewDocuments<Progress, ContractEvent> deliveryDocuments(ViewFactory views) {
    return views.open(VIEW);
  }

  /** {@link Progress} as the fold of a view. */
  private static final class ProgressFold implements Fold<Progress, ContractEvent> {

    @Override
    public Class<Progress> stateType() {
      return Progress.class;
    }

    @Override
    public Class<ContractEvent> eventType() {
      return ContractEvent.class;
    }

    @Override
    public Progress initial() {
      return Progress.initial();
    }

    @Override
    public Progress evolve(Progress progress, ContractEvent event) {
      return Progress.evolve(progress, event);
    }
  }
}
