package dev.tranche.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store file and the journal that goes with it. The store names its journal, and a checkpoint
 * makes the next: at every moment one store state and one journal belong together and are whole.
 */
final class StoreFiles {

  private static final Logger log = LoggerFactory.getLogger(StoreFiles.class);
  private static final int KEYS_PER_PAGE = 200;
  private static final int LEAST_FILL_PERCENT = 50;
  private static final int GOOD_FILL_PERCENT = 90;
  private static final int STEP_BYTES = 16 << 20;
  private static final long RESERVE_BYTES = 32L << 20;

  private final DataFolder folder;
  private final MVStore store;
  private final StoreCatalog catalog;
  private final EmbeddedMongo.Options options;

  private StoreFiles(DataFolder folder, MVStore store, EmbeddedMongo.Options options) {
    this.folder = folder;
    this.store = store;
    this.options = options;
    this.catalog = new StoreCatalog(store);
  }

  /**
   * @throws EmbeddedStoreException where the folder cannot be used or the store is not whole
   */
  static StoreFiles open(Path path, EmbeddedMongo.Options options) {
    DataFolder folder = DataFolder.open(path);
    MVStore store = null;
    try {
      refuseMissingStore(folder);
      OwnerOnly.file(folder.store());
      store = openStore(folder, options);
      return new StoreFiles(folder, store, options);
    } catch (IOException e) {
      folder.close();
      throw unreadable(folder, e);
    } catch (RuntimeException | AssertionError | OutOfMemoryError e) { // bad lengths give the last
      if (store != null) {
        store.closeImmediately();
      }
      folder.close();
      throw EmbeddedStoreException.unreadable(folder.store(), e);
    }
  }

