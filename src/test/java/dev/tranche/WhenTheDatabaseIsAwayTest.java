package dev.tranche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import dev.tranche.contract.ContractCommand;
import dev.tranche.contract.RandomLife;
import dev.tranche.log.FlakyProxy;
import dev.tranche.log.LogUnavailable;
import dev.tranche.log.ProcessorFailures;
import dev.tranche.statement.CommandService;
import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A database that is away for a while holds the views up, and leaves nothing wrong in them. */
class WhenTheDatabaseIsAwayTest {

  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int LIVES = 40;
  private static final int TIMES_AWAY = 2;
  private static final List<String> GROUPS =
      List.of("delivery", "backlog", "framework", "figure", "rate", "call-offs");

  private static FlakyProxy proxy;
  private static RunningTranche tranche;

  @BeforeAll
  static void start() throws Exception {
    TestMongo mongo = TestMongo.start();
    ServerAddress server =
        new ServerAddress(new ConnectionString(mongo.connectionString()).getHosts().getFirst());
    proxy = new FlakyProxy(server.getHost(), server.getPort());
    tranche =
        RunningTranche.on(
            mongo,
            new ConnectionString(
                "mongodb://127.0.0.1:%d/%s?directConnection=true&serverSelectionTimeoutMS=500"
                    .formatted(proxy.port(), mongo.databaseName())));
  }

  @AfterAll
  static void stop() throws Exception {
    tranche.close();
    proxy.close();
  }

  @Test
  void nothingIsLeftOutOfTheViewsAndNothingBecomesADeadLetter() throws Exception {
    Map<String, RandomLife> lives = new TreeMap<>();
    RandomLife.forEach(LIVES, life -> lives.put(life.reference(), life));
    AtomicInteger recorded = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> writers = new ArrayList<>();
      for (RandomLife life : lives.values()) {
        writers.add(threads.submit(() -> record(life, recorded)));
      }
      for (int time = 1; time <= TIMES_AWAY; time++) {
        int some = time * LIVES / (TIMES_AWAY + 1);
        await().atMost(LONG).until(() -> recorded.get() >= some);
        proxy.loseAnswers(10);
        await().atMost(LONG).until(() -> hasFailed("delivery") || hasFailed("backlog"));
        proxy.cut();
        await().atMost(LONG).until(() -> hasFailed("delivery") && hasFailed("backlog"));
        proxy.mend();
      }
      proxy.loseAnswers(0);
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    awaitViews();

    assertThat(rows("delivery")).hasSize(lives.size());
    assertThat(tranche.post("/api/views/rebuilds", "").status()).isEqualTo(202);
    proxy.cut(); // the rebuild is broken off, and begins again by itself
    await().atMost(LONG).until(() -> !rebuilds());
    proxy.mend();
    for (String view : List.of("delivery", "backlog")) {
      await()
          .atMost(LONG)
          .untilAsserted(
              () -> assertThat(rebuild(view).get("state").asString()).isEqualTo("switched"));
      JsonNode differences = rebuild(view).get("differences");
      for (String kind : List.of("missing", "ghosts", "altered")) {
        assertThat(differences.at("/" + kind + "/count").asLong()).as(view + " " + kind).isZero();
      }
    }
  }

  @Test
  void aViewThatTriesAgainSaysWhyAndGoesOnByItself() {
    RandomLife life = RandomLife.of(15);
    MongoCollection<Document> rows =
        tranche.mongo().database().getCollection("backlog-" + view("backlog").get("generation"));
    rows.insertOne(new Document("_id", life.reference()).append("version", "none"));
    record(life, new AtomicInteger());
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(view("backlog").get("retrying").asString())
                    .contains("ClassCastException"));
    assertThat(view("backlog").get("lag").asLong()).isPositive();

    rows.deleteOne(new Document("_id", life.reference()));
    awaitViews();
    assertThat(rows.countDocuments(new Document("_id", life.reference()))).isOne();
  }

  private static void record(RandomLife life, AtomicInteger recorded) {
    CommandService desk = tranche.bean(CommandService.class);
    int number = 0;
    for (ContractCommand command : life.commands()) {
      record(desk, command, "%s-%d".formatted(life.reference(), number++));
    }
    recorded.incrementAndGet();
  }

  /** As a client does that was given no answer. */
  private static void record(CommandService desk, ContractCommand command, String key) {
    while (true) {
      try {
        desk.record(command, key);
        return;
      } catch (MongoException | LogUnavailable e) {
        LoggerFactory.getLogger(WhenTheDatabaseIsAwayTest.class).debug("Sent again", e);
      }
    }
  }

  private static boolean hasFailed(String group) {
    return tranche.bean(ProcessorFailures.class).of(group).isPresent();
  }

  private static EventProcessingConfiguration processing() {
    return tranche.bean(EventProcessingConfiguration.class);
  }

  private static boolean rebuilds() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("view-rebuild"));
  }

  private static void awaitViews() {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              for (String group : GROUPS) {
                assertThat(
                        processing()
                            .deadLetterQueue(group)
                            .map(SequencedDeadLetterQueue::size)
                            .orElseThrow())
                    .as(group)
                    .isZero();
              }
              for (JsonNode view : tranche.get("/api/views").json()) {
                assertThat(view.get("lag").asLong()).as(view.toString()).isZero();
                assertThat(view.get("retrying").isNull()).as(view.toString()).isTrue();
              }
            });
  }

  private static JsonNode view(String name) {
    return tranche.get("/api/views/" + name).json();
  }

  private static JsonNode rebuild(String view) {
    return tranche.get("/api/views/" + view + "/rebuilds").json();
  }

  private static List<Document> rows(String view) {
    return tranche
        .mongo()
        .database()
        .getCollection(view + "-" + view(view).get("generation"))
        .find()
        .into(new ArrayList<>());
  }
}
