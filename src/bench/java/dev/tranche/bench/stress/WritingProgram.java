package dev.tranche.bench.stress;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.tranche.log.CommitLog;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process to be killed, whose threads append until it hears "stop". Says "first" when something
 * is acknowledged and "stopped" at the end; whatever goes wrong is noted, seen as an error, and
 * ends it at once, as the end of its parent does.
 */
final class WritingProgram {

  static final String FIRST = "first";
  static final String STOP = "stop";
  static final String STOPPED = "stopped";

  private static final long PATIENCE_SECONDS = 90;

  private final String name;
  private final Notes notes;
  private final CountDownLatch first = new CountDownLatch(1);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();

  private WritingProgram(String name, Notes notes) {
    this.name = name;
    this.notes = notes;
  }

  /** Arguments of the program. */
  record Task(String uri, String name, long seed, int threads, int contracts, Path notes) {

    String[] arguments() {
      return new String[] {
        uri,
        name,
        Long.toString(seed),
        Integer.toString(threads),
        Integer.toString(contracts),
        notes.toString()
      };
    }

    static Task of(String[] arguments) {
      return new Task(
          arguments[0],
          arguments[1],
          Long.parseLong(arguments[2]),
          Integer.parseInt(arguments[3]),
          Integer.parseInt(arguments[4]),
          Path.of(arguments[5]));
    }
  }

  static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err); // what is logged must not pass for an answer
    Task task = Task.of(arguments);
    ConnectionString address = new ConnectionString(task.uri());
    try (Notes notes = new Notes(task.notes());
        MongoClient client = MongoClients.create(address)) {
      WritingProgram program = new WritingProgram(task.name(), notes);
      Thread.ofVirtual().start(() -> program.orFail(() -> program.awaitFirst(answers)));
      program.start(task, client.getDatabase(String.valueOf(address.getDatabase())));
      program.awaitStop();
      answers.println(STOPPED);
    }
  }

  private void awaitFirst(PrintStream answers) throws InterruptedException {
    if (first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      answers.println(FIRST);
    } else {
      fail("nothing was acknowledged since its start");
    }
  }

  private void start(Task task, MongoDatabase database) {
    orFail(
        () -> {
          CommitLog log = Outages.rideOut(() -> new CommitLog(database));
          Writer.Shared shared = new Writer.Shared(log, notes, task.contracts(), first, stopping);
          List<Way> ways =
              List.of(
                  Way.engine(log, database),
                  Way.log(log, false),
                  Way.engine(log, database),
                  Way.log(log, true));
          Random seeds = new Random(task.seed());
          for (int thread = 0; thread < task.threads(); thread++) {
            Writer writer =
                new Writer(
                    name + "." + thread,
                    shared,
                    ways.get(thread % ways.size()),
                    new Random(seeds.nextLong()));
            threads.add(Thread.ofPlatform().daemon().start(() -> orFail(writer::run)));
          }
        });
  }

  private void awaitStop() throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (!STOP.equals(orders.readLine())) {
      Runtime.getRuntime().halt(1);
    }
    stopping.set(true);
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      if (thread.isAlive()) {
        fail("it hangs at " + Arrays.toString(thread.getStackTrace()));
      }
    }
  }

  /** What must not fail. */
  private interface Work {
    void run() throws Exception;
  }

  private void orFail(Work work) {
    try {
      work.run();
    } catch (Throwable e) { // an error of the machine must not end a thread unseen either
      fail(e.toString());
    }
  }

  private void fail(String what) {
    String sentence = "Writer %s failed: %s".formatted(name, what);
    System.err.println(sentence);
    notes.failed(sentence);
    Runtime.getRuntime().halt(1);
  }
}
