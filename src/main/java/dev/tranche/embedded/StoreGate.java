package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may touch the store when. Writers pass together and are answered when the journal has what
 * they did; a checkpoint and whatever changes collections or indexes has the store for itself, or
 * the saved store could hold a document without its index entry. Readers only wait for the latter.
 */
final class StoreGate {

  private static final Logger log = LoggerFactory.getLogger(StoreGate.class);

  /** While nothing is written; the rest comes behind the next writes, or at the stop. */
  private static final int MOST_STEPS = 60;

  /** What a stop takes longer at most for giving room back. */
  private static final long CLOSE_NANOS = 3_000_000_000L;

  private final ReentrantReadWriteLock writers = new ReentrantReadWriteLock();
  private final ReentrantReadWriteLock catalog = new ReentrantReadWriteLock();
  private final StoreFiles files;
  private final Journal journal;
  private final boolean journaled;
  private final Repeated shortages = new Repeated(System::nanoTime);
  private volatile @Nullable String halted;
  private boolean closed; // guarded by writers
  private long tidiedAt; // guarded by this
  private boolean tidy; // guarded by this
  private int steps; // guarded by this

  StoreGate(StoreFiles files, JournalRecord.Reader replay, Durability durability) {
    this.files = files;
    this.journaled = durability != Durability.NONE;
    this.journal = files.openJournal(replay, this::discard);
  }

  /**
   * Reads; a majority read shows only what is in the journal. Where that cannot be written, what
   * was read is gone, and it is read once more.
   */
  Document read(boolean majority, Supplier<Document> work) {
    while (true) {
      Document result;
      catalog.readLock().lock();
      MVStore.TxCounter version = files.store().registerVersionUsage();
      try {
        result = work.get();
      } finally {
        files.store().deregisterVersionUsage(version);
        catalog.readLock().unlock();
      }
      try {
        if (majority) {
          journal.await(journal.last());
        }
        return result;
      } catch (JournalEntry.NotWritten e) {
        log.debug("What was read has been undone", e);
      }
    }
  }

  /**
   * Changes documents of one collection and returns when the journal has the changes.
   *
   * @param forced whether the disk itself must have them
   * @return null, and nothing is done, where there is no such collection
   * @throws JournalEntry.NotWritten where the journal cannot be written; the changes are undone
   */
  @Nullable Document write(
      Supplier<@Nullable OrderedCollection> target, boolean forced, Supplier<Document> work) {
    Outcome outcome;
    writers.readLock().lock();
    try {
      refuseIfHalted();
      OrderedCollection collection = target.get();
      if (collection == null) {
        return null;
      }
      synchronized (collection) { // what is done first stands first in the journal
        outcome = carryOut(work, forced);
      }
    } finally {
      writers.readLock().unlock();
    }
    journal.await(outcome.entry());
    if (files.isCheckpointDue(journal)) {
      checkpoint();
    }
    return outcome.resultOrThrow();
  }

  /** What a command came to: an answer or a refusal, true once the journal has the entry. */
  private record Outcome(
      JournalEntry entry, @Nullable Document result, @Nullable MongoServerException refusal) {

    Document resultOrThrow() {
      if (result == null) {
        throw Objects.requireNonNull(refusal);
      }
      return result;
    }
  }

  /** A refusal keeps what the command did before it; anything else leaves nothing half done. */
  private Outcome carryOut(Supplier<Document> work, boolean forced) {
    List<Change> changes = List.of();
    boolean whole = false;
    try {
      Document result = null;
      MongoServerException refusal = null;
      try {
        result = work.get();
      } catch (MongoServerException e) {
        refusal = e;
      } finally {
        changes = ChangeRecorder.take();
      }
      JournalEntry entry = journaled ? journal.append(changes, forced) : JournalEntry.settled();
      whole = true;
      return new Outcome(entry, result, refusal);
    } finally {
      if (!whole) {
        undo(changes);
      }
    }
  }

  private void undo(List<Change> changes) {
    try {
      changes.reversed().forEach(Change::undo);
    } catch (RuntimeException e) { // whatever it is, it is thrown on
      halt("a command that failed could not be undone: " + e.getMessage());
      throw e;
    }
  }

