package dev.tranche.backlog;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of the order book: what of each {@link History} moves units and value. */
@Configuration(proxyBeanMethods = false)
public class BacklogView {

  private static final int SHAPE = 5;
  private static final View<History, ContractEvent> VIEW =
      new View<>("backlog", SHAPE, new BacklogFold());

  /** What the view is, for who folds without a database. */
  public static View<?, ContractEvent> view() {
    return VIEW;
  }

  @Bean
  ViewDocuments<History, ContractEvent> backlogDocuments(ViewFactory views) {
    return views.open(VIEW);
  }
}
