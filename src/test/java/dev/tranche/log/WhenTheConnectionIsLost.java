package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.tranche.testing.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenTheConnectionIsLost {

  private TestMongo mongo;
  private FlakyProxy proxy;
  private MongoClient client;
  private CommitLog log;

  @BeforeEach
  void open() throws Exception {
    mongo = TestMongo.start();
    ServerAddress server =
        new ServerAddress(new ConnectionString(mongo.uri()).getHosts().getFirst());
    proxy = new FlakyProxy(server.getHost(), server.getPort());
    client =
        MongoClients.create(
            "mongodb://127.0.0.1:%d/?directConnection=true&retryWrites=false&serverSelectionTimeoutMS=500"
                .formatted(proxy.port()));
    log = new CommitLog(mongo.databaseOf(client), Duration.ofSeconds(10));
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    client.close();
    proxy.close();
    mongo.close();
  }

  @Test
  void keepsWhatTheServerHadWritten() {
    log.append(Facts.of("pl-k2-2022", 0, 1));
    proxy.loseAnswers(1);
    Commit recorded = log.append(Facts.of("pl-k2-2022", 1, 2));
    assertThat(proxy.answersLost()).isEqualTo(1);
    assertThat(recorded.position()).isEqualTo(1);
    assertThat(log.read(0, 10)).hasSize(2);
    assertThat(log.append(Facts.of("pl-k2-2022", 3, 1)).position()).isEqualTo(3);
  }

  @Test
  void appendsNothingTwiceWithManyWriters() throws Exception {
    proxy.loseAnswers(5);
    List<Commit> recorded = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<Commit>>> writers =
          IntStream.range(0, 8)
              .mapToObj(thread -> threads.submit(() -> write("contract-" + thread)))
              .toList();
      for (Future<List<Commit>> writer : writers) {
        recorded.addAll(writer.get());
      }
    }
    assertThat(proxy.answersLost()).isEqualTo(5);
    assertThat(log.read(0, 1000)).containsExactlyInAnyOrderElementsOf(recorded);
    assertThat(new ChainVerifier(log).verify().firstBreak()).isEmpty();
  }

  @Test
  void saysThatTheOutcomeIsUnknownWhereTheServerStaysAway() throws Exception {
    CommitLog impatient = new CommitLog(mongo.databaseOf(client), Duration.ofMillis(200));
    proxy.loseAnswers(1);
    proxy.close();
    assertThatThrownBy(() -> impatient.append(Facts.of("pl-k2-2022", 0, 1)))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("pl-k2-2022");
    impatient.close();
  }

  private List<Commit> write(String stream) {
    return IntStream.range(0, 10).mapToObj(i -> log.append(Facts.of(stream, i, 1))).toList();
  }
}
