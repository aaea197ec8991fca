package dev.tranche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.bench.Market;
import dev.tranche.testing.LongLog;
import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.ViewDocuments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/**
 * Two processes start at once on a log that no view was made of yet, as after a restore; somebody
 * goes on recording.
 */
class WhenTheLogIsLongAtTheFirstStartTest {

  private static final int CONTRACTS = 1_250;
  private static final int DELIVERIES = 20;
  private static final Set<String> VIEWS =
      Set.of("backlog", "delivery", "figure", "framework", "rate");

  /** The first position that a processor was given. */
  private static final Map<String, Long> FIRST = new ConcurrentHashMap<>();

  /** Sees every event that a processor handles one by one. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Seen {

    @Bean
    ConfigurerModule seenByProcessors() {
      return configurer ->
          configurer
              .eventProcessing()
              .registerDefaultHandlerInterceptor(
                  (_, processor) ->
                      (unit, chain) -> {
                        if (unit.getMessage() instanceof TrackedEventMessage<?> event) {
                          long position = event.trackingToken().position().orElseThrow();
                          FIRST.merge(processor, position, Math::min);
                        }
                        return chain.proceed();
                      });
    }
  }

  @Test
  void theViewsAreBuiltInBulkAndNothingIsMissing() throws Exception {
    TestMongo mongo = TestMongo.start();
    long before = LongLog.record(mongo.database(), CONTRACTS);
    String seen = "--spring.main.sources=" + Seen.class.getName();
    // By its name the token store takes both for one node, and wonders when it ends twice.
    String calm = "--logging.level.org.axonframework.extensions.mongo=error";
    CompletableFuture<ConfigurableApplicationContext> other =
        CompletableFuture.supplyAsync(
            () ->
                SpringApplication.run(
                    TrancheApplication.class,
                    "--server.port=0",
                    "--tranche.seeds=",
                    "--spring.mongodb.uri=" + mongo.connectionString(),
                    seen,
                    calm));
    try (RunningTranche tranche = RunningTranche.on(mongo, "--tranche.seeds=", seen, calm);
        ConfigurableApplicationContext second = other.join()) {
      assertThat(tranche.post("/api/contracts/xx-trucks/signature", SIGNATURE).status())
          .isEqualTo(200);
      for (int i = 0; i < DELIVERIES; i++) {
        assertThat(tranche.post("/api/contracts/xx-trucks/deliveries", delivery(i)).status())
            .isEqualTo(200);
      }
      await().atMost(Duration.ofMinutes(2)).until(() -> allAre(tranche, "switched"));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> tranche.get("/api/views").json().valueStream().allMatch(v -> lag(v) == 0));

      for (String name : List.of("deliveryDocuments", "backlogDocuments")) {
        assertEqualToTheFold(second.getBean(name, ViewDocuments.class));
      }
      assertThat(tranche.get("/api/backlog?by=buyer&buyer=PL").status()).isEqualTo(200);
      assertThat(FIRST.keySet()).containsAll(Set.of("backlog", "delivery"));
      FIRST.keySet().retainAll(VIEWS);
      assertThat(FIRST.values()).allMatch(position -> position >= before);
    }
  }

  private static void assertEqualToTheFold(ViewDocuments<?, ?> view) {
    Set<String> streams = new TreeSet<>(Set.of("xx-trucks"));
    for (int i = 0; i < CONTRACTS; i++) {
      streams.add(Market.stream(i));
    }
    assertThat(view.rows(streams).keySet()).isEqualTo(streams);
    for (String stream : streams) {
      assertThat(view.find(stream)).isEqualTo(Optional.of(view.folded(stream).state()));
    }
  }

  private static boolean allAre(RunningTranche tranche, String state) {
    return tranche
        .get("/api/views")
        .json()
        .valueStream()
        .allMatch(view -> view.get("rebuild").asString("").equals(state));
  }

  private static long lag(JsonNode view) {
    return view.get("lag").asLong();
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
