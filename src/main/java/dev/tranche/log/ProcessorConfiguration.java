package dev.tranche.log;

import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Refused;
import dev.tranche.view.Followed;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * What all event processors share: their tokens are in MongoDB, and each processing group has a
 * queue of dead letters, so that a poisoned event holds up its own aggregate and nobody else. A
 * failure of the database poisons nothing: what failed is tried again for as long as it takes.
 */
@Configuration(proxyBeanMethods = false)
public class ProcessorConfiguration {

  /** Beyond this many waiting events of one aggregate, its group stops until somebody looks. */
  private static final int MAX_LETTERS_PER_AGGREGATE = 100_000;

  private static final int MAX_AGGREGATES_WITH_LETTERS = 10_000;

  /** Parts of the streams that threads, or nodes, can share among them. */
  private static final int SEGMENTS = 4;

  private static final int EVENTS_PER_BATCH = 100;

  private static final String TOKENS = "tokens";
  private static final String EMBEDDED = "embedded";

  @Bean
  MongoTemplate axonCollections(MongoDatabaseFactory databases) {
    return DefaultMongoTemplate.builder()
        .mongoDatabase(databases.getMongoDatabase())
        .trackingTokensCollectionName(TOKENS)
        .deadLetterCollectionName("deadLetters")
        .build();
  }

  /**
   * On the embedded server this process is alone. By one name for all that ever run there, what a
   * killed one had claimed is its own at once, and not only when the claims run out.
   */
  @Bean
  TokenStore tokenStore(
      MongoTemplate axonCollections,
      Serializer serializer,
      @Value("${spring.mongodb.uri:" + EMBEDDED + "}") String server) {
    MongoTokenStore.Builder tokens =
        MongoTokenStore.builder().mongoTemplate(axonCollections).serializer(serializer);
    return new LogTokenStore(server.equals(EMBEDDED) ? tokens.nodeId(EMBEDDED) : tokens);
  }

  @Bean
  Followed followed(MongoDatabaseFactory databases, Serializer serializer) {
    return new StoredTokens(databases.getMongoDatabase().getCollection(TOKENS), serializer);
  }

  @Bean
  ProcessorFailures processorFailures() {
    return new ProcessorFailures();
  }

  @Bean
  ConfigurerModule eventProcessors(
      MongoTemplate axonCollections, EventSerializer serializer, ProcessorFailures failures) {
    return configurer ->
        configurer
            .eventProcessing()
            .usingPooledStreamingEventProcessors((_, processor) -> defaults(processor))
            .registerDeadLetterQueueProvider(
                group -> axon -> deadLetters(group, axonCollections, serializer))
            .registerDefaultHandlerInterceptor((_, group) -> failures.watching(group))
            .registerDefaultDeadLetterPolicy(_ -> ProcessorConfiguration::decide);
  }

  /**
   * Only what would fail each time again is a dead letter: an event that cannot follow, cannot be
   * read, or leads to a command that is refused. Any other failure is thrown on, so that Axon tries
   * the batch again, after pauses that grow from a second to a minute. (A decision not to enqueue
   * would leave the event out.)
   */
  private static EnqueueDecision<EventMessage<?>> decide(
      DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
    return switch (cause) {
      case ImpossibleHistory _, SerializationException _, Refused _ ->
          Decisions.enqueue(ThrowableCause.truncated(cause));
      case CommandExecutionException e when e.getCause() != null -> decide(letter, e.getCause());
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      default -> throw new IllegalStateException(cause);
    };
  }

  /**
   * A processor that is new begins with the first event, and that is no replay: what was recorded
   * while it started would else pass by whoever disallows replays.
   */
  private static PooledStreamingEventProcessor.Builder defaults(
      PooledStreamingEventProcessor.Builder processor) {
    return processor
        .initialToken(StreamableMessageSource::createTailToken)
        .initialSegmentCount(SEGMENTS)
        .batchSize(EVENTS_PER_BATCH);
  }

  private static SequencedDeadLetterQueue<EventMessage<?>> deadLetters(
      String group, MongoTemplate collections, Serializer serializer) {
    return MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
        .processingGroup(group)
        .maxSequences(MAX_AGGREGATES_WITH_LETTERS)
        .maxSequenceSize(MAX_LETTERS_PER_AGGREGATE)
        .mongoTemplate(collections)
        .serializer(serializer)
        .build();
  }
}
