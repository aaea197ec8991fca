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
    List<Double> heap = new ArrayList<>();
    List<Double> heapOfQuarter = new ArrayList<>();
    fill(views, events, heap); // the first one stays, and is what is asked
    Rounds.Results results =
        new Rounds(options.rounds())
            .add("raw", () -> events / RawCursor.seconds(database))
            .add("rebuild", () -> events / fill(views, events, heap))
            .add("quarter", () -> events / 4.0 / fill(views, events / 4, heapOfQuarter))
            .add("upsert", () -> UPSERTS / seconds(() -> upsert(database)))
            .add("p50", () -> figures(views, "ask " + QUESTIONS)[0])
            .add("p99", () -> figures(views, "ask " + QUESTIONS)[1])
            .run();
    Table table = new Table();
    table.count("events", events);
    table.count("contracts", CONTRACTS);
    Series rebuild = results.of("rebuild");
    String what = "rebuild of both views in one pass";
    table.add(what, rebuild, UNIT, "raw cursor, as documents", results.of("raw"), atLeast(0.4));
    table.add(what, rebuild, UNIT, "one upsert an event", results.of("upsert"), atLeast(20));
    table.add(
        "heap in use after collections, rebuild of all",
        last(heap, options.rounds()),
        "MB",
        "rebuild of a quarter",
        last(heapOfQuarter, options.rounds()),
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

  private static Series last(List<Double> values, int number) {
    return new Series(
        values.subList(values.size() - number, values.size()).stream()
            .mapToDouble(Double::doubleValue)
            .toArray());
  }

  private static double fill(Program views, long events, List<Double> heap) throws Exception {
    double[] figures = figures(views, "fill " + events);
    heap.add(figures[1]);
    return figures[0];
  }

  private static double[] figures(Program views, String order) throws Exception {
    views.tell(order);
    String[] figures = views.hear().split(" ", -1);
    return new double[] {Double.parseDouble(figures[0]), Double.parseDouble(figures[1])};
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Two rows written for each event, as large as they are in the end, by one thread. */
  private static void upsert(MongoDatabase database) {
    for (String view : List.of("backlog", "delivery")) {
      MongoCollection<Document> rows = database.getCollection(view + "-2");
      MongoCollection<Document> copy = database.getCollection(view + "-copy");
      for (Document row : rows.find().limit(UPSERTS)) {
        copy.replaceOne(Filters.eq("_id", row.get("_id")), row, new ReplaceOptions().upsert(true));
      }
    }
  }
}
