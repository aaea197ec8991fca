package dev.tranche.bench.log;

import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Table;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Appends, loads and reads of the log, against the raw driver on the same server, the stock engine
 * on the same server, and Axon's JDBC engine on PostgreSQL. Servers run in processes of their own,
 * and acknowledge what the disk has, unless a row says otherwise.
 */
public final class LogBenchmark implements Benchmark {

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    Table table = new Table();
    Optional<Path> programs = Postgres.programs();
    if (programs.isEmpty()) {
      table.note("PostgreSQL 15 is not installed here: nothing is compared with it");
      measure(options, folder, table, null);
    } else {
      try (Postgres postgres = Postgres.start(programs.get(), folder.resolve("pg"))) {
        measure(options, folder, table, postgres);
      }
    }
    return table;
  }

  private static void measure(
      Options options, Path folder, Table table, @Nullable Postgres postgres) throws Exception {
    Appends.measure(options, folder, table, postgres);
    Processes.measure(options, folder, table);
    Reads.measure(options, folder, table, postgres);
  }
}
