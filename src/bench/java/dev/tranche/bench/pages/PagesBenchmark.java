package dev.tranche.bench.pages;

import static dev.tranche.bench.Table.Wanted.atMost;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Deliveries;
import dev.tranche.bench.Market;
import dev.tranche.bench.Program;
import dev.tranche.bench.Rounds;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.embedded.Durability;
import dev.tranche.log.CommitLog;
import dev.tranche.log.LogStorageEngine;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * Every page of the program over a book of 30 thousand contracts ({@code -Dcontracts}), today and
 * on random pairs of days; {@code -Dpages=/,/claims} asks these addresses alone. A page is given
 * its mark in milliseconds, which 95 of 100 questions keep.
 */
public final class PagesBenchmark implements Benchmark {

  private static final int CONTRACTS = Integer.getInteger("contracts", 30_000);
  private static final int QUESTIONS = Integer.getInteger("questions", 40);
  private static final int HEAP_MEGABYTES = 1024;
  private static final double MARK_MILLIS = 300;
  private static final String DATABASE = "tranche";
  private static final LocalDate FIRST_DAY = LocalDate.of(2001, 1, 1);
  private static final int DAYS = 24 * 365;

  /** A number in the address stands for another one in each question, up to the one given. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/contracts",
          "/contracts?buyer=PL&status=in-force",
          "/contracts?sort=-value",
          "/contracts/programme-{contract}",
          "/frameworks",
          "/frameworks/framework-{framework}",
          "/figures",
          "/claims",
          "/audit",
          "/audit/comparison?from=2015-06-30&to=2016-06-30",
          "/audit/verification",
          "/audit/views",
          "/record",
          "/record/record-delivery?contract=programme-{contract}");

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    Path data = folder.resolve("pages");
    long events = record(data);
    try (Program program = Program.start(HEAP_MEGABYTES, PagesProgram.class, data.toString());
        Asking asking = new Asking(program.hear())) {
      System.out.println("  recording what stands beside the contracts");
      Surroundings.record(asking, CONTRACTS);
      System.out.println("  waiting for the views");
      program.tell("follow");
      var _ = program.hear();
      Table table = new Table();
      table.count("contracts", CONTRACTS);
      table.count("events of contracts", events);
      ask(options, asking, table);
      return table;
    }
  }

  private static long record(Path data) throws Exception {
    System.out.printf("  recording %,d contracts%n", CONTRACTS);
    try (ServerProgram.Running server = ServerProgram.start(data, Durability.JOURNAL);
        MongoClient client = server.client()) {
      MongoDatabase database = client.getDatabase(DATABASE);
      try (CommitLog log = new CommitLog(database)) {
        return new Market(CONTRACTS)
            .record(
                LogStorageEngine.over(
                    log,
                    database,
                    Deliveries.JSON,
                    Deliveries.JSON,
                    NoOpEventUpcaster.INSTANCE,
                    _ -> true));
      }
    }
  }

  private static void ask(Options options, Asking asking, Table table) throws Exception {
    Map<String, String> days = new LinkedHashMap<>();
    for (String page : pages()) {
      if (asking.status(filled(page, new Random(1))) == 200) {
        days.put(page + ", today", page);
        days.put(page + ", on two days of the past", onDays(page));
      } else {
        table.fail("%s is not answered".formatted(page));
      }
    }
    Rounds rounds = new Rounds(options.rounds());
    days.forEach(
        (name, path) -> {
          Random random = new Random(11);
          rounds.add(name, () -> asking.p95(QUESTIONS, _ -> filled(path, random)));
        });
    Rounds.Results results = rounds.run();
    double[] mark = new double[options.rounds()];
    Arrays.fill(mark, MARK_MILLIS);
    for (String name : days.keySet()) {
      table.add(
          "`%s`%s"
              .formatted(
                  name.substring(0, name.lastIndexOf(',')), name.substring(name.lastIndexOf(','))),
          results.of(name),
          "ms",
          "mark",
          new Series(mark),
          atMost(1));
    }
  }

  private static List<String> pages() {
    String given = System.getProperty("pages", "");
    return given.isEmpty() ? PAGES : List.of(given.split(",", -1));
  }

  private static String onDays(String page) {
    return page + (page.contains("?") ? "&" : "?") + "asOf={day}&knownOn={day}";
  }

  private static String filled(String path, Random random) {
    String filled =
        path.replace("{contract}", Integer.toString(random.nextInt(CONTRACTS)))
            .replace("{framework}", Integer.toString(random.nextInt(Surroundings.FRAMEWORKS)));
    while (filled.contains("{day}")) {
      LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
      filled = filled.replaceFirst("\\{day}", day.toString());
    }
    return filled;
  }
}
