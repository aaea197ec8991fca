package dev.tranche.bench.load;

import dev.tranche.bench.load.Application.Answer;
import dev.tranche.bench.load.Latencies.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Who records deliveries, so many a second, and who asks meanwhile. Nothing else is recorded, so
 * that units delivered only grow and the backlog only shrinks: an answer that does otherwise went
 * back in time.
 */
final class People implements AutoCloseable {

  private static final int CONTRACTS = 500;
  private static final long ORDERED = 1_000_000;

  /** Beyond this many unanswered commands the next one waits. */
  private static final int MOST_UNDER_WAY = 500;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Application application;
  private final Latencies latencies;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> atWork = new ArrayList<>();
  private final AtomicLongArray delivered = new AtomicLongArray(CONTRACTS);
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
  private volatile boolean enough;

  People(Application application, Latencies latencies) {
    this.application = application;
    this.latencies = latencies;
  }

  /** Signs the contracts of which deliveries are recorded. */
  void sign() throws IOException {
    for (int contract = 0; contract < CONTRACTS; contract++) {
      Answer answer = application.post(path(contract, "signature"), SIGNATURE);
      if (answer.status() != 200) {
        throw new IOException("A contract could not be signed: " + answer.body());
      }
    }
  }

  /** Begins; all go on until {@link #stop}. */
  void start(int commandsPerSecond) {
    atWork.add(threads.submit(() -> record(commandsPerSecond)));
    atWork.add(threads.submit(() -> ask(Kind.PROGRESS, this::progress)));
    atWork.add(threads.submit(() -> ask(Kind.LIST, this::list)));
    atWork.add(threads.submit(() -> ask(Kind.BOOK, this::deliveries)));
    atWork.add(threads.submit(() -> ask(Kind.BOOK, this::backlog)));
  }

  /** Ends; whatever was under way is answered when it returns. */
  void stop() throws ExecutionException, InterruptedException {
    enough = true;
    for (Future<?> each : atWork) {
      each.get();
    }
    threads.close();
  }

  /** What was not as it should be, in sentences. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Sets what is answered now against what was acknowledged. */
  void check() throws IOException {
    long sum = 0;
    for (int contract = 0; contract < CONTRACTS; contract++) {
      sum += delivered.get(contract);
      long found = application.get(path(contract, "progress")).json().get("delivered").asLong();
      if (found != delivered.get(contract)) {
        complaints.add(
            "Of contract %d %d are delivered, and %d were recorded"
                .formatted(contract, found, delivered.get(contract)));
      }
    }
    long found = units("deliveries", "&supplier=Load%20Works");
    if (found != sum) {
      complaints.add(
          "The order book has %d deliveries, and %d were recorded".formatted(found, sum));
    }
  }

  /** Each command is due at a moment, and its time is counted from there, whoever holds it up. */
  private void record(int commandsPerSecond) {
    Semaphore room = new Semaphore(MOST_UNDER_WAY);
    long start = System.nanoTime();
    for (long i = 0; !enough; i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / commandsPerSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      room.acquireUninterruptibly();
      long number = i;
      atWorkNow(
          room,
          () -> {
            int contract = (int) (number % CONTRACTS);
            Answer answer = application.post(path(contract, "deliveries"), delivery(number));
            latencies.add(Kind.COMMAND, (System.nanoTime() - due) / 1e6);
            if (answer.status() == 200) {
              delivered.incrementAndGet(contract);
            } else {
              complaints.add("A command was answered " + answer);
            }
          });
    }
    room.acquireUninterruptibly(MOST_UNDER_WAY);
  }

  private interface Work {
    void run() throws IOException;
  }

  private void atWorkNow(Semaphore room, Work work) {
    var _ =
        threads.submit(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                complaints.add("A command was not answered: " + e);
              } finally {
                room.release();
              }
            });
  }

  private interface Question {
    void ask(Random random, Map<String, Long> before) throws IOException;
  }

  private void ask(Kind kind, Question question) {
    Random random = new Random(7);
    Map<String, Long> before = new HashMap<>();
    while (!enough) {
      long start = System.nanoTime();
      try {
        question.ask(random, before);
      } catch (IOException e) {
        complaints.add("A question was not answered: " + e);
      }
      latencies.add(kind, (System.nanoTime() - start) / 1e6);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void progress(Random random, Map<String, Long> before) throws IOException {
    int contract = random.nextInt(CONTRACTS);
    grows(before, "c" + contract, asked(path(contract, "progress")).get("delivered").asLong());
  }

  private void list(Random random, Map<String, Long> before) throws IOException {
    JsonNode found = asked("/api/contracts?size=20&after=load-" + random.nextInt(CONTRACTS));
    for (JsonNode each : found.get("contracts")) {
      grows(before, each.get("reference").asString(), each.get("delivered").asLong());
    }
  }

  private void deliveries(Random random, Map<String, Long> before) throws IOException {
    grows(before, "deliveries", units("deliveries", ""));
  }

  private void backlog(Random random, Map<String, Long> before) throws IOException {
    grows(before, "backlog", -units("backlog", ""));
  }

  private long units(String sum, String selection) throws IOException {
    return asked("/api/%s?by=supplier-country%s".formatted(sum, selection))
        .at("/total/units")
        .asLong();
  }

  private JsonNode asked(String path) throws IOException {
    Answer answer = application.get(path);
    if (answer.status() != 200) {
      throw new IOException(path + " was answered " + answer);
    }
    return answer.json();
  }

  private void grows(Map<String, Long> before, String what, long now) {
    Long last = before.put(what, now);
    if (last != null && now < last) {
      complaints.add("The answer on %s went back from %d to %d".formatted(what, last, now));
    }
  }

  private static String path(int contract, String what) {
    return "/api/contracts/load-%d/%s".formatted(contract, what);
  }

  private static String delivery(long number) {
    return """
    {"delivery": "d%d", "quantity": 1, "effective": "2020-02", "source": {"publisher": "Example Gazette"}}
    """
        .formatted(number);
  }

  private static final String SIGNATURE =
      """
      {"buyer": "PL", "supplier": {"name": "Load Works", "country": "KR"},
       "items": [{"designation": "Truck", "category": "outside-the-register", "quantity": %d}],
       "value": "USD 1 bn", "effective": "2020-01-01", "source": {"publisher": "Example Gazette"}}
      """
          .formatted(ORDERED);

  @Override
  public void close() {
    enough = true;
    threads.close();
  }
}
