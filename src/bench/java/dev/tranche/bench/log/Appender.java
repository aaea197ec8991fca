package dev.tranche.bench.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.HikariDataSource;
import dev.tranche.bench.Deliveries;
import dev.tranche.bench.Program;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Writers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * A contender, in a process of its own so that the compiler sees it alone. Each thread appends one
 * event a command to a contract of its own, as fast as it is acknowledged.
 */
final class Appender implements AutoCloseable {

  /** What appends. */
  enum Kind {
    OURS,
    STOCK,
    JDBC,
    RAW
  }

  private static final int DOCUMENTS_A_BATCH = 500;
  private static final int WARM_UP_THREADS = 32;
  private static final double WARM_UP_SECONDS = 15;

  private final Program program;

  private Appender(Program program) {
    this.program = program;
  }

  static Appender start(Kind kind, ServerProgram.Running server, String database)
      throws IOException {
    return start(kind, server.clientUri(), database);
  }

  static Appender start(Postgres postgres) throws IOException {
    return start(Kind.JDBC, postgres.address(), "");
  }

  private static Appender start(Kind kind, String address, String database) throws IOException {
    return new Appender(Program.start(Appender.class, kind.name(), address, database));
  }

  /** Until the compiler is done with it, and with what it needs of the server. */
  void warmUp() throws IOException {
    rate(WARM_UP_THREADS, WARM_UP_SECONDS);
  }

  /** Appends with so many threads for so long and returns the events a second. */
  double rate(int threads, double seconds) throws IOException {
    begin(threads, seconds);
    return end();
  }

  /** Inserts batches of 500 documents instead, with one thread; of the raw driver only. */
  double batchRate(double seconds) throws IOException {
    return rate(0, seconds);
  }

  void begin(int threads, double seconds) {
    program.tell(threads + " " + seconds);
  }

  double end() throws IOException {
    return Double.parseDouble(program.hear());
  }

  @Override
  public void close() throws IOException {
    program.close();
  }

  static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err); // what is logged must not pass for the answer
    switch (Kind.valueOf(arguments[0])) {
      case JDBC -> {
        try (HikariDataSource pool = Postgres.pool(arguments[1])) {
          serve(answers, Engines.jdbc(pool));
        }
      }
      case OURS -> {
        try (MongoClient client = MongoClients.create(arguments[1])) {
          serve(answers, Engines.ours(client.getDatabase(arguments[2])));
        }
      }
      case STOCK -> {
        try (MongoClient client = MongoClients.create(arguments[1])) {
          serve(answers, Engines.stock(client, arguments[2]));
        }
      }
      case RAW -> {
        try (MongoClient client = MongoClients.create(arguments[1])) {
          serve(answers, new RawDriver(client.getDatabase(arguments[2])));
        }
      }
    }
  }

  private static void serve(PrintStream answers, EventStorageEngine engine) throws Exception {
    serve(
        answers,
        (run, threads, seconds) ->
            Writers.rate(
                threads,
                seconds,
                (thread, i) -> {
                  engine.appendEvents(List.of(Deliveries.of(run + ":" + thread, i)));
                  return 1;
                }));
  }

  private static void serve(PrintStream answers, RawDriver raw) throws Exception {
    serve(
        answers,
        (run, threads, seconds) ->
            threads == 0
                ? Writers.rate(
                    1,
                    seconds,
                    (_, i) -> {
                      raw.insertMany(DOCUMENTS_A_BATCH, run + ":" + i);
                      return DOCUMENTS_A_BATCH;
                    })
                : Writers.rate(
                    threads,
                    seconds,
                    (thread, i) -> {
                      raw.insertOne(run + ":" + thread, i);
                      return 1;
                    }));
  }

  /** One measurement, under a name that no other has. */
  private interface Run {
    double rate(String run, int threads, double seconds) throws Exception;
  }

  private static void serve(PrintStream answers, Run measurement) throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order : (Iterable<String>) orders.lines()::iterator) {
      int space = order.indexOf(' ');
      answers.println(
          measurement.rate(
              UUID.randomUUID().toString(),
              Integer.parseInt(order.substring(0, space)),
              Double.parseDouble(order.substring(space + 1))));
    }
  }
}
