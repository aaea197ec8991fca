package dev.tranche.bench.audit;

import static dev.tranche.bench.Table.Wanted.atMost;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Program;
import dev.tranche.bench.RawCursor;
import dev.tranche.bench.Rounds;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.embedded.Durability;
import dev.tranche.pack.AuditProgram;
import dev.tranche.testing.LongLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an auditor does with a log of a million events ({@code -Dcontracts}), in a process with
 * little memory: the log verified, proofs, the pack of everything written, checked and restored,
 * against reading the log; and how much memory that takes, against a quarter of the log.
 */
public final class AuditBenchmark implements Benchmark {

  private static final int CONTRACTS = Integer.getInteger("contracts", 100_500);
  private static final int HEAP_MEGABYTES = 512;
  private static final int PROOFS = 500;
  private static final String WHOLE = "audit";
  private static final String QUARTER = "audit-quarter";
  private static final String EVENTS = "events/s";
  private static final double FLAT = 1.5;

  /** What is measured, by the order that the program is given. */
  private static final Map<String, String> PASSES = new LinkedHashMap<>();

  static {
    PASSES.put("chain", "chain of the log verified");
    PASSES.put("tree", "tree of the log verified");
    PASSES.put("tiles", "tiles made of a log that has none");
    PASSES.put("export", "pack of everything written");
    PASSES.put("verify", "that pack verified, with no database");
    PASSES.put("restore", "that pack verified and restored");
  }

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    try (ServerProgram.Running server =
            ServerProgram.start(folder.resolve("server"), Durability.FSYNC);
        MongoClient client = server.client()) {
      Map<String, Double> heapOfQuarter = new LinkedHashMap<>();
      record(client.getDatabase(QUARTER), CONTRACTS / 4);
      try (Program quarter = start(server, QUARTER, folder)) {
        heap(quarter, heapOfQuarter);
      }
      client.getDatabase(QUARTER).drop();
      MongoDatabase database = client.getDatabase(WHOLE);
      long events = record(database, CONTRACTS);
      try (Program whole = start(server, WHOLE, folder)) {
        Map<String, Double> heap = new LinkedHashMap<>();
        heap(whole, heap); // and the compiler is warm
        Table table = new Table();
        table.count("events", events);
        table.count("bytes of the pack", Files.size(folder.resolve(WHOLE + ".zip")));
        addRates(table, rounds(options, database, whole, events).run());
        heap.forEach(
            (pass, megabytes) ->
                table.add(
                    "memory held, " + PASSES.get(pass),
                    new Series(megabytes),
                    "MB",
                    "of a quarter",
                    new Series(heapOfQuarter.getOrDefault(pass, 0.0)),
                    atMost(FLAT)));
        return table;
      }
    }
  }

  private static long record(MongoDatabase database, int contracts) throws Exception {
    System.out.printf("  recording %,d contracts%n", contracts);
    return LongLog.record(database, contracts);
  }

  /** Its views are built once it answers. */
  private static Program start(ServerProgram.Running server, String database, Path folder)
      throws IOException {
    Program program =
        Program.start(
            HEAP_MEGABYTES,
            AuditProgram.class,
            server.clientUri(),
            database,
            folder.resolve(database + ".zip").toString());
    program.hear();
    return program;
  }

  private static void heap(Program program, Map<String, Double> megabytes) throws IOException {
    for (String pass : PASSES.keySet()) {
      megabytes.put(pass, figure(program, "heap " + pass));
      System.out.printf("  %-60s %,14.2f MB%n", pass, megabytes.get(pass));
    }
  }

  private static Rounds rounds(
      Options options, MongoDatabase database, Program program, long events) {
    Rounds rounds = new Rounds(options.rounds(), 0);
    rounds.add("raw", () -> events / RawCursor.seconds(database));
    for (String pass : PASSES.keySet()) {
      rounds.add(pass, () -> events / figure(program, pass));
    }
    return rounds
        .add("first", () -> figure(program, "first"))
        .add("inclusion", () -> figure(program, "inclusion " + PROOFS))
        .add("consistency", () -> figure(program, "consistency " + PROOFS));
  }

  private static void addRates(Table table, Rounds.Results results) {
    PASSES.forEach(
        (pass, words) ->
            table.add(words, results.of(pass), EVENTS, "raw cursor", results.of("raw"), null));
    table.add("first proof after a start, tiles being there", results.of("first"), "ms");
    table.add("inclusion proof of any position, median", results.of("inclusion"), "ms");
    table.add("consistency proof between any sizes, median", results.of("consistency"), "ms");
  }

  private static double figure(Program program, String order) throws IOException {
    program.tell(order);
    return Double.parseDouble(program.hear());
  }
}
