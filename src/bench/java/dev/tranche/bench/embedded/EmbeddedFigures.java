package dev.tranche.bench.embedded;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import dev.tranche.embedded.Durability;
import dev.tranche.embedded.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.bson.Document;
import org.springframework.util.FileSystemUtils;

/**
 * Inserts under each durability, and reads of a log of 100 thousand commits. One table on standard
 * output; the server is in this process, the driver goes over the loopback interface.
 */
final class EmbeddedFigures {

  private static final int RUNS = 5;
  private static final int COMMITS = Integer.getInteger("commits", 100_000);
  private static final int STREAM = 10;
  private static final String PAYLOAD = "x".repeat(300);

  private EmbeddedFigures() {}

  static void main() throws Exception {
    writes(Durability.NONE, true);
    for (Durability durability : Durability.values()) {
      writes(durability, false);
    }
    reads();
  }

  private static void writes(Durability durability, boolean warmup) throws Exception {
    String title = warmup ? "(to warm up) " : durability.toString();
    Path folder = Files.createTempDirectory("embedded-figures-");
    EmbeddedMongo.Options options = EmbeddedMongo.Options.defaults().withDurability(durability);
    try (EmbeddedMongo server = EmbeddedMongo.start(folder, options);
        MongoClient client = MongoClients.create(server.connectionString())) {
      MongoCollection<Document> log = log(client);
      AtomicLong position = new AtomicLong();
      for (int writers : new int[] {1, 8, 64}) {
        double[] rates = new double[RUNS];
        int each = 6_400 / writers;
        insert(log, position, writers, each); // warms up
        for (int run = 0; run < RUNS; run++) {
          rates[run] = insert(log, position, writers, each);
        }
        print(title + ", insertOne, " + writers + " writers, documents/s", median(rates));
      }
      double[] rates = new double[RUNS];
      for (int run = 0; run < RUNS; run++) {
        long start = System.nanoTime();
        for (int batch = 0; batch < 20; batch++) {
          log.insertMany(commits(position, 500));
        }
        rates[run] = 20 * 500 / seconds(start);
      }
      print(title + ", insertMany(500), documents/s", median(rates));
      for (int run = 0; run < RUNS; run++) {
        long start = System.nanoTime();
        Random random = new Random(run);
        for (int i = 0; i < 2_000; i++) {
          Document id = new Document("_id", (long) random.nextInt((int) position.get()));
          log.updateOne(id, new Document("$inc", new Document("n", 1)));
        }
        rates[run] = 2_000 / seconds(start);
      }
      print(title + ", updateOne, 1 writer, documents/s", median(rates));
      print(title + ", files, bytes a document", (double) size(folder) / position.get());
    } finally {
      FileSystemUtils.deleteRecursively(folder);
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

  private static void reads() throws IOException {
    Path folder = Files.createTempDirectory("embedded-figures-");
    try (EmbeddedMongo server = EmbeddedMongo.start(folder);
        MongoClient client = MongoClients.create(server.connectionString())) {
      MongoCollection<Document> log = log(client);
      AtomicLong position = new AtomicLong();
      while (position.get() < COMMITS) {
        log.insertMany(commits(position, 1_000));
      }
      Random random = new Random(1);
      time(
          "stream of 10 commits",
          500,
          _ -> {
            String stream = "contract-" + random.nextInt(COMMITS / STREAM);
            Document query = new Document("s", stream).append("q", new Document("$gte", 0L));
            require(STREAM, log.find(query).sort(Sorts.ascending("q")).into(new ArrayList<>()));
          });
      time(
          "tail",
          500,
          _ ->
              require(
                  1, log.find().sort(Sorts.descending("_id")).limit(1).into(new ArrayList<>())));
      time(
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
      double[] rates = new double[RUNS];
      for (int run = 0; run < RUNS; run++) {
        long start = System.nanoTime();
        int count = 0;
        for (Document ignored : log.find().sort(Sorts.ascending("_id")).batchSize(5_000)) {
          count += ignored.isEmpty() ? 0 : 1;
        }
        rates[run] = count / seconds(start);
      }
      print("whole log by cursor, documents/s", median(rates));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static void require(int expected, List<Document> found) {
    if (found.size() != expected) {
      throw new IllegalStateException("Expected " + expected + ", found " + found.size());
    }
  }

  private static void time(String what, int times, IntConsumer action) {
    for (int i = 0; i < times; i++) {
      action.accept(i); // warms up
    }
    double[] micros = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      action.accept(i);
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    print(what + " of " + COMMITS + ", µs", median(micros));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void print(String what, double value) {
    System.out.printf("%-55s %,12.0f%n", what, value);
  }
}
