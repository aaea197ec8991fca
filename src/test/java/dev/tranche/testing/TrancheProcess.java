package dev.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.TrancheApplication;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program as a process of its own, which can be killed and started again on its data. */
public final class TrancheProcess {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();
  private final Path dataFolder;
  private @Nullable Process process;
  private volatile int port;

  /** Does not start it yet. */
  public TrancheProcess(Path dataFolder) {
    this.dataFolder = dataFolder;
  }

  /** Starts it with an empty book or what it has recorded, and waits until it answers. */
  public void start() throws IOException {
    port = freePort();
    process =
        JavaProgram.of(
                dataFolder,
                TrancheApplication.class,
                "--server.port=" + port,
                "--tranche.data-dir=" + dataFolder,
                "--tranche.seeds=")
            .redirectErrorStream(true)
            .redirectOutput(dataFolder.resolve("out.txt").toFile())
            .start();
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> send(HttpRequest.newBuilder(), "/api/health").statusCode() == 200);
  }

  /** Kills it at once, as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** The status of the answer. */
  public int post(String path, String json) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    return send(request, path).statusCode();
  }

  /** The answer, which must be one. */
  public JsonNode get(String path) throws IOException {
    HttpResponse<String> response = send(HttpRequest.newBuilder(), path);
    assertThat(response.statusCode())
        .as(() -> response.body() + System.lineSeparator() + output())
        .isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path) throws IOException {
    try {
      return client.send(
          request
              .uri(URI.create("http://localhost:" + port + path))
              .timeout(Duration.ofMinutes(1))
              .build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** What the program printed, for whoever has to find out why it failed. */
  private String output() {
    try {
      return Files.readString(dataFolder.resolve("out.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
