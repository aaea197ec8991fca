package dev.tranche.bench.log;

import static dev.tranche.bench.Table.Wanted.atLeast;

import dev.tranche.bench.Benchmark.Options;
import dev.tranche.bench.Rounds;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.bench.log.Appender.Kind;
import dev.tranche.embedded.Durability;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event a command, each thread to a contract of its own, as fast as it is acknowledged. */
final class Appends {

  private static final String UNIT = "events/s";

  private static final int[] WRITERS = {1, 8, 64};

  private Appends() {}

  static void measure(Options options, Path folder, Table table, @Nullable Postgres postgres)
      throws Exception {
    try (ServerProgram.Running fsync = server(folder, Durability.FSYNC);
        ServerProgram.Running journal = server(folder, Durability.JOURNAL);
        ServerProgram.Running none = server(folder, Durability.NONE);
        Appender raw = Appender.start(Kind.RAW, fsync, "raw");
        Appender ours = Appender.start(Kind.OURS, fsync, "ours");
        Appender stock = Appender.start(Kind.STOCK, fsync, "stock");
        Appender jdbc = postgres == null ? null : Appender.start(postgres);
        Appender journaled = Appender.start(Kind.OURS, journal, "ours");
        Appender unjournaled = Appender.start(Kind.OURS, none, "ours")) {
      for (Appender each : List.of(raw, ours, stock, journaled, unjournaled)) {
        each.warmUp();
      }
      double seconds = options.seconds();
      Rounds rounds = new Rounds(options.rounds());
      for (int writers : WRITERS) {
        rounds.add("insertOne, " + writers, () -> raw.rate(writers, seconds));
        rounds.add("ours, " + writers, () -> ours.rate(writers, seconds));
        rounds.add("stock, " + writers, () -> stock.rate(writers, seconds));
        if (jdbc != null) {
          rounds.add("jdbc, " + writers, () -> jdbc.rate(writers, seconds));
        }
      }
      rounds.add("insertMany(500)", () -> raw.batchRate(seconds));
      rounds.add("journal, 64", () -> journaled.rate(64, seconds));
      rounds.add("none, 64", () -> unjournaled.rate(64, seconds));
      tell(table, rounds.run(), jdbc != null);
    }
  }

  private static ServerProgram.Running server(Path folder, Durability durability) throws Exception {
    return ServerProgram.start(folder.resolve("appends-" + durability), durability);
  }

  private static void tell(Table table, Rounds.Results results, boolean postgres) {
    Series many = results.of("insertMany(500)");
    for (int writers : WRITERS) {
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
