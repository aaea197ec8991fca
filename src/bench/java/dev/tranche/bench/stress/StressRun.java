package dev.tranche.bench.stress;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.tranche.log.ChainVerifier;
import dev.tranche.log.CommitLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets processes append to one log and kills one after the other, and the server now and then; then
 * stops all and checks the log. Processes end with this one.
 */
public final class StressRun implements AutoCloseable {

  /** Number 2 dies every other time, the other times anyone. */
  private static final int FAVOURITE = 2;

  private static final int SERVER_DIES_ONCE_IN = 4;
  private static final int SHORTEST_LIFE_MILLIS = 300;
  private static final int LONGEST_OUTAGE_MILLIS = 2_000;
  private static final int MOST_EVENTS_IN_FLIGHT_A_THREAD = 3;

  private final Plan plan;
  private final String uri;
  private final @Nullable MortalServer server;
  private final Random random;
  private final List<WriterProcess> writers = new ArrayList<>();
  private final List<String> mishaps = new ArrayList<>();
  private int writerKills;
  private int serverKills;

  /**
   * How hard it is.
   *
   * @param writers number of processes, at least 2 so that they never die all at once
   * @param threads of each process
   * @param contracts that all of them append to
   * @param kills of writers, at least
   * @param length of the killing, at least
   * @param longestLife from the first acknowledged append of a writer to its death; at least 0.3
   *     seconds
   * @param seed of what is random; what threads and processes do to each other is not in it
   */
  public record Plan(
      int writers,
      int threads,
      int contracts,
      int kills,
      Duration length,
      Duration longestLife,
      long seed) {

    private static final String SEED = "stress.seed";

    /** The seed that the system property {@code stress.seed} gives, or any. */
    public static long chosenSeed() {
      String given = System.getProperty(SEED, "random");
      return given.equals("random") ? new Random().nextLong() : Long.parseLong(given);
    }
  }

  private StressRun(Plan plan, String uri, Path folder, @Nullable MortalServer server) {
    this.plan = plan;
    this.uri = uri;
    this.server = server;
    random = new Random(plan.seed());
    for (int number = 1; number <= plan.writers(); number++) {
      writers.add(new WriterProcess(number, uri, plan, folder));
    }
  }

  /**
   * Runs on a database that is empty, and whose server lives.
   *
   * @param folder for notes
   */
  public static Report on(String uri, Plan plan, Path folder) throws Exception {
    try (StressRun run = new StressRun(plan, uri, folder, null)) {
      return run.run();
    }
  }

  /** Runs on a database of a server that dies as well. */
  static Report on(MortalServer server, Plan plan, Path folder) throws Exception {
    try (StressRun run = new StressRun(plan, server.uri() + "/stress", folder, server)) {
      return run.run();
    }
  }

  private Report run() throws Exception {
    long end = System.nanoTime() + plan.length().toNanos();
    for (WriterProcess writer : writers) {
      writer.start();
    }
    do {
      WriterProcess victim = nextVictim();
      if (!trying(victim, writer -> strike(writer))) {
        break;
      }
    } while (writerKills < plan.kills() || System.nanoTime() - end < 0);
    writers.forEach(WriterProcess::tellToStop);
    for (WriterProcess writer : writers) {
      trying(writer, WriterProcess::awaitStop);
    }
    return check();
  }

  private WriterProcess nextVictim() {
    return writers.get(writerKills % 2 == 0 ? FAVOURITE - 1 : random.nextInt(writers.size()));
  }

  private void strike(WriterProcess victim) throws Exception {
    victim.awaitAcknowledgement();
    long range = plan.longestLife().toMillis() - SHORTEST_LIFE_MILLIS;
    TimeUnit.MILLISECONDS.sleep(SHORTEST_LIFE_MILLIS + random.nextLong(range + 1));
    boolean killsServer = server != null && random.nextInt(SERVER_DIES_ONCE_IN) == 0;
    boolean killsWriter = !killsServer || random.nextBoolean();
    if (server != null && killsServer) {
      server.kill();
      serverKills++;
    }
    if (killsWriter) {
      victim.kill();
      writerKills++;
    }
    if (server != null && killsServer) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_OUTAGE_MILLIS));
      server.start();
    }
    if (killsWriter) {
      victim.start();
    }
  }

  /** What is done to a writer. */
  private interface Deed {
    void on(WriterProcess writer) throws Exception;
  }

  /** Returns whether it went as it should; a writer may die by our hand only. */
  private boolean trying(WriterProcess writer, Deed deed) throws Exception {
    try {
      deed.on(writer);
      return true;
    } catch (IOException e) {
      mishaps.add("Writer %d: %s".formatted(writer.number(), e.getMessage()));
      return false;
    }
  }

  private Report check() throws Exception {
    Testimony testimony =
        Testimony.of(writers.stream().flatMap(writer -> writer.notes().stream()).toList());
    Check check = new Check();
    ConnectionString address = new ConnectionString(uri);
    try (MongoClient client = MongoClients.create(address);
        CommitLog log = new CommitLog(client.getDatabase(String.valueOf(address.getDatabase())))) {
      check.on(log);
      long mostInFlight = (long) writerKills * plan.threads() * MOST_EVENTS_IN_FLIGHT_A_THREAD;
      List<String> findings = new ArrayList<>(mishaps);
      findings.addAll(
          check.findings(testimony, new ChainVerifier(log).verify(), log.head(), mostInFlight));
      if (serverKills == 0 && !testimony.unknown.isEmpty()) {
        findings.add("The log did not know the fate of an append, and its server never died");
      }
      return new Report(
          testimony.appends,
          testimony.refused.size(),
          testimony.conflicts,
          testimony.unknown.size(),
          check.commits(),
          check.events(),
          check.unacknowledged(testimony),
          writerKills,
          serverKills,
          findings);
    }
  }

  @Override
  public void close() throws IOException {
    for (WriterProcess writer : writers) {
      writer.close();
    }
  }
}
