package dev.tranche.backlog;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Party;
import dev.tranche.view.Reading;
import dev.tranche.view.Reading.Kept;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewNotBuilt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The entries of the stored accounts, kept in memory: each question is answered as if all accounts
 * were read for it. The log says which have changed since the last question, and those are read.
 * One that is stored at a lower version than its last event, because the view is behind or cannot
 * digest the event, is read again for each question until it is not.
 *
 * <p>Where another generation of the view is read from now on, all of them are read anew, beside
 * the columns that answer: those follow the log until the fresh ones are as far. This process does
 * so before it switches; after a switch by another one, its questions see it some seconds later.
 */
@Component
class KeptEntries implements Entries {

  private static final Logger LOG = LoggerFactory.getLogger(KeptEntries.class);

  /** Generations are numbered from 1 on. */
  private static final int NONE = 0;

  private final ViewDocuments<Account, ContractEvent> accounts;
  private final EventStorageEngine log;
  private final Executor threads;
  private final Awaited awaited;

  /** To be held for the columns alone: {@link #follow} is one at a time. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private Columns columns = new Columns();

  /** The one that the columns are of. */
  private int generation = NONE;

  /** How often the columns have become others. */
  private final AtomicLong changes = new AtomicLong();

  /** Those that are to answer next, if any. */
  private @Nullable FreshColumns fresh;

  /** An account that was read, and its entries. */
  record Changed(Kept<Account> account, List<Entry> entries) {

    /** One account whose amounts cannot be counted keeps no other from being counted. */
    static Changed of(Kept<Account> account) {
      try {
        return new Changed(account, Ledger.entriesOf(account.state()));
      } catch (ArithmeticException _) {
        LOG.warn(
            "The order book leaves out {}: its amounts are too large to be counted",
            account.stream());
        return new Changed(account, List.of());
      }
    }

    /** Whether that changed anything. */
    boolean putInto(Columns columns) {
      return columns.put(account.stream(), account.version(), account.state().buyer(), entries);
    }
  }

  @Autowired
  KeptEntries(ViewDocuments<Account, ContractEvent> backlogDocuments, EventStorageEngine log) {
    this(backlogDocuments, log, Thread.ofVirtual().name("order-book")::start);
  }

  /**
   * @param threads load columns
   */
  KeptEntries(
      ViewDocuments<Account, ContractEvent> accounts, EventStorageEngine log, Executor threads) {
    this.accounts = accounts;
    this.log = log;
    this.threads = threads;
    this.awaited = new Awaited(log, accounts::digests);
    accounts.beforeASwitch(this::prepare);
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

  @Override
  public OptionalLong changes() {
    follow();
    return OptionalLong.of(changes.get());
  }

  /** Makes the columns what the stored accounts are. */
  void follow() {
    accounts.reading(); // what is not built is refused at once, whoever is at work here
    followOneAtATime();
  }

  private synchronized void followOneAtATime() {
    Reading<Account> read = accounts.reading();
    if (read.generation() != generation) {
      changeTo(read);
    }
    awaited.look(columns);
    Set<String> streams = awaited.streams();
    if (!streams.isEmpty()) {
      List<Changed> changed = Collections.synchronizedList(new ArrayList<>());
      read.forEach(streams, account -> changed.add(Changed.of(account)));
      put(changed);
      awaited.strike(columns);
    }
  }

  private void put(List<Changed> changed) {
    lock.writeLock().lock();
    try {
      boolean isChange = false;
      for (Changed each : changed) {
        isChange |= each.putInto(columns);
      }
      if (isChange) {
        changes.incrementAndGet();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Only where there are no columns yet, they are waited for. */
  private void changeTo(Reading<Account> read) {
    FreshColumns next = fresh(read);
    if (generation == NONE) {
      next.await();
    }
    if (next.isLoaded()) {
      // What the former columns have already is waited for: no answer goes back.
      Map<String, Long> behind = next.catchUp(columns, log);
      if (behind.isEmpty() || next.isOverdue()) {
        behind.forEach((stream, version) -> awaited.add(stream, version, next.columns()));
        adopt(next);
      }
    }
  }

  private void adopt(FreshColumns next) {
    lock.writeLock().lock();
    try {
      columns = next.columns();
      generation = next.generation();
      fresh = null;
      changes.incrementAndGet();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private FreshColumns fresh(Reading<Account> read) {
    @Nullable FreshColumns under = fresh;
    if (under == null || under.generation() != read.generation() || under.hasFailed()) {
      under = new FreshColumns(read, threads);
      fresh = under;
    }
    return under;
  }

  /** Loads what is about to be read. With no columns yet, nobody can be asking for others. */
  void prepare(Reading<Account> next) {
    FreshColumns loading;
    synchronized (this) {
      loading = fresh(next);
    }
    loading.await();
    synchronized (this) {
      if (generation == NONE && fresh == loading) {
        adopt(loading);
        awaited.look(columns);
      }
    }
  }

  /** The number of the generation that the columns are of. */
  synchronized int generation() {
    return generation;
  }

  /** How many accounts are behind the log in the columns. */
  synchronized int behind() {
    return awaited.streams().size();
  }
}
