package dev.tranche.backlog;

import dev.tranche.contract.ContractEvent;
import dev.tranche.view.ViewDocuments;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the accounts of the order book equal to the fold of the log. */
@Component
@ProcessingGroup("backlog")
class BacklogProjection {

  private final ViewDocuments<Account, ContractEvent> documents;

  BacklogProjection(ViewDocuments<Account, ContractEvent> backlogDocuments) {
    this.documents = backlogDocuments;
  }

  @EventHandler
  void on(ContractEvent event, @SequenceNumber long sequence) {
    documents.apply(event.reference(), sequence, event);
  }

  @ResetHandler
  void reset() {
    documents.clear();
  }

  @Configuration(proxyBeanMethods = false)
  static class Documents {

    @Bean
    ViewDocuments<Account, ContractEvent> backlogDocuments(
        MongoDatabaseFactory mongo, EventStore events, JsonMapper json) {
      return new ViewDocuments<>(
          mongo.getMongoDatabase().getCollection("backlog"), new AccountFold(), events, json);
    }
  }
}
