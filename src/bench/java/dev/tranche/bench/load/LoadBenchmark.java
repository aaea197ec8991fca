package dev.tranche.bench.load;

import com.mongodb.client.MongoClient;
import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.bench.load.Latencies.Kind;
import dev.tranche.bench.load.Latencies.Phase;
import dev.tranche.embedded.Durability;
import dev.tranche.testing.LongLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The application starts on a log of a million events ({@code -Dcontracts}) without views, and
 * builds them; then, under commands and questions, it builds them anew. No question may fail, no
 * answer may go back in time, and in the end the views must equal the fold of the log.
 */
public final class LoadBenchmark implements Benchmark {

  private static final int CONTRACTS = Integer.getInteger("contracts", 100_500);
  private static final int HEAP_MEGABYTES = 1024;
  private static final int COMMANDS_PER_SECOND = 200;
  private static final String DATABASE = "load";

  /** A phase is so many times as long as a measurement of a rate. */
  private static final int LENGTH = 15;

  private static final int MOST_COMPLAINTS = 10;
  private static final String NO_DIFFERENCES = "missing 0, ghosts 0, altered 0";

  private static final Map<Kind, String> QUESTIONS =
      new TreeMap<>(
          Map.of(
              Kind.COMMAND, "command",
              Kind.PROGRESS, "progress of a contract",
              Kind.LIST, "page of the list of contracts",
              Kind.BOOK, "sum over the order book"));

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    Table table = new Table();
    try (ServerProgram.Running server =
        ServerProgram.start(folder.resolve("load"), Durability.FSYNC)) {
      System.out.printf("  recording %,d contracts%n", CONTRACTS);
      long events = record(server);
      table.count("events", events);
      table.count("contracts", CONTRACTS);
      String uri = server.uri() + "/" + DATABASE + "?w=majority&journal=true";
      long start = System.nanoTime();
      try (Application application = Application.start(HEAP_MEGABYTES, uri)) {
        double answersAfter = (System.nanoTime() - start) / 1e9;
        application.awaitSwitched();
        Series built = new Series((System.nanoTime() - start) / 1e9);
        table.add(
            "started on the log without views, all built",
            built,
            "s",
            "first answer",
            new Series(answersAfter),
            null);
        System.out.printf("  all views built after %.1f s%n", built.median());
        measure(options, application, table);
      }
    }
    return table;
  }

  private static long record(ServerProgram.Running server) throws Exception {
    try (MongoClient client = server.client()) {
      return LongLog.record(client.getDatabase(DATABASE), CONTRACTS);
    }
  }

  private static void measure(Options options, Application application, Table table)
      throws Exception {
    long phaseMillis = Math.round(options.seconds() * LENGTH * 1000);
    Latencies latencies = new Latencies();
    try (People people = new People(application, latencies)) {
      people.sign();
      application.awaitNoLag();
      people.start(COMMANDS_PER_SECOND);
      Thread.sleep(phaseMillis); // both compilers get warm
      latencies.begin(Phase.BEFORE);
      Thread.sleep(phaseMillis);
      latencies.end();
      System.out.println("  the rebuild begins");
      latencies.begin(Phase.DURING);
      rebuild(application);
      latencies.end();
      JsonNode rebuild = application.get("/api/views/delivery/rebuilds").json();
      people.stop();
      application.awaitNoLag();
      people.check();
      add(table, latencies, rebuild.get("ofEvents").asLong());
      System.out.println("  the views are held against the fold of the log");
      rebuild(application);
      for (String view : List.of("delivery", "backlog")) {
        String found = differences(application, view);
        if (!found.equals(NO_DIFFERENCES)) {
          table.fail("The view %s is not the fold of the log: %s".formatted(view, found));
        }
      }
      people.complaints().stream().limit(MOST_COMPLAINTS).forEach(table::fail);
      table.count(
          "questions and commands that failed, answers back in time", people.complaints().size());
    }
  }

  private static void rebuild(Application application) throws IOException {
    Application.Answer answer = application.post("/api/views/rebuilds", "");
    if (answer.status() != 202) {
      throw new IOException("The rebuild was not begun: " + answer);
    }
    application.awaitSwitched();
  }

  private static String differences(Application application, String view) throws IOException {
    JsonNode found = application.get("/api/views/" + view + "/rebuilds").json().get("differences");
    return "missing %d, ghosts %d, altered %d"
        .formatted(
            found.at("/missing/count").asLong(),
            found.at("/ghosts/count").asLong(),
            found.at("/altered/count").asLong());
  }

  private static void add(Table table, Latencies latencies, long events) {
    Series during = latencies.seconds(Phase.DURING);
    table.add("rebuild of all views under load", during, "s");
    table.add("events rebuilt under load", new Series(events / during.median()), "events/s");
    table.add(
        "commands recorded during the rebuild",
        latencies.rate(Phase.DURING, Kind.COMMAND),
        "commands/s",
        "before it",
        latencies.rate(Phase.BEFORE, Kind.COMMAND),
        null);
    QUESTIONS.forEach(
        (kind, name) -> {
          for (int percent : new int[] {50, 99}) {
            table.add(
                "%s during the rebuild, p%d".formatted(name, percent),
                latencies.percentile(Phase.DURING, kind, percent),
                "ms",
                "before it",
                latencies.percentile(Phase.BEFORE, kind, percent),
                null);
          }
        });
  }
}