  /**
   * Changes collections or indexes, and saves the store.
   *
   * @throws JournalEntry.NotWritten where the disk has no room for that; nothing is done
   */
  Document alone(Supplier<Document> work) {
    catalog.writeLock().lock();
    writers.writeLock().lock();
    try {
      refuseIfHalted();
      journal.await(journal.last());
      JournalSegment next = files.prepareCheckpoint(journal);
      try {
        return work.get();
      } finally {
        ChangeRecorder.take(); // saved with the store, not in the journal
        files.checkpoint(journal, next);
      }
    } finally {
      writers.writeLock().unlock();
      catalog.writeLock().unlock();
    }
  }

  private void checkpoint() {
    writers.writeLock().lock();
    try {
      journal.await(journal.last());
      if (files.isCheckpointDue(journal)) {
        files.checkpoint(journal, files.prepareCheckpoint(journal));
      }
    } catch (JournalEntry.NotWritten e) {
      String words = shortages.failed("No checkpoint, the journal goes on: " + e.getMessage());
      if (words != null) {
        log.warn(words);
      }
    } finally {
      writers.writeLock().unlock();
    }
  }

  /** Brings to the disk what nobody waits for. */
  void forceWritten() {
    try {
      journal.await(journal.last());
      journal.forceWritten();
    } catch (JournalEntry.NotWritten e) {
      log.debug("The commands that waited were told", e);
    } catch (RuntimeException e) { // whatever it is, those who append meet it and are told
      log.error("The journal cannot be forced to disk", e);
    }
  }

  /**
   * Where nothing was written since the last call, saves what is not saved and gives a step of room
   * back; writers wait for at most about that long.
   */
  synchronized void tidy() {
    long written = journal.segment().number() + journal.segment().size();
    if (written != tidiedAt) {
      tidiedAt = written;
      tidy = false;
      steps = 0;
      return;
    }
    if (tidy || !writers.writeLock().tryLock()) {
      return;
    }
    try {
      if (halted() == null && !files.store().isClosed()) {
        journal.await(journal.last());
        files.checkpoint(journal, files.prepareCheckpoint(journal));
        steps++;
        tidy = !files.compact(journal) || steps == MOST_STEPS;
        tidiedAt = journal.segment().number() + journal.segment().size();
      }
    } catch (RuntimeException e) {
      log.debug("No room is given back now", e);
    } finally {
      writers.writeLock().unlock();
    }
  }

  /** Reads the whole store; collections and indexes stay as they are meanwhile. */
  List<String> damage() {
    catalog.readLock().lock();
    MVStore.TxCounter version = files.store().registerVersionUsage();
    try {
      return files.damage();
    } finally {
      files.store().deregisterVersionUsage(version);
      catalog.readLock().unlock();
    }
  }

  private void discard() {
    writers.writeLock().lock();
    try {
      journal.discard();
    } catch (RuntimeException e) { // whatever it is, it is thrown on
      halt("changes that the journal did not take could not be undone: " + e.getMessage());
      throw e;
    } finally {
      writers.writeLock().unlock();
    }
  }

  private void halt(String reason) {
    log.error("The store takes no more writes: {}", reason);
    halted = reason;
  }

  /** Why it takes no writes until the next start, or null. */
  @Nullable String halted() {
    String reason = halted;
    return reason == null ? journal.broken() : reason;
  }

  private void refuseIfHalted() {
    String reason = halted;
    if (reason != null) {
      throw new EmbeddedStoreException(
          "The store takes no more writes, because "
              + reason
              + ". Start it again: it then has what was acknowledged and nothing else.");
    }
  }

  /** Saves where that is possible, and closes; what is not saved is in the journal. */
  void close() {
    writers.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        saveIfPossible();
        halted = "it was closed";
        files.close(journal);
      }
    } finally {
      writers.writeLock().unlock();
    }
  }

  private void saveIfPossible() {
    try {
      if (halted == null) {
        journal.await(journal.last());
        files.checkpoint(journal, files.prepareCheckpoint(journal));
        long end = System.nanoTime() + CLOSE_NANOS;
        while (files.compact(journal) && System.nanoTime() - end < 0) {
          log.debug("Room was given back");
        }
      }
    } catch (RuntimeException e) { // whatever it is, nothing is lost: the journal has it
      log.warn("Closed without a checkpoint; the next start replays the journal", e);
    }
  }
}
