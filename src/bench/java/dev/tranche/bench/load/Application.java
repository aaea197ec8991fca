package dev.tranche.bench.load;

import dev.tranche.TrancheApplication;
import dev.tranche.bench.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application in a process of its own, asked as anybody would ask it. */
final class Application implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Program program;
  private final int port;

  /** An answer over HTTP. */
  record Answer(int status, String body) {

    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  private Application(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  /** Starts it on a database and waits until it answers. */
  static Application start(int heapMegabytes, String uri) throws IOException {
    int port = freePort();
    Program program =
        Program.start(
            heapMegabytes,
            Application.class,
            "--server.port=" + port,
            "--tranche.seeds=",
            "--logging.level.root=warn",
            "--spring.mongodb.uri=" + uri);
    Application application = new Application(program, port);
    while (!application.isThere()) {
      if (!program.isAlive()) {
        throw new IOException("The application ended before it answered");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return application;
  }

  static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // what it tells people must not pass for an answer
    try (ConfigurableApplicationContext _ =
        SpringApplication.run(TrancheApplication.class, arguments)) {
      answers.println("started");
      while (System.in.read() >= 0) {
        // until the other side closes
      }
    }
  }

  private boolean isThere() {
    try {
      return get("/api/health").status() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  Answer get(String path) throws IOException {
    return send(HttpRequest.newBuilder(), path);
  }

  Answer post(String path, String json) throws IOException {
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)),
        path);
  }

  private Answer send(HttpRequest.Builder request, String path) throws IOException {
    try {
      HttpResponse<String> response =
          client.send(
              request
                  .uri(URI.create("http://localhost:" + port + path))
                  .timeout(Duration.ofMinutes(2))
                  .build(),
              BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Waits until every view's last rebuild is switched to, and has read all of its events. */
  void awaitSwitched() throws IOException {
    awaitViews("rebuild", "switched");
  }

  /** Waits until every view has read the whole log. */
  void awaitNoLag() throws IOException {
    awaitViews("lag", "0");
  }

  private void awaitViews(String field, String value) throws IOException {
    while (!get("/api/views")
        .json()
        .valueStream()
        .allMatch(view -> view.get(field).asString("").equals(value))) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    program.close();
  }
}
