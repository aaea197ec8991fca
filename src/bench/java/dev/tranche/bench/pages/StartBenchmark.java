package dev.tranche.bench.pages;

import com.mongodb.client.MongoClient;
import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Deliveries;
import dev.tranche.bench.Market;
import dev.tranche.bench.Program;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.embedded.Durability;
import dev.tranche.log.CommitLog;
import dev.tranche.log.LogStorageEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * The start of the program on a book as large as a real register, with little memory: how long
 * until it is ready, and how long the first questions take then.
 */
public final class StartBenchmark implements Benchmark {

  private static final int CONTRACTS = Integer.getInteger("contracts", 30_000);
  private static final int EVENTS_A_CONTRACT = 4;
  private static final int HEAP_MEGABYTES = Integer.getInteger("heap", 400);
  private static final double READY_SECONDS = 8;
  private static final double FIRST_ANSWER_SECONDS = 1;
  private static final String SECONDS = "s";

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    Path data = folder.resolve("start");
    Table table = new Table();
    table.count("contracts", CONTRACTS);
    table.count("events", record(data));
    System.out.println("  building the views");
    try (Program program = Program.start(1_024, PagesProgram.class, data.toString());
        Asking asking = new Asking(program.hear())) {
      while (asking.status("/api/contracts") != 200) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      }
    }
    double[] ready = new double[options.rounds()];
    double[] lists = new double[options.rounds()];
    double[] book = new double[options.rounds()];
    for (int round = 0; round < options.rounds(); round++) {
      long start = System.nanoTime();
      try (Program program = Program.start(HEAP_MEGABYTES, PagesProgram.class, data.toString());
          Asking asking = new Asking(program.hear())) {
        ready[round] = seconds(start);
        lists[round] = seconds(asking, "/api/contracts?sort=due");
        book[round] = seconds(asking, "/api/backlog?by=buyer");
      }
    }
    add(table, "ready", ready, READY_SECONDS);
    add(table, "first page of contracts after that", lists, FIRST_ANSWER_SECONDS);
    add(table, "first sum of the order book after that", book, FIRST_ANSWER_SECONDS);
    return table;
  }

  private static void add(Table table, String what, double[] seconds, double wanted) {
    Series series = new Series(seconds);
    table.add(what, series, SECONDS);
    if (series.median() > wanted) {
      table.fail("%s took more than %.0f s".formatted(what, wanted));
    }
  }

  private static double seconds(Asking asking, String path) throws Exception {
    long start = System.nanoTime();
    int status = asking.status(path);
    if (status != 200) {
      throw new IllegalStateException("%s was answered with %d".formatted(path, status));
    }
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long record(Path data) throws Exception {
    System.out.printf("  recording %,d contracts%n", CONTRACTS);
    try (ServerProgram.Running server = ServerProgram.start(data, Durability.JOURNAL);
        MongoClient client = server.client();
        CommitLog log = new CommitLog(client.getDatabase("tranche"))) {
      Beginnings beginnings =
          new Beginnings(
              LogStorageEngine.over(
                  log,
                  client.getDatabase("tranche"),
                  Deliveries.JSON,
                  Deliveries.JSON,
                  NoOpEventUpcaster.INSTANCE,
                  _ -> true));
      new Market(CONTRACTS).record(beginnings);
      return beginnings.recorded.get();
    }
  }

  /** Takes the first few events of each contract: most of a real register is not told further. */
  private static final class Beginnings extends InMemoryEventStorageEngine {

    private final EventStorageEngine log;
    private final AtomicLong recorded = new AtomicLong();

    Beginnings(EventStorageEngine log) {
      this.log = log;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
      if (((DomainEventMessage<?>) events.getFirst()).getSequenceNumber() < EVENTS_A_CONTRACT) {
        log.appendEvents(events);
        recorded.addAndGet(events.size());
      }
    }
  }
}
