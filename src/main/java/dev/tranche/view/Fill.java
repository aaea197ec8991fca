package dev.tranche.view;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Fills generations from the log, all of them in one pass: one thread reads, ahead of several that
 * decode, fold and write, each its own streams.
 */
final class Fill implements AutoCloseable {

  private static final int EVENTS_PER_PAGE = 4000;

  private final EventStorageEngine log;
  private final BooleanSupplier stopped;
  private final List<List<Shelf<?, ?>>> desks = new ArrayList<>();
  private final ExecutorService threads;
  private volatile long position;

  /** A view and the generation of it that is to be filled. */
  record Target(ViewDocuments<?, ?> view, Pointer.Generation generation) {}

  /** It was told to stop before it was done. */
  static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * @param roomBytes what the states that are held may take, roughly
   */
  Fill(
      EventStorageEngine log,
      List<Target> targets,
      DeadLetters letters,
      BooleanSupplier stopped,
      long roomBytes) {
    this.log = log;
    this.stopped = stopped;
    int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
    long bytesPerShelf = roomBytes / count / Math.max(1, targets.size());
    for (int desk = 0; desk < count; desk++) {
      List<Shelf<?, ?>> shelves = new ArrayList<>();
      for (Target target : targets) {
        shelves.add(new Shelf<>(target.view(), target.generation(), letters, bytesPerShelf));
      }
      desks.add(shelves);
    }
    threads =
        Executors.newFixedThreadPool(count, Thread.ofPlatform().name("view-fill-", 0).factory());
  }

  /** The position up to which events are read. */
  long position() {
    return position;
  }

  /**
   * Applies the events from one position on and before another.
   *
   * @throws Stopped when told to stop, with part of it done
   */
  void run(long from, long to) {
    GlobalSequenceTrackingToken before = new GlobalSequenceTrackingToken(from - 1);
    try (Stream<? extends TrackedEventMessage<?>> events = log.readEvents(before, false)) {
      CompletableFuture<Void> atWork = CompletableFuture.allOf();
      Iterator<? extends TrackedEventMessage<?>> next = events.iterator();
      boolean more = true;
      while (more) {
        Page page = new Page(desks.size());
        more = page.read(next, to);
        await(atWork);
        position = Math.max(position, page.end);
        if (stopped.getAsBoolean()) {
          throw new Stopped();
        }
        atWork = onAllDesks(desk -> desks.get(desk).forEach(s -> s.add(page.parts.get(desk))));
      }
      await(atWork);
      await(onAllDesks(desk -> desks.get(desk).forEach(Shelf::flush)));
      position = Math.max(position, to);
    }
  }

  /** Events in the order of the log, those of one stream on one desk. */
  private static final class Page {

    final List<List<DomainEventMessage<?>>> parts = new ArrayList<>();
    long end;

    Page(int desks) {
      for (int desk = 0; desk < desks; desk++) {
        parts.add(new ArrayList<>());
      }
    }

    /** Whether there may be more. */
    boolean read(Iterator<? extends TrackedEventMessage<?>> next, long to) {
      for (int read = 0; read < EVENTS_PER_PAGE; read++) {
        if (end >= to || !next.hasNext()) {
          return false;
        }
        TrackedEventMessage<?> message = next.next();
        long at = message.trackingToken().position().orElseThrow();
        if (at >= to) {
          return false;
        }
        end = at + 1;
        if (message instanceof DomainEventMessage<?> event) {
          int desk = Math.floorMod(event.getAggregateIdentifier().hashCode(), parts.size());
          parts.get(desk).add(event);
        }
      }
      return true;
    }
  }

  private CompletableFuture<Void> onAllDesks(IntConsumer work) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int each = 0; each < desks.size(); each++) {
      int desk = each;
      all.add(CompletableFuture.runAsync(() -> work.accept(desk), threads));
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
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
