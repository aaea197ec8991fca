package dev.tranche;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.TrancheProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The program is killed while commands run: what was acknowledged is there when it starts again.
 */
@Tag("process")
class AfterAKillTest {

  private static final int KILLS = 3;
  private static final int WRITERS = 4;

  private TrancheProcess tranche;

  @BeforeEach
  void prepare(@TempDir Path dataFolder) {
    tranche = new TrancheProcess(dataFolder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    tranche.kill();
  }

  @Test
  void theLogIsWholeEveryAcknowledgedDeliveryIsThereAndTheViewsCatchUp() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    tranche.start();
    assertThat(tranche.post("/api/contracts/xx-trucks-2020/signature", SIGNATURE)).isEqualTo(200);
    for (int kill = 0; kill < KILLS; kill++) {
      CountDownLatch enough = new CountDownLatch(40);
      List<Thread> writers = writers("k" + kill, acknowledged, enough);
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      tranche.kill();
      for (Thread writer : writers) {
        writer.join();
      }
      tranche.start();
      assertEverythingIsThere(acknowledged);
    }
  }

  private void assertEverythingIsThere(Set<String> acknowledged) throws Exception {
    JsonNode verification = tranche.get("/api/audit/verification");
    assertThat(verification.get("firstBreak").isNull()).as(verification.toString()).isTrue();
    long last = verification.get("end").get("position").asLong() - 1;
    JsonNode contract = tranche.get("/api/contracts/xx-trucks-2020?atLeast=" + last);
    Set<String> recorded =
        contract
            .get("deliveries")
            .valueStream()
            .map(d -> d.get("delivery").asString())
            .collect(Collectors.toSet());
    assertThat(recorded).containsAll(acknowledged);
    long delivered =
        tranche.get("/api/contracts/xx-trucks-2020/progress").get("delivered").asLong();
    assertThat(delivered).isEqualTo(recorded.size());
    JsonNode backlog = tranche.get("/api/backlog?by=designation&atLeast=" + last);
    assertThat(backlog.get("total").get("units").asLong()).isEqualTo(100_000 - delivered);
  }

  private List<Thread> writers(String round, Set<String> acknowledged, CountDownLatch enough) {
    return IntStream.range(0, WRITERS)
        .mapToObj(
            writer ->
                Thread.ofVirtual().start(() -> deliver(round + "-" + writer, acknowledged, enough)))
        .toList();
  }

  /** Delivers one by one until the program is gone. */
  private void deliver(String prefix, Set<String> acknowledged, CountDownLatch enough) {
    try {
      for (int i = 0; ; i++) {
        String name = prefix + "-" + i;
        if (tranche.post("/api/contracts/xx-trucks-2020/deliveries", deliveryOf(name)) == 200) {
          acknowledged.add(name);
          enough.countDown();
        }
      }
    } catch (IOException gone) {
      // It was killed: what was under way is not acknowledged.
    }
  }

  private static String deliveryOf(String name) {
    return """
    {"delivery": "%s", "quantity": 1, "effective": "2020-02", "source": {"publisher": "Example Gazette"}}
    """
        .formatted(name);
  }

  private static final String SIGNATURE =
      """
      {"buyer": "PL", "supplier": {"name": "Example Works", "country": "KR"},
       "items": [{"designation": "Truck", "category": "outside-the-register", "quantity": 100000}],
       "value": "USD 1 bn", "effective": "2020-01-01", "source": {"publisher": "Example Gazette"}}
      """;
}
