package dev.tranche.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Fills generations from the log, all of them at once: the events are set apart by their streams,
 * then several threads decode, fold and write, each a part at a time.
 */
final class Fill implements AutoCloseable {

  /** Roughly, what an event, its folds and their documents take while its part is worked on. */
  private static final long BYTES_PER_EVENT = 2_000;

  private static final long FEWEST_EVENTS_PER_PART = 1_000;

  /**
   * More would be no faster to write, and would live long enough for the collector to carry them
   * about: with 50,000, a heap of half a gigabyte spent two fifths of the program's time on that.
   */
  private static final long MOST_EVENTS_PER_PART = 2_500;

  private static final int MOST_PARTS = 4_000;

  private final BulkEvents log;
  private final List<Target> targets;
  private final DeadLetters letters;
  private final BooleanSupplier stopped;
  private final int desks;
  private final long eventsPerPart;
  private final ExecutorService threads;
  private volatile long position;

  /** A view and the generation of it that is to be filled. */
  record Target(ViewDocuments<?, ?> view, Pointer.Generation generation) {}

  /** It was told to stop before it was done. */
  static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * @param roomBytes what the events and states that are held may take, roughly
   */
  Fill(
      BulkEvents log,
      List<Target> targets,
      DeadLetters letters,
      BooleanSupplier stopped,
      long roomBytes) {
    this.log = log;
    this.targets = targets;
    this.letters = letters;
    this.stopped = stopped;
    desks = Math.clamp(Runtime.getRuntime().availableProcessors() + 1L, 2, 8);
    eventsPerPart =
        Math.clamp(
            roomBytes / desks / BYTES_PER_EVENT, FEWEST_EVENTS_PER_PART, MOST_EVENTS_PER_PART);
    threads =
        Executors.newFixedThreadPool(desks, Thread.ofPlatform().name("view-fill-", 0).factory());
  }

  /** How many events are done. */
  long position() {
    return position;
  }

  /**
   * Applies the events from one position on and before another.
   *
   * @throws Stopped when told to stop, with part of it done
   */
  void run(long from, long to) {
    if (to <= from) {
      return;
    }
    int number = Math.toIntExact(Math.min(MOST_PARTS, 1 + (to - from) / eventsPerPart));
    Work work = new Work(log.setApart(from, to, number), number, from, to);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int desk = 0; desk < Math.min(desks, number); desk++) {
      all.add(CompletableFuture.runAsync(work, threads));
    }
    await(CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)));
    position = to;
  }

  private void goOn() {
    if (stopped.getAsBoolean()) {
      throw new Stopped();
    }
  }

  /** Parts, each taken by one thread. */
  private final class Work implements Runnable {

    private final BulkEvents.Parts parts;
    private final int number;
    private final long from;
    private final long to;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();

    Work(BulkEvents.Parts parts, int number, long from, long to) {
      this.parts = parts;
      this.number = number;
      this.from = from;
      this.to = to;
    }

    @Override
    public void run() {
      for (int part = next.getAndIncrement(); part < number; part = next.getAndIncrement()) {
        goOn();
        work(part);
        position = from + (to - from) * done.incrementAndGet() / number;
      }
    }

    private void work(int part) {
      List<DomainEventMessage<?>> events;
      try (Stream<? extends DomainEventMessage<?>> read = parts.events(part)) {
        events = new ArrayList<>(read.toList());
      }
      for (Target target : targets) {
        new Shelf<>(target.view(), target.generation(), letters).put(events);
      }
    }
  }

  private static void await(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      @Nullable Throwable cause = e.getCause();
      throw cause instanceof RuntimeException failure ? failure : e;
    }
  }

  /** Ends its threads once they have done what they are at. */
  @Override
  public void close() {
    threads.close();
  }
}
