package dev.tranche.bench.log;

import static dev.tranche.bench.Table.Wanted.atLeast;

import com.mongodb.client.MongoClient;
import dev.tranche.bench.Benchmark.Options;
import dev.tranche.bench.Deliveries;
import dev.tranche.bench.Rounds;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.bench.Writers;
import dev.tranche.embedded.Durability;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** One event a command, each thread to a contract of its own, as fast as it is acknowledged. */
final class Appends {

  private static final String UNIT = "events/s";

  private final double seconds;

  private Appends(double seconds) {
    this.seconds = seconds;
  }

  static void measure(Options options, Path folder, Table table, @Nullable Postgres postgres)
      throws Exception {
    try (ServerProgram.Running fsync = server(folder, Durability.FSYNC);
        ServerProgram.Running journal = server(folder, Durability.JOURNAL);
        ServerProgram.Running none = server(folder, Durability.NONE);
        MongoClient client = fsync.client();
        MongoClient journalClient = journal.client();
        MongoClient noneClient = none.client()) {
      Appends appends = new Appends(options.seconds());
      Rounds rounds = new Rounds(options.rounds());
      RawDriver raw = new RawDriver(client.getDatabase("raw"));
      EventStorageEngine ours = Engines.ours(client.getDatabase("ours"));
      EventStorageEngine stock = Engines.stock(client, "stock");
      EventStorageEngine jdbc = postgres == null ? null : Engines.jdbc(postgres.pool());
      for (int writers : new int[] {1, 8, 64}) {
        rounds.add("insertOne, " + writers, () -> appends.raw(writers, raw));
        rounds.add("ours, " + writers, () -> appends.engine(writers, ours));
        rounds.add("stock, " + writers, () -> appends.engine(writers, stock));
        if (jdbc != null) {
          rounds.add("jdbc, " + writers, () -> appends.engine(writers, jdbc));
        }
      }
      rounds.add("insertMany(500)", () -> appends.rawBatches(raw));
      EventStorageEngine journaled = Engines.ours(journalClient.getDatabase("ours"));
      EventStorageEngine unjournaled = Engines.ours(noneClient.getDatabase("ours"));
      rounds.add("journal, 64", () -> appends.engine(64, journaled));
      rounds.add("none, 64", () -> appends.engine(64, unjournaled));
      tell(table, rounds.run(), jdbc != null);
    }
  }

  private static ServerProgram.Running server(Path folder, Durability durability) throws Exception {
    return ServerProgram.start(folder.resolve("appends-" + durability), durability);
  }

  private double raw(int writers, RawDriver raw) throws Exception {
    String run = UUID.randomUUID().toString();
    return Writers.rate(
        writers,
        seconds,
        (thread, i) -> {
          raw.insertOne(run + ":" + thread, i);
          return 1;
        });
  }

  private double rawBatches(RawDriver raw) throws Exception {
    String run = UUID.randomUUID().toString();
    return Writers.rate(
        1,
        seconds,
        (_, i) -> {
          raw.insertMany(500, run + ":" + i);
          return 500;
        });
  }

  private double engine(int writers, EventStorageEngine engine) throws Exception {
    String run = UUID.randomUUID().toString();
    return Writers.rate(
        writers,
        seconds,
        (thread, i) -> {
          engine.appendEvents(List.of(Deliveries.of(run + ":" + thread, i)));
          return 1;
        });
  }

  private static void tell(Table table, Rounds.Results results, boolean postgres) {
    Series many = results.of("insertMany(500)");
    for (int writers : new int[] {1, 8, 64}) {
      String what = "append, %d writer%s".formatted(writers, writers == 1 ? "" : "s");
      Series ours = results.of("ours, " + writers);
      Series one = results.of("insertOne, " + writers);
      table.add(what, ours, UNIT, "raw `insertOne`", one, writers == 64 ? null : atLeast(0.9));
      if (writers == 64) {
        table.add(what, ours, UNIT, "raw `insertMany(500)`", many, atLeast(0.75));
      }
      Series stock = results.of("stock, " + writers);
      table.add(what, ours, UNIT, "stock axon-mongo", stock, writers == 64 ? atLeast(2.5) : null);
      if (postgres) {
        double bound = writers == 64 ? 2 : writers == 8 ? 1.1 : 0.9;
        Series jdbc = results.of("jdbc, " + writers);
        table.add(what, ours, UNIT, "Axon JDBC on PostgreSQL", jdbc, atLeast(bound));
      }
    }
    table.add(
        "append, 64 writers, journal without the disk's word",
        results.of("journal, 64"),
        UNIT,
        "no durability",
        results.of("none, 64"),
        atLeast(0.6));
    table.add(
        "append, 64 writers, on the disk",
        results.of("ours, 64"),
        UNIT,
        "journal without the disk's word",
        results.of("journal, 64"),
        null);
  }
}
