package dev.tranche.framework.processing;

import dev.tranche.framework.FrameworkEvent;
import dev.tranche.framework.FrameworkView;
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

/** Keeps the view of framework agreements equal to the fold of the log. */
@Component
@ProcessingGroup("framework")
class FrameworkProjection {

  private final ViewDocuments<FrameworkView, FrameworkEvent> documents;

  FrameworkProjection(ViewDocuments<FrameworkView, FrameworkEvent> frameworkDocuments) {
    documents = frameworkDocuments;
  }

  @EventHandler
  void on(FrameworkEvent event, @SequenceNumber long sequence) {
    documents.apply(FrameworkEvent.streamOf(event.reference()), sequence, event);
  }

  @ResetHandler
  void reset() {
    documents.clear();
  }

  /** {@link FrameworkView} as the fold of a view. */
  private static final class FrameworkFold implements Fold<FrameworkView, FrameworkEvent> {

    @Override
    public Class<FrameworkView> stateType() {
      return FrameworkView.class;
    }

    @Override
    public Class<FrameworkEvent> eventType() {
      return FrameworkEvent.class;
    }

    @Override
    public FrameworkView initial() {
      return FrameworkView.initial();
    }

    @Override
    public FrameworkView evolve(FrameworkView view, FrameworkEvent event) {
      return FrameworkView.evolve(view, event);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Documents {

    @Bean
    ViewDocuments<FrameworkView, FrameworkEvent> frameworkDocuments(
        MongoDatabaseFactory mongo, EventStore events, JsonMapper json) {
      return new ViewDocuments<>(
          mongo.getMongoDatabase().getCollection("framework"), new FrameworkFold(), events, json);
    }
  }
}
