package dev.tranche.figure.processing;

import dev.tranche.figure.FigureEvent;
import dev.tranche.figure.processing.FigureFold.Kept;
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

/** Keeps the view of published figures equal to the fold of the log. */
@Component
@ProcessingGroup("figure")
class FigureProjection {

  private final ViewDocuments<Kept, FigureEvent> documents;

  FigureProjection(ViewDocuments<Kept, FigureEvent> figureDocuments) {
    documents = figureDocuments;
  }

  @EventHandler
  void on(FigureEvent event, @SequenceNumber long sequence) {
    documents.apply(FigureEvent.streamOf(event.reference()), sequence, event);
  }

  @ResetHandler
  void reset() {
    documents.clear();
  }

  @Configuration(proxyBeanMethods = false)
  static class Documents {

    @Bean
    ViewDocuments<Kept, FigureEvent> figureDocuments(
        MongoDatabaseFactory mongo, EventStore events, JsonMapper json) {
      return new ViewDocuments<>(
          mongo.getMongoDatabase().getCollection("figure"), new FigureFold(), events, json);
    }
  }
}
