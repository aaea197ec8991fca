package dev.tranche.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found wrong with the store while it runs. Damage is told once for each collection, in
 * the log with what to do; a store that has closed itself is told to whoever can end the process.
 */
final class StoreTrouble {

  /** MongoDB's own code for stored bytes that are not those that were written. */
  private static final int DATA_CORRUPTION_DETECTED = 246;

  private static final Logger log = LoggerFactory.getLogger(StoreTrouble.class);

  private final MVStore store;
  private final Path folder;
  private final Set<String> damaged = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Consumer<String> whenClosed = _ -> {};

  StoreTrouble(MVStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /** Is told, once, in a sentence that the store has closed itself. */
  void whenClosed(Consumer<String> listener) {
    whenClosed = listener;
  }

  /** The answer to a command that the store could not serve. */
  MongoServerError failed(String collection, Throwable e) {
    if (store.isClosed()) {
      return error(closed(e));
    }
    String words =
        "The store is damaged: a part of the collection %s cannot be read (%s)"
            .formatted(collection, EmbeddedStoreException.said(e));
    if (damaged.add(collection)) {
      log.error(
          "{} What does not need that part is answered as before. Stop the program and keep a copy"
              + " of {}; \"verify --data-dir={}\" then lists all that is damaged. A view can be"
              + " built anew (\"rebuild\"); the collection commits is the log, and comes back from"
              + " a backup of the folder or from a pack of everything (\"restore\" into an empty"
              + " folder).",
          words,
          folder,
          folder);
    }
    return error(words + " The log of the program says what to do.");
  }

  private String closed(Throwable e) {
    Throwable first = store.getPanicException() == null ? e : store.getPanicException();
    String words =
        "The store in %s has closed itself (%s): start the program again, it then has all that was"
                .formatted(folder, EmbeddedStoreException.said(first))
            + " acknowledged. Where memory ran out, give it more (-Xmx).";
    if (closed.compareAndSet(false, true)) {
      whenClosed.accept(words);
    }
    return words;
  }

  private static MongoServerError error(String words) {
    return new MongoServerError(DATA_CORRUPTION_DETECTED, "DataCorruptionDetected", words);
  }

  /**
   * Throws where the store is closed, takes no writes, or was found damaged.
   *
   * @param halted why it takes no writes, or null
   */
  void check(@Nullable String halted) {
    if (store.isClosed()) {
      throw error(closed(new IllegalStateException("closed")));
    }
    if (halted != null) {
      throw error("The store takes no more writes, because " + halted + ". Start it again.");
    }
    if (!damaged.isEmpty()) {
      throw error(
          "The store is damaged: parts of "
              + String.join(", ", damaged.stream().sorted().toList())
              + " cannot be read. The log of the program says what to do.");
    }
  }
}
