package dev.tranche.backlog;

import dev.tranche.contract.ContractEvent;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of the order book: one {@link Account} a contract. */
@Configuration(proxyBeanMethods = false)
public class BacklogView {

  private static final int SHAPE = 4;
  private static final View<Account, ContractEvent> VIEW =
      new View<>("backlog", SHAPE, new AccountFold());

  /** What the view is, for who folds without a database. */
  public static View<?, ContractEvent> view() {
    return VIEW;
  }

  @Bean
  ViewDocuments<Account, ContractEvent> backlogDocuments(ViewFactory views) {
    return views.open(VIEW);
  }
}
