package dev.tranche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import dev.tranche.embedded.EmbeddedMongo;
import dev.tranche.testing.LongLog;
import dev.tranche.testing.TrancheProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed while it builds its views anew: when it starts again, what is read is
 * whole, and the rebuild is started over.
 */
@Tag("process")
class AfterAKillDuringARebuildTest {

  private static final int DELIVERIES = 150;
  private static final int CONTRACTS = 1_250;
  private static final List<String> VIEWS = List.of("delivery", "backlog", "framework", "figure");

  @TempDir private Path dataFolder;

  private TrancheProcess tranche;

  @BeforeEach
  void prepare() {
    tranche = new TrancheProcess(dataFolder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    tranche.kill();
  }

  @Test
  void noViewIsEverHalfSwitched() throws Exception {
    recordMarket();
    tranche.start();
    killWhileFilling();
    tranche.start();
    assertThat(tranche.post("/api/contracts/xx-trucks-2020/signature", SIGNATURE)).isEqualTo(200);
    for (int i = 0; i < DELIVERIES; i++) {
      assertThat(tranche.post("/api/contracts/xx-trucks-2020/deliveries", delivery(i)))
          .isEqualTo(200);
    }
    awaitSwitched();
    assertWhole();
    assertThat(tranche.post("/api/views/rebuilds", "")).isEqualTo(202);
    killWhileFilling();
    tranche.start();
    assertWhole();
    awaitSwitched();
    assertWhole();
    for (String view : VIEWS) {
      assertThat(tranche.get("/api/views/" + view).get("generations").size())
          .as("the one that was read when it was killed or before, and the one that is read")
          .isGreaterThanOrEqualTo(2);
    }
  }

  /** No view was made of it yet: the first start builds them. */
  private void recordMarket() throws Exception {
    try (EmbeddedMongo server = EmbeddedMongo.start(dataFolder);
        MongoClient client = server.client(MongoClientSettings.builder().build())) {
      LongLog.record(client.getDatabase("tranche"), CONTRACTS);
    }
  }

  private void killWhileFilling() throws Exception {
    await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofMinutes(1)).until(this::isFilling);
    tranche.kill();
  }

  /** A fast rebuild can be over before anybody looks; then another one is asked for. */
  private boolean isFilling() throws IOException {
    String state = rebuild("delivery");
    if (state.equals("switched")) {
      tranche.post("/api/views/rebuilds", "");
    }
    return state.equals("filling");
  }

  private void awaitSwitched() {
    for (String view : VIEWS) {
      await().atMost(Duration.ofMinutes(2)).until(() -> rebuild(view).equals("switched"));
    }
  }

  private String rebuild(String view) throws IOException {
    return tranche.get("/api/views/" + view + "/rebuilds").get("state").asString();
  }

  private void assertWhole() throws IOException {
    long last = tranche.get("/api/audit/verification").at("/end/position").asLong() - 1;
    String contract = "/api/contracts/xx-trucks-2020/progress?atLeast=" + last;
    assertThat(tranche.get(contract).get("delivered").asInt()).isEqualTo(DELIVERIES);
    String backlog = "/api/backlog?by=designation&supplier=Example%20Works&atLeast=" + last;
    assertThat(tranche.get(backlog).at("/total/units").asInt()).isEqualTo(100_000 - DELIVERIES);
  }

  private static String delivery(int number) {
    return """
    {"delivery": "d%d", "quantity": 1, "effective": "2020-02", "source": {"publisher": "Example Gazette"}}
    """
        .formatted(number);
  }

  private static final String SIGNATURE =
      """
      {"buyer": "PL", "supplier": {"name": "Example Works", "country": "KR"},
       "items": [{"designation": "Truck", "category": "outside-the-register", "quantity": 100000}],
       "value": "USD 1 bn", "effective": "2020-01-01", "source": {"publisher": "Example Gazette"}}
      """;
}
