package dev.tranche.bench.stress;

import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * Three processes of 16 threads on 40 contracts, killed one after the other, and their server too,
 * for so many seconds in all. What it measures is whether anything is wrong.
 */
public final class Stress implements Benchmark {

  private static final int WRITERS = 3;
  private static final int THREADS = 16;
  private static final int CONTRACTS = 40;
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(3);

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    long seed = StressRun.Plan.chosenSeed();
    System.out.println("  seed " + seed + ", given again by -Dstress.seed=" + seed);
    Duration length = Duration.ofMillis((long) (options.seconds() * 1000));
    StressRun.Plan plan =
        new StressRun.Plan(WRITERS, THREADS, CONTRACTS, 1, length, LONGEST_LIFE, seed);
    try (MortalServer server = new MortalServer(folder.resolve("server"), new Random(seed))) {
      return table(
          StressRun.on(server, plan, Files.createDirectory(folder.resolve("notes"))), seed);
    }
  }

  private static Table table(Report report, long seed) {
    Table table = new Table();
    table.note("%d processes of %d threads, seed %d".formatted(WRITERS, THREADS, seed));
    table.count("appends acknowledged", report.acknowledged());
    table.count("attempts that met a conflict", report.conflicts());
    table.count("commits in the log", report.commits());
    table.count("events in the log", report.events());
    table.count(
        "events in the log never acknowledged, in flight at a kill", report.unacknowledged());
    table.count("events refused, none of them in the log", report.refused());
    table.count("events of appends whose fate the log did not know", report.unknown());
    table.count("kills of a writer", report.writerKills());
    table.count("kills of the server", report.serverKills());
    table.count("findings", report.findings().size());
    report.findings().forEach(table::fail);
    return table;
  }
}
