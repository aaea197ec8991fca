package dev.tranche.bench.views;

import static dev.tranche.bench.Table.Wanted.atLeast;
import static dev.tranche.bench.Table.Wanted.atMost;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Deliveries;
import dev.tranche.bench.Market;
import dev.tranche.bench.Program;
import dev.tranche.bench.RawCursor;
import dev.tranche.bench.Rounds;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.embedded.Durability;
import dev.tranche.log.CommitLog;
import dev.tranche.log.LogStorageEngine;
import dev.tranche.view.ViewsProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.bson.Document;

/**
 * Both views built anew in one pass from a log of a million events over a hundred thousand
 * contracts ({@code -Dcontracts}), against reading that log and against one write an event; and the
 * progress of single contracts at any two dates.
 */
public final class ViewsBenchmark implements Benchmark {

  private static final int CONTRACTS = Integer.getInteger("contracts", 100_500);
  private static final int HEAP_MEGABYTES = 512;
  private static final int UPSERTS = 2_000;
  private static final int EVENTS_A_ROW = 10;
  private static final int QUESTIONS = 2_000;
  private static final String DATABASE = "views";
  private static final String UNIT = "events/s";
  private static final double GOAL_MILLIS = 5;

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    try (ServerProgram.Running server =
            ServerProgram.start(folder.resolve("views"), Durability.FSYNC);
        MongoClient client = server.client()) {
      MongoDatabase database = client.getDatabase(DATABASE);
      long events = record(database);
      try (Program views =
          Program.start(
              HEAP_MEGABYTES,
              ViewsProgram.class,
              server.clientUri(),
              DATABASE,
              Integer.toString(CONTRACTS))) {
        return measure(options, database, views, events);
      }
    }
  }

  private static long record(MongoDatabase database) throws Exception {
    System.out.printf("  recording %,d contracts%n", CONTRACTS);
    try (CommitLog log = new CommitLog(database)) {
      LogStorageEngine engine =
          LogStorageEngine.over(
              log,
              database,
              Deliveries.JSON,
              Deliveries.JSON,
              NoOpEventUpcaster.INSTANCE,
              _ -> true);
      return new Market(CONTRACTS).record(engine);
    }
  }

  private static Table measure(Options options, MongoDatabase database, Program views, long events)
      throws Exception {
    Fills all = new Fills(views, events);
    Fills quarter = new Fills(views, events / 4);
    all.rate(); // the first one stays, and is what is asked
    Rounds.Results results =
        new Rounds(options.rounds())
            .add("raw", () -> events / RawCursor.seconds(database))
            .add("rebuild", all::rate)
            .add("quarter", quarter::rate)
            .add("upsert", () -> UPSERTS / seconds(() -> upsert(database)))
            .add("p50", () -> figures(views, "ask " + QUESTIONS)[0])
            .add("p99", () -> figures(views, "ask " + QUESTIONS)[1])
            .run();
    Table table = new Table();
    table.count("events", events);
    table.count("contracts", CONTRACTS);
    Series rebuild = results.of("rebuild");
    String what = "rebuild of both views in one pass";
    table.add(what, rebuild, UNIT, "raw cursor, as documents", results.of("raw"), atLeast(0.45));
    table.add(what, rebuild, UNIT, "one upsert an event", results.of("upsert"), atLeast(20));
    table.add(
        "heap in use after collections, rebuild of all",
        all.heap(options.rounds()),
        "MB",
        "rebuild of a quarter",
        quarter.heap(options.rounds()),
        atMost(1.5));
    table.add("progress of a contract at any two dates, median", results.of("p50"), "ms");
    table.add(
        "progress of a contract at any two dates, p99",
        results.of("p99"),
        "ms",
        "goal",
        new Series(constant(GOAL_MILLIS, options.rounds())),
        atMost(1));
    return table;
  }

  private static double[] constant(double value, int times) {
    double[] all = new double[times];
    Arrays.fill(all, value);
    return all;
  }

  private static double[] figures(Program views, String order) throws Exception {
    views.tell(order);
    return Arrays.stream(views.hear().split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Two rows written for each event by one thread, each where the event before left another one: as
   * large as they are in the end.
   */
  private static void upsert(MongoDatabase database) {
    for (String view : List.of("backlog", "delivery")) {
      MongoCollection<Document> rows = database.getCollection(view + "-2");
      MongoCollection<Document> copy = database.getCollection(view + "-copy");
      for (Document row : rows.find().limit(UPSERTS / EVENTS_A_ROW)) {
        for (long version = 0; version < EVENTS_A_ROW; version++) {
          copy.replaceOne(
              Filters.eq("_id", row.get("_id")),
              row.append("version", version),
              new ReplaceOptions().upsert(true));
        }
      }
    }
  }

  /** Views that are filled from the log's first events, and what that took each time. */
  private static final class Fills {

    private final Program views;
    private final long events;
    private final List<Double> megabytes = new ArrayList<>();

    Fills(Program views, long events) {
      this.views = views;
      this.events = events;
    }

    /** Events a second of another one. */
    double rate() throws Exception {
      double[] figures = figures(views, "fill " + events);
      megabytes.add(figures[1]);
      return events / figures[0];
    }

    /** What the last ones had in use. */
    Series heap(int rounds) {
      return new Series(
          megabytes.subList(megabytes.size() - rounds, megabytes.size()).stream()
              .mapToDouble(Double::doubleValue)
              .toArray());
    }
  }
}
