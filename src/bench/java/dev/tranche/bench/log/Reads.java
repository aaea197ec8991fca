package dev.tranche.bench.log;

import static dev.tranche.bench.Table.Wanted.atLeast;
import static dev.tranche.bench.Table.Wanted.atMost;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import dev.tranche.bench.Benchmark.Options;
import dev.tranche.bench.Deliveries;
import dev.tranche.bench.Rounds;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.bench.Writers;
import dev.tranche.embedded.Durability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Loads of one contract from logs of growing size, and reads of a whole log. */
final class Reads {

  private static final int[] SIZES = {10_000, 100_000, 1_000_000};
  private static final int EVENTS_A_CONTRACT = 20;
  private static final int MOST_READ = 200_000;
  private static final int LOADS = 500;
  private static final int WRITERS = 256;
  private static final int BATCH = 1_000;
  private static final String UNIT = "events/s";
  private static final String LOAD = "ms a contract of " + EVENTS_A_CONTRACT;

  private final EventStorageEngine ours;
  private final EventStorageEngine stock;
  private final @Nullable EventStorageEngine jdbc;
  private final MongoDatabase raw;
  private int contracts;

  private Reads(MongoClient client, @Nullable DataSource postgres) {
    raw = client.getDatabase("read");
    ours = Engines.ours(raw);
    stock = Engines.stock(client, "readstock");
    jdbc = postgres == null ? null : Engines.jdbc(postgres);
  }

  static void measure(Options options, Path folder, Table table, @Nullable Postgres postgres)
      throws Exception {
    try (ServerProgram.Running server =
            ServerProgram.start(folder.resolve("reads"), Durability.FSYNC);
        MongoClient client = server.client();
        HikariDataSource pool = postgres == null ? null : Postgres.pool(postgres.address())) {
      Reads reads = new Reads(client, pool);
      List<Rounds.Results> loads = new ArrayList<>();
      for (int size : SIZES) {
        reads.fill(size);
        loads.add(reads.loads(options));
      }
      reads.tellLoads(table, loads);
      reads.tellReads(table, reads.whole(options));
    }
  }

  /** Contracts in blocks, each written round by round, so that none lies in one place. */
  private void fill(int events) throws Exception {
    int first = contracts;
    contracts = events / EVENTS_A_CONTRACT;
    System.out.printf("  filling up to %,d events%n", events);
    int share = (contracts - first + WRITERS - 1) / WRITERS;
    Writers.each(
        WRITERS,
        writer -> {
          int from = first + writer * share;
          int to = Math.min(from + share, contracts);
          for (int sequence = 0; sequence < EVENTS_A_CONTRACT; sequence++) {
            for (int contract = from; contract < to; contract++) {
              ours.appendEvents(List.of(Deliveries.of(name(contract), sequence)));
            }
          }
        });
    fillInBatches(stock, first);
    if (jdbc != null) {
      fillInBatches(jdbc, first);
    }
  }

  private void fillInBatches(EventStorageEngine engine, int first) {
    List<EventMessage<?>> batch = new ArrayList<>();
    for (int sequence = 0; sequence < EVENTS_A_CONTRACT; sequence++) {
      for (int contract = first; contract < contracts; contract++) {
        batch.add(Deliveries.of(name(contract), sequence));
        if (batch.size() == BATCH) {
          engine.appendEvents(batch);
          batch.clear();
        }
      }
    }
    engine.appendEvents(batch);
  }

  private static String name(int contract) {
    return "contract:" + contract;
  }

  private Rounds.Results loads(Options options) throws Exception {
    Rounds rounds = new Rounds(options.rounds());
    rounds.add("raw", () -> millis(stream -> RawDriver.load(raw, stream)));
    rounds.add("ours", () -> millis(stream -> Engines.load(ours, stream)));
    rounds.add("stock", () -> millis(stream -> Engines.load(stock, stream)));
    if (jdbc != null) {
      rounds.add("jdbc", () -> millis(stream -> Engines.load(jdbc, stream)));
    }
    return rounds.run();
  }

  private double millis(ToIntFunction<String> load) {
    Random random = new Random(7);
    long start = System.nanoTime();
    for (int i = 0; i < LOADS; i++) {
      require(EVENTS_A_CONTRACT, load.applyAsInt(name(random.nextInt(contracts))));
    }
    return (System.nanoTime() - start) / 1e6 / LOADS;
  }

  private Rounds.Results whole(Options options) throws Exception {
    Rounds rounds = new Rounds(options.rounds());
    rounds.add("raw", () -> rate(most -> RawDriver.read(raw, Document.class, most)));
    rounds.add("bytes", () -> rate(most -> RawDriver.read(raw, RawBsonDocument.class, most)));
    rounds.add("ours", () -> rate(most -> Engines.read(ours, most)));
    if (jdbc != null) {
      rounds.add("jdbc", () -> rate(most -> Engines.read(jdbc, most)));
    }
    return rounds.run();
  }

  private static double rate(IntUnaryOperator read) {
    long start = System.nanoTime();
    require(MOST_READ, read.applyAsInt(MOST_READ));
    return MOST_READ / ((System.nanoTime() - start) / 1e9);
  }

  private static void require(int expected, int found) {
    if (found != expected) {
      throw new IllegalStateException("Expected " + expected + " events, found " + found);
    }
  }

  private void tellLoads(Table table, List<Rounds.Results> loads) {
    for (int i = 0; i < SIZES.length; i++) {
      Rounds.Results results = loads.get(i);
      String what = "load from %,d events".formatted(SIZES[i]);
      table.add(what, results.of("ours"), LOAD, "raw find", results.of("raw"), null);
      table.add(what, results.of("ours"), LOAD, "stock axon-mongo", results.of("stock"), null);
      if (jdbc != null) {
        table.add(
            what,
            results.of("ours"),
            LOAD,
            "Axon JDBC on PostgreSQL",
            results.of("jdbc"),
            atMost(1.1));
      }
    }
    table.add(
        "load from 1,000,000 events",
        loads.get(2).of("ours"),
        LOAD,
        "from 100,000",
        loads.get(1).of("ours"),
        atMost(1.5));
  }

  private void tellReads(Table table, Rounds.Results results) {
    String what = "read and decoded by `readEvents`";
    Series ours = results.of("ours");
    table.add(what, ours, UNIT, "raw cursor, as documents", results.of("raw"), atLeast(0.8));
    table.add(what, ours, UNIT, "raw cursor, as bytes", results.of("bytes"), null);
    if (jdbc != null) {
      table.add(what, ours, UNIT, "Axon JDBC on PostgreSQL", results.of("jdbc"), atLeast(1.1));
    }
  }
}
