package dev.tranche.log;

import dev.tranche.view.BulkEvents;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Puts the log behind Axon, on the database that the application is connected to. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class LogConfiguration {

  private static final int EVENTS_PER_SNAPSHOT = 50;
  private static final int MAX_CACHED_AGGREGATES = 10_000;

  /** How often a process looks, at rest, for what another one appended, if nobody tells it. */
  static final Duration POLL = Duration.ofMillis(250);

  @Bean
  CommitLog commitLog(MongoDatabaseFactory databases) {
    return new CommitLog(databases.getMongoDatabase());
  }

  @Bean
  ChainVerifier chainVerifier(CommitLog log) {
    return new ChainVerifier(log);
  }

  @Bean
  @Qualifier("eventSerializer")
  EventSerializer eventSerializer(EventNames names) {
    return new EventSerializer(names);
  }

  /** For tokens and snapshots. */
  @Bean
  Jackson3SerializerCustomizer jsonOfTokensAndSnapshots() {
    return EventSerializer::customize;
  }

  @Bean
  LogStorageEngine eventStorageEngine(
      CommitLog log,
      MongoDatabaseFactory databases,
      EventSerializer eventSerializer,
      Serializer snapshotSerializer,
      Configuration axon) {
    return LogStorageEngine.over(
        log,
        databases.getMongoDatabase(),
        eventSerializer,
        snapshotSerializer,
        axon.upcasterChain(),
        axon.snapshotFilter());
  }

  @Bean
  BulkEvents bulkEvents(CommitLog log, LogStorageEngine engine) {
    return new BulkCommits(log, engine);
  }

  @Bean(name = "eventBus")
  @Qualifier("eventStore")
  LogEventStore eventStore(EventStorageEngine engine, Configuration axon) {
    return new LogEventStore(
        EmbeddedEventStore.builder()
            .storageEngine(engine)
            .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
            .spanFactory(axon.getComponent(EventBusSpanFactory.class))
            .fetchDelay(POLL.toMillis())
            .timeUnit(TimeUnit.MILLISECONDS));
  }

  @Bean
  AppendWatch appendWatch(CommitLog log, LogEventStore store) {
    return new AppendWatch(log.raw(), store::wake);
  }

  @Bean
  HeadAtStop headAtStop(CommitLog log) {
    return new HeadAtStop(log.raw());
  }

  /** Aggregates name these two beans. */
  @Bean
  SnapshotTriggerDefinition snapshots(Snapshotter snapshotter) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
  }

  @Bean
  Cache aggregates(CommitLog log) {
    return new AggregateCache(log, MAX_CACHED_AGGREGATES);
  }
}
