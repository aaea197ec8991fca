package dev.tranche.delivery;

import dev.tranche.contract.ContractEvent;
import dev.tranche.view.Fold;
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

/** Keeps the delivery view equal to the fold of the log. */
@Component
@ProcessingGroup("delivery")
class DeliveryProjection {

  private final ViewDocuments<Progress, ContractEvent> documents;

  DeliveryProjection(ViewDocuments<Progress, ContractEvent> deliveryDocuments) {
    this.documents = deliveryDocuments;
  }

  @EventHandler
  void on(ContractEvent event, @SequenceNumber long sequence) {
    documents.apply(event.reference(), sequence, event);
  }

  @ResetHandler
  void reset() {
    documents.clear();
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

  @Configuration(proxyBeanMethods = false)
  static class Documents {

    @Bean
    ViewDocuments<Progress, ContractEvent> deliveryDocuments(
        MongoDatabaseFactory mongo, EventStore events, JsonMapper json) {
      return new ViewDocuments<>(
          mongo.getMongoDatabase().getCollection("delivery"), new ProgressFold(), events, json);
    }
  }
}
