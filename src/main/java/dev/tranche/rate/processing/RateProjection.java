package dev.tranche.rate.processing;

import dev.tranche.rate.RateEvent;
import dev.tranche.rate.processing.RateFold.Kept;
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

/** Keeps the view of rates equal to the fold of the log. */
@Component
@ProcessingGroup("rate")
class RateProjection {

  private final ViewDocuments<Kept, RateEvent> documents;

  RateProjection(ViewDocuments<Kept, RateEvent> rateDocuments) {
    documents = rateDocuments;
  }

  @EventHandler
  void on(RateEvent event, @SequenceNumber long sequence) {
    documents.apply(RateEvent.streamOf(event.reference()), sequence, event);
  }

  @ResetHandler
  void reset() {
    documents.clear();
  }

  @Configuration(proxyBeanMethods = false)
  static class Documents {

    @Bean
    ViewDocuments<Kept, RateEvent> rateDocuments(
        MongoDatabaseFactory mongo, EventStore events, JsonMapper json) {
      return new ViewDocuments<>(
          mongo.getMongoDatabase().getCollection("rate"), new RateFold(), events, json);
    }
  }
}
