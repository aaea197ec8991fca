package dev.tranche.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.testing.RunningTranche;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Views are built anew, several times, and former generations put back and taken away again, while
 * deliveries keep coming and people keep reading.
 */
class WhenAViewIsRebuiltUnderLoadTest {

  private static final int CONTRACTS = 3;
  private static final int REBUILDS = 2;
  private static final int SWITCHES = 4;

  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicInteger delivered = new AtomicInteger();
  private RunningTranche tranche;

  @BeforeEach
  void start() {
    tranche = RunningTranche.empty();
  }

  @AfterEach
  void stop() {
    enough.set(true);
    tranche.close();
  }

  @Test
  void noQueryFailsNoAnswerGoesBackInTimeAndNothingIsMissing() throws Exception {
    for (int contract = 0; contract < CONTRACTS; contract++) {
      assertThat(tranche.post(path(contract, "signature"), SIGNATURE).status()).isEqualTo(200);
    }
    awaitViews();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      IntStream.range(0, CONTRACTS).forEach(c -> all.add(people.submit(() -> deliver(c))));
      IntStream.range(0, CONTRACTS).forEach(c -> all.add(people.submit(() -> follow(c))));
      all.add(people.submit(this::followTheList));
      all.add(people.submit(() -> follow("deliveries")));
      all.add(people.submit(this::followBacklog));
      try {
        for (int i = 0; i < REBUILDS; i++) {
          assertThat(tranche.post("/api/views/rebuilds", "").status()).isEqualTo(202);
          await().atMost(Duration.ofMinutes(2)).until(this::isSwitched);
        }
        for (int i = 0; i < SWITCHES; i++) {
          putBack("delivery", i % 2 + 1);
          putBack("backlog", i % 2 + 1);
        }
      } finally {
        enough.set(true);
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    awaitViews();

    assertThat(backlog()).isEqualTo(CONTRACTS * 100_000L - delivered.get());
    assertThat(tranche.post("/api/views/rebuilds", "").status()).isEqualTo(202);
    await().atMost(Duration.ofMinutes(2)).until(this::isSwitched);
    for (String view : List.of("delivery", "backlog")) {
      JsonNode differences = tranche.get(rebuilds(view)).json().get("differences");
      assertThat(differences.at("/compared").asInt()).isEqualTo(CONTRACTS);
      for (String kind : List.of("missing", "ghosts", "altered")) {
        assertThat(differences.at("/" + kind + "/count").asInt())
            .as(differences.toString())
            .isZero();
      }
    }
  }

  private void deliver(int contract) {
    for (int i = 0; !enough.get(); i++) {
      RunningTranche.Answer answer = tranche.post(path(contract, "deliveries"), delivery("d" + i));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      delivered.incrementAndGet();
    }
  }

  private void follow(int contract) {
    long before = 0;
    while (!enough.get()) {
      long now = ask(path(contract, "progress")).get("delivered").asLong();
      assertThat(now).isGreaterThanOrEqualTo(before);
      long counted = ask(path(contract, "")).get("deliveries").size();
      assertThat(counted).as("asked later").isGreaterThanOrEqualTo(now);
      before = counted;
    }
  }

  private void followTheList() {
    long[] before = new long[CONTRACTS];
    while (!enough.get()) {
      JsonNode contracts = ask("/api/contracts?status=in-force&buyer=PL").get("contracts");
      assertThat(contracts).hasSize(CONTRACTS);
      for (int i = 0; i < CONTRACTS; i++) {
        long now = contracts.get(i).get("delivered").asLong();
        assertThat(now).isGreaterThanOrEqualTo(before[i]);
        before[i] = now;
      }
    }
  }

  /** A sum over the order book that only grows. */
  private void follow(String sum) {
    long before = 0;
    while (!enough.get()) {
      long now = units(sum);
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
  }

  /** Makes another one of the generations be read; all of them are fed. */
  private void putBack(String view, int generation) {
    long before = delivered.get();
    RunningTranche.Answer answer =
        tranche.post("/api/views/%s/generations/%d/read".formatted(view, generation), "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    await().until(() -> delivered.get() > before + CONTRACTS);
  }

  private void followBacklog() {
    long before = Long.MAX_VALUE;
    while (!enough.get()) {
      long now = backlog();
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
    }
  }

  private long backlog() {
    return units("backlog");
  }

  private long units(String sum) {
    return ask("/api/%s?by=designation".formatted(sum)).at("/total/units").asLong();
  }

  private JsonNode ask(String path) {
    RunningTranche.Answer answer = tranche.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private boolean isSwitched() {
    return tranche
        .get("/api/views")
        .json()
        .valueStream()
        .allMatch(view -> view.get("rebuild").asString().equals("switched"));
  }

  private void awaitViews() {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                tranche
                    .get("/api/views")
                    .json()
                    .valueStream()
                    .allMatch(view -> view.get("lag").asLong() == 0));
  }

  private static String rebuilds(String view) {
    return "/api/views/" + view + "/rebuilds";
  }

  private static String path(int contract, String what) {
    return "/api/contracts/xx-trucks-%d%s".formatted(contract, what.isEmpty() ? "" : "/" + what);
  }

  private static String delivery(String name) {
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
