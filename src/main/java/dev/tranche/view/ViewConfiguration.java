package dev.tranche.view;

import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import tools.jackson.databind.json.JsonMapper;

/** Feeds every view that is declared as a bean, in a processing group of its name. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

  @Bean
  ViewFactory viewFactory(MongoDatabaseFactory databases, EventStore events, JsonMapper json) {
    return new ViewFactory(databases.getMongoDatabase(), events, json);
  }

  /** The views need the event store, which is made from what is configured here: by name, then. */
  @Bean
  ConfigurerModule projections(ListableBeanFactory beans) {
    return configurer -> {
      EventProcessingConfigurer processing = configurer.eventProcessing();
      for (String name : beans.getBeanNamesForType(ViewDocuments.class, true, false)) {
        processing.registerEventHandler(
            _ -> projection(beans.getBean(name, ViewDocuments.class), processing));
      }
      processing.byDefaultAssignHandlerInstancesTo(ViewConfiguration::groupOf);
    };
  }

  /** Its processor is made after it, and begins where the view says. */
  private static Projection projection(
      ViewDocuments<?, ?> view, EventProcessingConfigurer processing) {
    processing.registerPooledStreamingEventProcessorConfiguration(
        view.name(),
        (_, processor) ->
            processor.initialToken(_ -> new GlobalSequenceTrackingToken(view.begin() - 1)));
    return new Projection(view);
  }

  @Bean
  Rebuilds rebuilds(
      List<ViewDocuments<?, ?>> views, BulkEvents log, EventProcessingConfiguration processing) {
    return new Rebuilds(views, log, processing::deadLetterQueue, Pace.usual());
  }

  private static String groupOf(Object handler) {
    return handler instanceof Projection projection
        ? projection.view()
        : handler.getClass().getPackageName();
  }
}
