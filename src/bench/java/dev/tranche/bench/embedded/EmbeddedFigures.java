package dev.tranche.bench.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Series;
import dev.tranche.bench.Table;
import dev.tranche.embedded.Durability;
import dev.tranche.embedded.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.bson.Document;

/**
 * The embedded server by itself: inserts under each durability, and reads of a log of 100 thousand
 * commits. The server is in this process, the driver goes over the loopback interface.
 */
public final class EmbeddedFigures implements Benchmark {

  private static final int COMMITS = 100_000;
  private static final int STREAM = 10;
  private static final String RATE = "documents/s";
  private static final String PAYLOAD = "x".repeat(300);

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    Table table = new Table();
    for (Durability durability : Durability.values()) {
      writes(options.rounds(), folder.resolve(durability.name()), durability, table);
    }
    reads(options.rounds(), folder.resolve("reads"), table);
    return table;
  }

  private static void writes(int runs, Path folder, Durability durability, Table table)
      throws Exception {
    EmbeddedMongo.Options options = EmbeddedMongo.Options.defaults().withDurability(durability);
    try (EmbeddedMongo server = EmbeddedMongo.start(folder, options);
        MongoClient client = server.client(MongoClientSettings.builder().build())) {
      MongoCollection<Document> log = log(client);
      AtomicLong position = new AtomicLong();
      for (int writers : new int[] {1, 8, 64}) {
        double[] rates = new double[runs];
        int each = 6_400 / writers;
        insert(log, position, writers, each); // warms up
        for (int run = 0; run < runs; run++) {
          rates[run] = insert(log, position, writers, each);
        }
        table.add(durability + ", insertOne, " + writers + " writers", new Series(rates), RATE);
      }
      double[] rates = new double[runs];
      for (int run = 0; run < runs; run++) {
        long start = System.nanoTime();
        for (int batch = 0; batch < 20; batch++) {
          log.insertMany(commits(position, 500));
        }
        rates[run] = 20 * 500 / seconds(start);
      }
      table.add(durability + ", insertMany(500)", new Series(rates), RATE);
      for (int run = 0; run < runs; run++) {
        long start = System.nanoTime();
        Random random = new Random(run);
        for (int i = 0; i < 2_000; i++) {
          Document id = new Document("_id", (long) random.nextInt((int) position.get()));
          log.updateOne(id, new Document("$inc", new Document("n", 1)));
        }
        rates[run] = 2_000 / seconds(start);
      }
      table.add(durability + ", updateOne, 1 writer", new Series(rates), RATE);
      table.add(
          durability + ", files",
          new Series((double) size(folder) / position.get()),
          "bytes a document");
    }
  }

  private static MongoCollection<Document> log(MongoClient client) {
    MongoCollection<Document> log =
        client
            .getDatabase("figures")
            .getCollection("log")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    log.createIndex(new Document("s", 1).append("q", 1), new IndexOptions().unique(true));
    return log;
  }

  private static double insert(
      MongoCollection<Document> log, AtomicLong position, int writers, int each) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        work.add(
            () -> {
              for (int i = 0; i < each; i++) {
                log.insertOne(commit(position.getAndIncrement()));
              }
              return each;
            });
      }
      long start = System.nanoTime();
      for (Future<Integer> done : threads.invokeAll(work)) {
        done.get();
      }
      return writers * each / seconds(start);
    }
  }

  private static Document commit(long position) {
    return new Document("_id", position)
        .append("s", "contract-" + position / STREAM)
        .append("q", position % STREAM)
        .append("payload", PAYLOAD);
  }

  private static List<Document> commits(AtomicLong position, int number) {
    List<Document> commits = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      commits.add(commit(position.getAndIncrement()));
    }
    return commits;
  }

  private static void reads(int runs, Path folder, Table table) {
    try (EmbeddedMongo server = EmbeddedMongo.start(folder);
        MongoClient client = server.client(MongoClientSettings.builder().build())) {
      MongoCollection<Document> log = log(client);
      AtomicLong position = new AtomicLong();
      while (position.get() < COMMITS) {
        log.insertMany(commits(position, 1_000));
      }
      Random random = new Random(1);
      time(
          table,
          "stream of 10 commits",
          500,
          _ -> {
            String stream = "contract-" + random.nextInt(COMMITS / STREAM);
            Document query = new Document("s", stream).append("q", new Document("$gte", 0L));
            require(STREAM, log.find(query).sort(Sorts.ascending("q")).into(new ArrayList<>()));
          });
      time(
          table,
          "tail",
          500,
          _ ->
              require(
                  1, log.find().sort(Sorts.descending("_id")).limit(1).into(new ArrayList<>())));
      time(
          table,
          "range of 1000 positions",
          100,
          _ -> {
            long from = random.nextInt(COMMITS - 1_000);
            Document query = new Document("_id", new Document("$gte", from));
            require(
                1_000,
                log.find(query)
                    .sort(Sorts.ascending("_id"))
                    .limit(1_000)
                    .batchSize(1_000)
                    .into(new ArrayList<>()));
          });
      double[] rates = new double[runs];
      for (int run = 0; run < runs; run++) {
        long start = System.nanoTime();
        int count = 0;
        for (Document ignored : log.find().sort(Sorts.ascending("_id")).batchSize(5_000)) {
          count += ignored.isEmpty() ? 0 : 1;
        }
        rates[run] = count / seconds(start);
      }
      table.add("whole log by cursor", new Series(rates), RATE);
    }
  }

  private static void require(int expected, List<Document> found) {
    if (found.size() != expected) {
      throw new IllegalStateException("Expected " + expected + ", found " + found.size());
    }
  }

  private static void time(Table table, String what, int times, IntConsumer action) {
    for (int i = 0; i < times; i++) {
      action.accept(i); // warms up
    }
    double[] micros = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      action.accept(i);
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    table.add(what + " of " + COMMITS, new Series(micros), "µs");
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
