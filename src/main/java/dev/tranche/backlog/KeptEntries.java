package dev.tranche.backlog;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Party;
import dev.tranche.view.Reading;
import dev.tranche.view.Reading.Kept;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewNotBuilt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The entries of the stored accounts, kept in memory: each question is answered as if all accounts
 * were read for it. The log says which have changed since the last question, and those are read.
 * One that is stored at a lower version than its last event, because the view is behind or cannot
 * digest the event, is read again for each question until it is not. Where another generation of
 * the view is read from now on, all of them are read anew.
 */
@Component
class KeptEntries implements Entries {

  private static final Logger LOG = LoggerFactory.getLogger(KeptEntries.class);

  /**
   * Every generation is fed with every event, but not at the same moment. One that stays behind for
   * longer than this cannot digest something.
   */
  private static final int MOST_LOOKS = 200;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ViewDocuments<Account, ContractEvent> accounts;
  private final EventStorageEngine log;

  /** To be held for the columns alone: {@link #follow} is one at a time. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private Columns columns = new Columns();

  /** The one that the columns are of; generations are numbered from 1 on. */
  private int generation;

  /** Of the first event that is not looked at yet. */
  private long position;

  /** The streams of which a higher version than that in the columns must come, and which. */
  private final Map<String, Long> awaited = new HashMap<>();

  /** An account that was read, and its entries. */
  private record Changed(Kept<Account> account, List<Entry> entries) {

    static Changed of(Kept<Account> account) {
      return new Changed(account, Ledger.entriesOf(account.state()));
    }

    void putInto(Columns columns) {
      columns.put(account.stream(), account.version(), account.state().buyer(), entries);
    }
  }

  KeptEntries(ViewDocuments<Account, ContractEvent> backlogDocuments, EventStorageEngine log) {
    this.accounts = backlogDocuments;
    this.log = log;
  }

  /** Once the program answers, whoever asks first shall not wait for all accounts to be read. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread.ofVirtual().name("order-book").start(this::beginInBackground);
  }

  private void beginInBackground() {
    try {
      follow();
    } catch (ViewNotBuilt _) {
      LOG.info("The order book is read once its view is built");
    } catch (RuntimeException e) { // whatever it is, the first question meets it again
      LOG.warn("The order book could not be read yet", e);
    }
  }

  @Override
  public void forEach(Grain grain, BiConsumer<Party, Entry> each) {
    follow();
    lock.readLock().lock();
    try {
      columns.forEach(grain, each);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Makes the columns what the stored accounts are. */
  synchronized void follow() {
    Reading<Account> read = accounts.reading();
    while (read.generation() != generation) {
      load(read);
      read = accounts.reading();
    }
    lookAtLog();
    if (!awaited.isEmpty()) {
      List<Changed> changed = Collections.synchronizedList(new ArrayList<>());
      read.forEach(awaited.keySet(), account -> changed.add(Changed.of(account)));
      lock.writeLock().lock();
      try {
        changed.forEach(each -> each.putInto(columns));
      } finally {
        lock.writeLock().unlock();
      }
      awaited.entrySet().removeIf(each -> columns.version(each.getKey()) >= each.getValue());
    }
  }

  /** What the former columns have already is waited for: no answer goes back. */
  private void load(Reading<Account> read) {
    Columns fresh = new Columns();
    read.forEach(account -> put(account, fresh));
    Set<String> behind = behind(fresh);
    for (int look = 0; look < MOST_LOOKS && !behind.isEmpty(); look++) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      read.forEach(behind, account -> put(account, fresh));
      behind = behind(fresh);
    }
    columns.forEachVersion((stream, version) -> await(stream, version, fresh));
    lock.writeLock().lock();
    try {
      columns = fresh;
      generation = read.generation();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static void put(Kept<Account> account, Columns fresh) {
    Changed changed = Changed.of(account);
    synchronized (fresh) {
      changed.putInto(fresh);
    }
  }

  /** Streams that are further in the columns that answer now than in fresh ones. */
  private Set<String> behind(Columns fresh) {
    Set<String> behind = new HashSet<>();
    columns.forEachVersion(
        (stream, version) -> {
          if (version > fresh.version(stream)) {
            behind.add(stream);
          }
        });
    return behind;
  }

  private void lookAtLog() {
    @Nullable TrackingToken last = log.createHeadToken();
    long head = last == null ? 0 : last.position().orElse(-1) + 1;
    if (head <= position) {
      return;
    }
    TrackingToken before = new GlobalSequenceTrackingToken(position - 1);
    try (Stream<? extends TrackedEventMessage<?>> events = log.readEvents(before, false)) {
      events
          .takeWhile(event -> event.trackingToken().position().orElseThrow() < head)
          .filter(event -> accounts.digests(event.getPayloadType()))
          .map(DomainEventMessage.class::cast)
          .forEach(e -> await(e.getAggregateIdentifier(), e.getSequenceNumber(), columns));
    }
    position = head;
  }

  private void await(String stream, long version, Columns there) {
    if (version > there.version(stream)) {
      awaited.merge(stream, version, Math::max);
    }
  }
}
