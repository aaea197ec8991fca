package dev.tranche.delivery;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.view.Fold;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of deliveries: one {@link History} a contract. */
@Configuration(proxyBeanMethods = false)
public class DeliveryView {

  static final String NAME = "delivery";

  private static final int SHAPE = 6;
  private static final View<History, ContractEvent> VIEW =
      new View<>(NAME, SHAPE, new HistoryFold());

  /** What the view is, for who folds without a database. */
  public static View<?, ContractEvent> view() {
    return VIEW;
  }

  @Bean
  ViewDocuments<History, ContractEvent> deliveryDocuments(ViewFactory views) {
    return views.open(VIEW);
  }

  /** {@link History} as the fold of a view. */
  private static final class HistoryFold implements Fold<History, ContractEvent> {

    @Override
    public Class<History> stateType() {
      return History.class;
    }

    @Override
    public Class<ContractEvent> eventType() {
      return ContractEvent.class;
    }

    @Override
    public History initial() {
      return History.initial();
    }

    @Override
    public History evolve(History history, ContractEvent event) {
      return History.evolve(history, event);
    }
  }
}
