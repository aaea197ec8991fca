package dev.tranche.bench.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.tranche.bench.Deliveries;
import dev.tranche.log.CommitLog;
import dev.tranche.log.LogStorageEngine;
import java.util.Iterator;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The engines that are compared, all with the same events as the same JSON. */
final class Engines {

  /** As many events a page as ours reads, so that none is slow for its smaller pages. */
  private static final int PAGE_EVENTS = 1000;

  private Engines() {}

  static LogStorageEngine ours(MongoDatabase database) {
    return LogStorageEngine.over(
        new CommitLog(database),
        database,
        Deliveries.JSON,
        Deliveries.JSON,
        NoOpEventUpcaster.INSTANCE,
        _ -> true);
  }

  /** Under the write concern of the client. */
  static MongoEventStorageEngine stock(MongoClient client, String database) {
    return MongoEventStorageEngine.builder()
        .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(client, database).build())
        .eventSerializer(Deliveries.JSON)
        .snapshotSerializer(Deliveries.JSON)
        .batchSize(PAGE_EVENTS)
        .build();
  }

  /** As Axon's Spring Boot starter sets it up: a transaction around each append. */
  static JdbcEventStorageEngine jdbc(DataSource pool) {
    return jdbc(
        new SpringDataSourceConnectionProvider(pool),
        new SpringTransactionManager(new DataSourceTransactionManager(pool)));
  }

  private static JdbcEventStorageEngine jdbc(
      ConnectionProvider connections, TransactionManager transactions) {
    JdbcEventStorageEngine engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(connections)
            .transactionManager(transactions)
            .eventSerializer(Deliveries.JSON)
            .snapshotSerializer(Deliveries.JSON)
            .batchSize(PAGE_EVENTS)
            .build();
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
    return engine;
  }

  /** Reads an aggregate's events as they are loaded, each with its payload. */
  static int load(EventStorageEngine engine, String stream) {
    int events = 0;
    DomainEventStream loaded = engine.readEvents(stream);
    while (loaded.hasNext()) {
      loaded.next().getPayload();
      events++;
    }
    return events;
  }

  /** Reads the log from its start, each event with its payload, at most so many. */
  static int read(EventStorageEngine engine, int most) {
    int events = 0;
    try (var log = engine.readEvents(null, false)) {
      Iterator<? extends EventMessage<?>> all = log.iterator();
      while (events < most && all.hasNext()) {
        all.next().getPayload();
        events++;
      }
    }
    return events;
  }
}
