package dev.tranche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program is killed while commands run: what was acknowledged is there when it starts again.
 */
class AfterAKillTest {

  private static final int KILLS = 3;
  private static final int WRITERS = 4;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private @Nullable Process process;

  @TempDir Path dataFolder;

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void theLogIsWholeEveryAcknowledgedDeliveryIsThereAndTheViewsCatchUp() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    int port = freePort();
    startAt(port);
    assertThat(post(port, "/api/contracts/xx-trucks-2020/signature", SIGNATURE)).isEqualTo(200);
    for (int kill = 0; kill < KILLS; kill++) {
      CountDownLatch enough = new CountDownLatch(40);
      List<Thread> writers = writers(port, "k" + kill, acknowledged, enough);
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      stop();
      for (Thread writer : writers) {
        writer.join();
      }
      port = freePort();
      startAt(port);
      assertEverythingIsThere(port, acknowledged);
    }
  }

  private void assertEverythingIsThere(int port, Set<String> acknowledged) throws Exception {
    JsonNode verification = get(port, "/api/audit/verification");
    assertThat(verification.get("firstBreak").isNull()).as(verification.toString()).isTrue();
    long last = verification.get("end").get("position").asLong() - 1;
    JsonNode contract = get(port, "/api/contracts/xx-trucks-2020?atLeast=" + last);
    Set<String> recorded =
        contract
            .get("deliveries")
            .valueStream()
            .map(d -> d.get("delivery").asString())
            .collect(Collectors.toSet());
    assertThat(recorded).containsAll(acknowledged);
    long delivered = get(port, "/api/contracts/xx-trucks-2020/progress").get("delivered").asLong();
    assertThat(delivered).isEqualTo(recorded.size());
    JsonNode backlog = get(port, "/api/backlog?by=designation&atLeast=" + last);
    assertThat(backlog.get("total").get("units").asLong()).isEqualTo(100_000 - delivered);
  }

  private List<Thread> writers(
      int port, String round, Set<String> acknowledged, CountDownLatch enough) {
    return IntStream.range(0, WRITERS)
        .mapToObj(
            writer ->
                Thread.ofVirtual()
                    .start(() -> deliver(port, round + "-" + writer, acknowledged, enough)))
        .toList();
  }

  /** Delivers one by one until the program is gone. */
  private void deliver(int port, String prefix, Set<String> acknowledged, CountDownLatch enough) {
    try {
      for (int i = 0; ; i++) {
        String name = prefix + "-" + i;
        if (post(port, "/api/contracts/xx-trucks-2020/deliveries", deliveryOf(name)) == 200) {
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

  private void startAt(int port) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddisable-axoniq-console-message=true",
                "-cp",
                System.getProperty("java.class.path"),
                TrancheApplication.class.getName(),
                "--server.port=" + port,
                "--tranche.data-dir=" + dataFolder,
                "--tranche.seeds=")
            .redirectErrorStream(true)
            .redirectOutput(new File(dataFolder.toFile(), "out.txt"))
            .start();
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> send(port, HttpRequest.newBuilder(), "/api/health").statusCode() == 200);
  }

  /** What the program printed, for whoever has to find out why it failed. */
  private String output() {
    try {
      return Files.readString(dataFolder.resolve("out.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int post(int port, String path, String json) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    return send(port, request, path).statusCode();
  }

  private JsonNode get(int port, String path) throws IOException {
    HttpResponse<String> response = send(port, HttpRequest.newBuilder(), path);
    assertThat(response.statusCode())
        .as(() -> response.body() + System.lineSeparator() + output())
        .isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> send(int port, HttpRequest.Builder request, String path)
      throws IOException {
    try {
      return client.send(
          request
              .uri(URI.create("http://localhost:" + port + path))
              .timeout(Duration.ofSeconds(30))
              .build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static final String SIGNATURE =
      """
      {"buyer": "PL", "supplier": {"name": "Example Works", "country": "KR"},
       "items": [{"designation": "Truck", "category": "outside-the-register", "quantity": 100000}],
       "value": "USD 1 bn", "effective": "2020-01-01", "source": {"publisher": "Example Gazette"}}
      """;
}
