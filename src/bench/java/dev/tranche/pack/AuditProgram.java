package dev.tranche.pack;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.tranche.audit.EventReader;
import dev.tranche.backlog.BacklogView;
import dev.tranche.delivery.DeliveryView;
import dev.tranche.log.ChainVerifier;
import dev.tranche.log.CommitLog;
import dev.tranche.log.EventSerializer;
import dev.tranche.log.EventVocabulary;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.proof.tree.LogTree;
import dev.tranche.proof.tree.TreeNow;
import dev.tranche.proof.tree.TreeVerifier;
import dev.tranche.view.FilledViews;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the commands of an auditor do with a log that is there, in a process of its own with little
 * memory. Each order is answered by one number: seconds, milliseconds of a proof, or, with {@code
 * heap} before it, megabytes that were held at most.
 */
public final class AuditProgram {

  private final MongoDatabase database;
  private final MongoDatabase restored;
  private final Path file;
  private final CommitLog log;
  private final LogTree tree;
  private final PackExport export;
  private final Random random = new Random(7);

  private AuditProgram(MongoClient client, String name, Path file) {
    this.file = file;
    database = client.getDatabase(name);
    restored = client.getDatabase(name + "-restored");
    log = new CommitLog(database);
    tree = new LogTree(log, database);
    export =
        new PackExport(
            log,
            tree,
            new Checkpoints(file.resolveSibling("key.pem"), "bench.example/log"),
            FilledViews.of(database, log, List.of(BacklogView.view(), DeliveryView.view())),
            new EventReader(new EventSerializer(EventVocabulary.names()), new JsonMapper()));
  }

  static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err); // what is logged must not pass for an answer
    try (MongoClient client = MongoClients.create(arguments[0])) {
      AuditProgram program = new AuditProgram(client, arguments[1], Path.of(arguments[2]));
      answers.println("ready");
      BufferedReader orders =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        String[] words = order.split(" ", -1);
        answers.println(
            words[0].equals("heap")
                ? Heap.peakDuring(() -> program.figure(words[1], 1))
                : program.figure(words[0], words.length > 1 ? Integer.parseInt(words[1]) : 1));
      }
    }
  }

  private double figure(String order, int proofs) throws Exception {
    return switch (order) {
      case "chain" -> seconds(() -> held(new ChainVerifier(log).verify().isWhole()));
      case "tree" ->
          seconds(() -> held(new TreeVerifier(log, database).verify(null).firstBreak().isEmpty()));
      case "tiles" -> {
        database.getCollection("tiles").drop();
        yield seconds(() -> held(tree.now().size() > 0));
      }
      case "export" -> seconds(this::export);
      case "verify" -> seconds(() -> PackVerifier.verify(file, null, _ -> {}));
      case "restore" -> {
        double seconds = seconds(() -> PackRestore.restore(file, null, restored, _ -> {}));
        restored.drop();
        yield seconds;
      }
      case "first" -> millis(1, () -> inclusion(new LogTree(log, database).now()));
      case "inclusion" -> millis(proofs, () -> inclusion(tree.now()));
      case "consistency" -> millis(proofs, () -> consistency(tree.now()));
      default -> throw new IllegalArgumentException("No order: " + order);
    };
  }

  private void export() throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      export.ofEverything().write(out, _ -> {});
    }
  }

  private void inclusion(TreeNow now) {
    held(now.inclusion(random.nextLong(now.events()), now.size()).isPresent());
  }

  private void consistency(TreeNow now) {
    long from = random.nextLong(1, now.size());
    long to = random.nextLong(from, now.size() + 1);
    held(now.consistency(from, to).proves(now.head(from), now.head(to)));
  }

  private static void held(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("It does not hold");
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Of the one in the middle. */
  private static double millis(int times, Work work) throws Exception {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      millis[i] = seconds(work) * 1000;
    }
    Arrays.sort(millis);
    return millis[times / 2];
  }
}
