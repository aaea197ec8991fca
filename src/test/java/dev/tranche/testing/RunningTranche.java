package dev.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import dev.tranche.TrancheApplication;
import dev.tranche.log.CommitLog;
import dev.tranche.log.Head;
import dev.tranche.web.CaughtUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole program in this process, on a free port and a database of its own, asked over HTTP as
 * anybody would.
 */
public final class RunningTranche implements AutoCloseable {

  /** An answer over HTTP. */
  public record Answer(int status, String body) {

    public JsonNode json() {
      return JSON.readTree(body);
    }
  }

  private static final JsonMapper JSON = new JsonMapper();

  private static @Nullable DescribedAnswers description;

  private final TestMongo mongo;
  private final boolean isFirst;
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningTranche(TestMongo mongo, boolean isFirst, ConfigurableApplicationContext context) {
    this.mongo = mongo;
    this.isFirst = isFirst;
    this.context = context;
  }

  /** With the facts of the given folder. */
  public static RunningTranche withSeeds(Path seeds) {
    return start("--tranche.seeds=" + seeds);
  }

  /** With an empty book. */
  public static RunningTranche empty() {
    return start("--tranche.seeds=");
  }

  /** With an empty book, and one more argument on its command line. */
  public static RunningTranche empty(String argument) {
    return start("--tranche.seeds=", argument);
  }

  private static RunningTranche start(String... more) {
    return on(TestMongo.start(), more);
  }

  /** On a database that may hold something already, and that closes with the program. */
  public static RunningTranche on(TestMongo mongo, String... more) {
    try {
      return new RunningTranche(mongo, true, run(mongo.connectionString(), more));
    } catch (RuntimeException e) {
      mongo.close();
      throw e;
    }
  }

  /** The same, with another way to the database: through something that stands before it. */
  public static RunningTranche on(TestMongo mongo, ConnectionString way) {
    try {
      return new RunningTranche(mongo, true, run(way.getConnectionString(), "--tranche.seeds="));
    } catch (RuntimeException e) {
      mongo.close();
      throw e;
    }
  }

  /**
   * One more on the same database, as in a process of its own, with one more argument; to be closed
   * before this one.
   */
  public RunningTranche another(String argument) {
    return new RunningTranche(
        mongo, false, run(mongo.connectionString(), "--tranche.seeds=", argument));
  }

  private static ConfigurableApplicationContext run(String database, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--server.port=0", "--spring.mongodb.uri=" + database));
    arguments.addAll(List.of(more));
    return SpringApplication.run(TrancheApplication.class, arguments.toArray(String[]::new));
  }

  public URI address(String path) {
    return URI.create(
        "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
  }

  public Answer get(String path) {
    return send(HttpRequest.newBuilder(address(path)).GET());
  }

  public Answer post(String path, String json) {
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpRequest asked = request.build();
      HttpResponse<String> response = client.send(asked, BodyHandlers.ofString());
      described().check(asked, response);
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As the first program of all tests describes itself; the others are the same. */
  private DescribedAnswers described() throws IOException, InterruptedException {
    synchronized (RunningTranche.class) {
      if (description == null) {
        HttpRequest asked = HttpRequest.newBuilder(address("/v3/api-docs")).build();
        String answer = client.send(asked, BodyHandlers.ofString()).body();
        description = new DescribedAnswers(answer);
      }
      return description;
    }
  }

  /** Waits until the views have followed the log to its present end. */
  public void catchUp() {
    CaughtUp views = bean(CaughtUp.class);
    views
        .head()
        .ifPresent(head -> assertThat(views.awaitPassed(head, Duration.ofMinutes(1))).isTrue());
  }

  /** Waits until the program records nothing of its own any more: call-offs follow contracts. */
  public void settle() {
    CommitLog log = bean(CommitLog.class);
    Head head;
    do {
      head = log.head();
      catchUp();
    } while (!head.equals(log.head()));
  }

  /** The database, to look behind the program's back. */
  public TestMongo mongo() {
    return mongo;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    if (isFirst) {
      mongo.close();
    }
  }
}
