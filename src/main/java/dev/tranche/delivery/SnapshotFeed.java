package dev.tranche.delivery;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.view.Followed;
import dev.tranche.view.Reading;
import dev.tranche.view.Reading.Kept;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewNotBuilt;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the latest snapshot as far as the log: one thread loads the documents of the delivery view,
 * then follows the log from their position. When another generation of the view becomes the one
 * that is read, the thread loads that generation beside the present one and switches once it is
 * loaded.
 *
 * <p>The next event of a contract is added to its history. An event that the history has already is
 * skipped. If an event in between is missing, the contract is folded from its stream. An event that
 * cannot follow ends the history of its contract alone.
 */
@Component
class SnapshotFeed {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFeed.class);
  private static final int EVENTS_AT_ONCE = 1_000;
  private static final int PATIENCE_MILLIS = 100;
  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final ViewDocuments<History, ContractEvent> documents;
  private final EventStore log;
  private final Followed followed;
  private final ContractSnapshots snapshots;
  private final Compact compact = new Compact();
  private final Map<Integer, CompletableFuture<Snapshot>> loads = new ConcurrentHashMap<>();
  private final Thread thread = Thread.ofPlatform().name("snapshot").daemon().unstarted(this::run);
  private volatile boolean stopped;

  /** Of the thread alone. */
  private @Nullable Snapshot last;

  SnapshotFeed(
      ViewDocuments<History, ContractEvent> deliveryDocuments,
      EventStore log,
      Followed followed,
      ContractSnapshots snapshots) {
    this.documents = deliveryDocuments;
    this.log = log;
    this.followed = followed;
    this.snapshots = snapshots;
    documents.beforeASwitch(next -> load(next).join());
  }

  /** Starts loading early, so that the first question waits as little as possible. */
  @PostConstruct
  void start() {
    thread.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    stopped = true;
    LockSupport.unpark(thread);
    thread.join(TimeUnit.SECONDS.toMillis(30));
  }

  private void run() {
    long pause = SHORTEST_PAUSE_MILLIS;
    while (!stopped) {
      try {
        follow();
      } catch (InterruptedException _) {
        return;
      } catch (ViewNotBuilt _) {
        snapshots.built(false);
      } catch (RuntimeException e) { // the database is gone for a while, or the log is
        LOG.warn("The snapshot of all contracts does not follow the log; trying again", e);
        pause = snapshots.failure().isEmpty() ? SHORTEST_PAUSE_MILLIS : 2 * pause;
        snapshots.fail(e.toString());
      }
      pause = Math.min(pause, LONGEST_PAUSE_MILLIS);
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(pause));
    }
  }

  /** Goes on from the last snapshot, unless another generation is read now. */
  private void follow() throws InterruptedException {
    Reading<History> read = documents.reading();
    @Nullable Snapshot now = last;
    if (now == null || now.generation() != read.generation()) {
      now = await(load(read));
    }
    snapshots.built(true);
    while (!stopped) {
      now = follow(now);
    }
  }

  /** Follows until another generation is read; returns what is loaded of that. */
  private Snapshot follow(Snapshot loaded) throws InterruptedException {
    last = loaded;
    try (BlockingStream<TrackedEventMessage<?>> events =
        log.openStream(new GlobalSequenceTrackingToken(loaded.position() - 1))) {
      while (!stopped) {
        last = next(last, events);
        snapshots.publish(last);
        Reading<History> read = documents.reading();
        if (read.generation() != last.generation()) {
          CompletableFuture<Snapshot> other = load(read);
          if (other.isDone()) {
            return await(other);
          }
        }
      }
    }
    return last;
  }

  private Snapshot next(Snapshot before, BlockingStream<TrackedEventMessage<?>> events)
      throws InterruptedException {
    if (!events.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      return before;
    }
    Snapshot.Draft draft = Snapshot.Draft.after(before);
    int count = 0;
    do {
      add(events.nextAvailable(), draft);
    } while (++count < EVENTS_AT_ONCE && events.hasNextAvailable());
    return draft.done();
  }

  private void add(TrackedEventMessage<?> event, Snapshot.Draft draft) {
    if (documents.digests(event.getPayloadType())
        && event instanceof DomainEventMessage<?> message) {
      String stream = message.getAggregateIdentifier();
      @Nullable RecordedContract before = draft.find(stream).orElse(null);
      RecordedContract after = after(before, message);
      if (after != before) {
        draft.put(stream, after);
      }
    }
    draft.passed(event.trackingToken().position().orElseThrow() + 1);
  }

  private RecordedContract after(@Nullable RecordedContract found, DomainEventMessage<?> message) {
    String stream = message.getAggregateIdentifier();
    long sequence = message.getSequenceNumber();
    RecordedContract before =
        found == null ? new RecordedContract(-1, History.initial(), false) : found;
    if (before.isEnded() || sequence > before.version() + 1) {
      Kept<History> folded = documents.folded(stream);
      boolean whole =
          folded.version() >= sequence && folded.state().events() == folded.version() + 1;
      return new RecordedContract(folded.version(), compact.of(folded.state()), !whole);
    }
    if (sequence <= before.version()) {
      return before;
    }
    try {
      History history = History.evolve(before.history(), documents.eventOf(message));
      return new RecordedContract(sequence, compact.of(history), false);
    } catch (ImpossibleHistory e) {
      LOG.warn(
          "Answers about {} leave out an event that cannot follow, and all later ones: {}",
          stream,
          e.getMessage());
      return new RecordedContract(before.version(), before.history(), true);
    }
  }

  /** What is loaded of a generation, or is being loaded. */
  private CompletableFuture<Snapshot> load(Reading<History> read) {
    CompletableFuture<Snapshot> load =
        loads.computeIfAbsent(
            read.generation(),
            _ -> CompletableFuture.supplyAsync(() -> loaded(read), Thread.ofVirtual()::start));
    // A loaded generation follows the log from then on. A former one is loaded again when it is
    // read.
    loads.keySet().removeIf(number -> number < read.generation());
    if (load.isDone()) {
      loads.remove(read.generation());
    }
    return load;
  }

  private Snapshot loaded(Reading<History> read) {
    Snapshot.Draft draft =
        Snapshot.Draft.of(read.generation(), followed.position(DeliveryView.NAME));
    read.forEach(
        kept ->
            draft.put(
                kept.stream(),
                new RecordedContract(kept.version(), compact.of(kept.state()), false)));
    return draft.done();
  }

  private static Snapshot await(CompletableFuture<Snapshot> load) {
    try {
      return load.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
