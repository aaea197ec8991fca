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

  private final ReentrantReadWriteLock writers = new ReentrantReadWriteLock();
  private final ReentrantReadWriteLock catalog = new ReentrantReadWriteLock();
  private final StoreFiles files;
  private final Journal journal;
  private final boolean journaled;
  private volatile @Nullable String halted;
  private boolean closed; // guarded by writers

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
      log.warn("No checkpoint, the journal goes on: {}", e.getMessage());
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
      }
    } catch (RuntimeException e) { // whatever it is, nothing is lost: the journal has it
      log.warn("Closed without a checkpoint; the next start replays the journal", e);
    }
  }
}
