package dev.tranche.bench.pages;

import static dev.tranche.bench.Table.Wanted.atMost;

import com.mongodb.client.MongoClient;
import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Program;
import dev.tranche.bench.Rounds;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.embedded.Durability;
import dev.tranche.testing.LongLog;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Every page of the program over a book of 30 thousand contracts ({@code -Dcontracts}), today and
 * on random pairs of days; {@code -Dpages=/,/claims} asks these addresses alone. A page is given
 * its mark in milliseconds, which 95 of 100 questions keep ({@code -Dquestions} in a round).
 */
public final class PagesBenchmark implements Benchmark {

  private static final int CONTRACTS = Integer.getInteger("contracts", 30_000);
  private static final int QUESTIONS = Integer.getInteger("questions", 20);
  private static final int HEAP_MEGABYTES = 1024;
  private static final double MARK_MILLIS = 300;
  private static final String DATABASE = "tranche";

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    Path data = folder.resolve("pages");
    long events = record(data);
    try (Program program = Program.start(HEAP_MEGABYTES, PagesProgram.class, data.toString());
        Asking asking = new Asking(program.hear())) {
      List<String> patterns = List.of(program.hear().split(" ", -1));
      System.out.println("  recording what stands beside the contracts");
      Surroundings.record(asking, CONTRACTS);
      System.out.println("  waiting for the views");
      program.tell("follow");
      var _ = program.hear();
      Table table = new Table();
      table.count("contracts", CONTRACTS);
      table.count("events of contracts", events);
      patterns.stream()
          .filter(pattern -> !Addresses.cover(pattern))
          .forEach(pattern -> table.fail("%s is a page that is not asked for".formatted(pattern)));
      ask(options, asking, events, table);
      return table;
    }
  }

  private static long record(Path data) throws Exception {
    System.out.printf("  recording %,d contracts%n", CONTRACTS);
    try (ServerProgram.Running server = ServerProgram.start(data, Durability.JOURNAL);
        MongoClient client = server.client()) {
      return LongLog.record(client.getDatabase(DATABASE), CONTRACTS);
    }
  }

  private static void ask(Options options, Asking asking, long events, Table table)
      throws Exception {
    Map<String, String> addresses = addresses();
    Rounds rounds = new Rounds(options.rounds());
    for (Map.Entry<String, String> each : addresses.entrySet()) {
      Random random = new Random(11);
      String first = Addresses.filled(each.getValue(), CONTRACTS, events, random);
      int status = asking.status(first);
      if (status == 200) {
        rounds.add(
            each.getKey(),
            () ->
                asking.p95(
                    QUESTIONS, _ -> Addresses.filled(each.getValue(), CONTRACTS, events, random)));
      } else {
        table.fail("%s is answered with %d".formatted(first, status));
      }
    }
    double[] mark = new double[options.rounds()];
    Arrays.fill(mark, MARK_MILLIS);
    rounds
        .run()
        .series()
        .forEach(
            (name, millis) -> table.add(name, millis, "ms", "mark", new Series(mark), atMost(1)));
  }

  /** The addresses by what their rows are called. */
  private static Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    String given = System.getProperty("pages", "");
    for (String each : given.isEmpty() ? Addresses.ON_ANY_DAYS : List.of(given.split(",", -1))) {
      addresses.put("`%s`, today".formatted(each), each);
      addresses.put("`%s`, on two days of the past".formatted(each), Addresses.onPastDays(each));
    }
    if (given.isEmpty()) {
      Addresses.ON_THEIR_DAYS.forEach(each -> addresses.put("`%s`".formatted(each), each));
    }
    return addresses;
  }
}