  /** Beyond the first, or with records, a journal belongs to a store that must be there. */
  private static void refuseMissingStore(DataFolder folder) {
    try {
      boolean empty = !Files.exists(folder.store()) || Files.size(folder.store()) == 0;
      for (Map.Entry<Long, Path> journal : folder.journals().entrySet()) {
        if (empty && (journal.getKey() > 1 || hasRecords(journal.getValue()))) {
          throw new EmbeddedStoreException(
              "The store file "
                  + folder.store()
                  + " is missing or empty, but there is a journal that belongs to one. Nothing was"
                  + " changed. Restore the data folder from a backup.");
        }
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static boolean hasRecords(Path journal) throws IOException {
    return Files.size(journal) > JournalSegment.HEADER_BYTES;
  }

  private static MVStore openStore(DataFolder folder, EmbeddedMongo.Options options)
      throws IOException {
    CheckedFile file =
        new CheckedFile(
            folder.checksums(),
            Map.of("cacheSize", options.cacheMegabytes()),
            options.durability() != Durability.NONE);
    file.open(folder.store().toString(), false, (char[]) null);
    MVStore store =
        new MVStore.Builder()
            .adoptFileStore(file)
            .keysPerPage(KEYS_PER_PAGE)
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    store.setRetentionTime(0); // every commit is forced to disk before its space is used again
    store.setVersionsToKeep(0); // reads register the version they use
    return store;
  }

  MVStore store() {
    return store;
  }

  Path folder() {
    return folder.path();
  }

  /** Replays the journal that the store names and goes on behind its last whole record. */
  Journal openJournal(JournalRecord.Reader reader, Runnable onFailure) {
    try {
      Long number = catalog.journal();
      SortedMap<Long, Path> journals = folder.journals();
      if (number == null) {
        return firstJournal(journals, onFailure);
      }
      Path file = journals.get(number);
      if (file == null) {
        throw mismatch(number, journals);
      }
      catalog.check();
      for (Map.Entry<Long, Path> later : journals.tailMap(number + 1).entrySet()) {
        if (later.getKey() > number + 1 || hasRecords(later.getValue())) {
          throw mismatch(number, journals);
        }
      }
      JournalReplay.Result replay = JournalReplay.read(file, number, reader);
      for (Map.Entry<Long, Path> other : journals.entrySet()) {
        if (!other.getKey().equals(number)) {
          Files.delete(other.getValue());
        }
      }
      JournalSegment segment = JournalSegment.goOn(options.disk(), file, number, replay.size());
      return new Journal(segment, replay.records(), onFailure);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private Journal firstJournal(SortedMap<Long, Path> journals, Runnable onFailure)
      throws IOException {
    if (journals.keySet().stream().anyMatch(number -> number > 1)) {
      throw mismatch(0, journals);
    }
    JournalSegment segment = JournalSegment.create(options.disk(), folder.journal(1), 1);
    folder.sync();
    commit(1);
    return new Journal(segment, 0, onFailure);
  }

  private EmbeddedStoreException mismatch(long number, SortedMap<Long, Path> journals) {
    return new EmbeddedStoreException(
        "The store in "
            + folder.path()
            + " is damaged: its newest readable state goes with journal "
            + number
            + ", but the folder holds "
            + journals.keySet()
            + ". Nothing was changed. Restore the data folder from a backup.");
  }

  private static EmbeddedStoreException unreadable(DataFolder folder, IOException e) {
    return new EmbeddedStoreException(
        "The data folder " + folder.path() + " cannot be used: " + DataFolder.reason(e), e);
  }

  boolean isCheckpointDue(Journal journal) {
    return journal.segment().size() > checkpointBytes()
        || store.getUnsavedMemory() > 8 * checkpointBytes();
  }

  private long checkpointBytes() {
    return (long) options.checkpointMegabytes() << 20;
  }

  /**
   * Makes the journal that goes with the next checkpoint, while nothing depends on it yet.
   *
   * @throws JournalEntry.NotWritten where the disk has too little room for a checkpoint
   */
  JournalSegment prepareCheckpoint(Journal journal) {
    String shortage = shortage();
    if (shortage != null) {
      throw new JournalEntry.NotWritten(new IOException(shortage));
    }
    long next = journal.segment().number() + 1;
    try {
      JournalSegment segment = JournalSegment.create(options.disk(), folder.journal(next), next);
      folder.sync();
      return segment;
    } catch (IOException e) {
      throw new JournalEntry.NotWritten(e);
    }
  }

  private @Nullable String shortage() {
    try {
      long usable = options.disk().usableBytes(folder.path());
      long needed = store.getUnsavedMemory() + RESERVE_BYTES;
      return usable >= needed
          ? null
          : "the disk has " + (usable >> 20) + " MB left, " + (needed >> 20) + " MB are needed";
    } catch (IOException e) {
      return DataFolder.reason(e);
    }
  }

  /** Saves the store and begins the next journal; the caller shuts writers out. */
  void checkpoint(Journal journal, JournalSegment next) {
    try {
      if (!store.hasUnsavedChanges() && journal.segment().isEmpty()) {
        next.close();
        Files.delete(next.path());
        return;
      }
      store.compact(LEAST_FILL_PERCENT, (int) checkpointBytes() / 2);
      commit(next.number());
      JournalSegment former = journal.startSegment(next);
      former.close();
      Files.delete(former.path());
    } catch (IOException e) {
      log.warn("A journal that is done with is still there", e); // the next start deletes it
    }
  }

  private void commit(long journal) {
    catalog.write(journal);
    store.commit();
    if (options.durability() != Durability.NONE) {
      store.sync();
    }
  }

  /**
   * Gives room back that collections and documents no longer need, in one step of a few megabytes;
   * the caller shuts writers out and has made a checkpoint.
   *
   * @return whether there was something to do
   */
  boolean compact(Journal journal) {
    if (shortage() != null) {
      return false;
    }
    long number = journal.segment().number();
    long before = store.getFileStore().size();
    commit(number);
    commit(number); // the library rewrites what is two versions old
    boolean rewritten = store.compact(GOOD_FILL_PERCENT, STEP_BYTES);
    commit(number);
    ((CheckedFile) store.getFileStore()).compactMoveChunks(GOOD_FILL_PERCENT, STEP_BYTES, store);
    return rewritten || store.getFileStore().size() < before;
  }

  /**
   * Reads the whole store.
   *
   * @return the collections and indexes that cannot be read, with the reason of each
   */
  List<String> damage() {
    List<String> found = new ArrayList<>();
    for (String name : new TreeSet<>(store.getMapNames())) {
      MVMap<?, ?> map = OrderedDatabase.open(store, name);
      try {
        long entries = 0;
        for (Cursor<?, ?> all = map.cursor(null); all.hasNext(); entries++) {
          all.next();
        }
        if (entries != map.sizeAsLong()) {
          found.add(name + ": it should have " + map.sizeAsLong() + " entries, and has " + entries);
        }
      } catch (RuntimeException e) { // whatever a damaged page leads to
        found.add(name + ": " + EmbeddedStoreException.said(e));
      }
    }
    return found;
  }

  /** Closes everything without saving; what is not in the store is in the journal. */
  void close(Journal journal) {
    try {
      store.closeImmediately();
      journal.close();
    } catch (IOException e) {
      log.warn("The journal did not close", e);
    } finally {
      folder.close();
    }
  }

  /** Gives the folder back when opening failed; nothing is saved. */
  EmbeddedStoreException abandon(Throwable e) {
    store.closeImmediately();
    folder.close();
    return EmbeddedStoreException.unreadable(folder.store(), e);
  }
}
