package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.log.NotesTest.NoteEvent;
import dev.tranche.testing.TestMongo;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the server has change streams, they and not the clock wake whoever waits for events. */
class WhenAnotherProcessAppends {

  private StreamingServer server;
  private CommitLog mine;
  private CommitLog theirs;
  private @Nullable AppendWatch watch;

  @BeforeEach
  void open() throws Exception {
    server = StreamingServer.start();
    mine = new CommitLog(server.database());
    theirs = new CommitLog(server.databaseOfAnother());
  }

  @AfterEach
  void close() throws Exception {
    if (watch != null) {
      watch.stop();
    }
    mine.close();
    theirs.close();
    server.close();
  }

  private AppendWatch start(CommitLog log, Runnable wake) {
    AppendWatch started = new AppendWatch(log.raw(), wake);
    watch = started;
    started.start();
    return started;
  }

  @Test
  void theStoreSeesItAnHourBeforeItWouldLook() {
    AtomicReference<@Nullable Thread> producer = new AtomicReference<>();
    LogEventStore store = storeThatLooksHourly(producer);
    AppendWatch started = start(mine, store::wake);
    await().until(started::isOpen);
    try (TrackingEventStream events = store.openStream(store.createTailToken())) {
      for (int i = 0; i < 3; i++) {
        assertThat(events.hasNextAvailable()).isFalse();
        await().until(() -> isAtRest(producer.get()));
        theirs.append(Notes.line("theirs", i));
        await().until(events::hasNextAvailable);
        assertThat(position(events)).isEqualTo(i);
      }
    } finally {
      store.shutDown();
    }
  }

  private static long position(TrackingEventStream events) {
    try {
      return events.nextAvailable().trackingToken().position().orElseThrow();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isAtRest(@Nullable Thread producer) {
    return producer != null && producer.getState() == Thread.State.TIMED_WAITING;
  }

  private LogEventStore storeThatLooksHourly(AtomicReference<@Nullable Thread> producer) {
    EventSerializer serializer = new EventSerializer(EventNames.of(NoteEvent.class));
    LogStorageEngine engine =
        LogStorageEngine.over(
            mine,
            server.database(),
            serializer,
            serializer,
            NoOpEventUpcaster.INSTANCE,
            SnapshotFilter.allowAll());
    return new LogEventStore(
        EmbeddedEventStore.builder()
            .storageEngine(engine)
            .fetchDelay(1)
            .cleanupDelay(1)
            .timeUnit(TimeUnit.HOURS)
            .threadFactory(
                task -> {
                  Thread thread = Thread.ofPlatform().daemon().unstarted(task);
                  producer.compareAndSet(null, thread);
                  return thread;
                }));
  }

  @Test
  void aStreamThatBreaksIsOpenedAgain() throws Exception {
    AtomicInteger wakes = new AtomicInteger();
    AppendWatch started = start(mine, wakes::incrementAndGet);
    await().until(started::isOpen);
    theirs.append(Facts.of("a", 0, 1));
    await().until(() -> wakes.get() >= 2);

    server.proxy().cut();
    await().until(() -> !started.isOpen());
    theirs.append(Facts.of("a", 1, 1)); // while nobody hears of it
    int before = wakes.get();
    server.proxy().mend();
    await().until(started::isOpen);
    await().until(() -> wakes.get() > before);
    int after = wakes.get();
    theirs.append(Facts.of("a", 2, 1));
    await().until(() -> wakes.get() > after);
  }

  @Test
  void anApplicationThatStopsEndsTheStreamThatWaits() {
    AppendWatch started = start(mine, () -> {});
    await().until(started::isOpen);
    started.stop();
    assertThat(started.isRunning()).isFalse();
    started.start();
    await().until(started::isOpen);
  }

  @Test
  void aServerThatHasNoChangeStreamsIsAskedOnce() {
    try (TestMongo embedded = TestMongo.embedded();
        CommitLog log = new CommitLog(embedded.database())) {
      AtomicInteger wakes = new AtomicInteger();
      AppendWatch refused = start(log, wakes::incrementAndGet);
      await().until(() -> !refused.isRunning());
      assertThat(wakes).hasValue(0);
    }
  }

  /** A look of the event store, and one of Axon's processors, which look into it twice a second. */
  @Test
  void pollingAloneIsSoonEnough() {
    assertThat(LogConfiguration.POLL.plusMillis(500).toMillis()).isLessThanOrEqualTo(1000);
  }

  /** Lines of a note, recorded by somebody who has only the log. */
  static final class Notes {

    private Notes() {}

    static Changes line(String note, int sequence) {
      String json =
          "{\"note\":\"%s\",\"line\":\"line %d\",\"recorded\":0}".formatted(note, sequence);
      StoredEvent event = new StoredEvent(note + sequence, 0, "line-added", "1", json, "{}");
      return new Changes(note, "Note", sequence, null, List.of(event));
    }
  }
}
