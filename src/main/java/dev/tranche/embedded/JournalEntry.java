package dev.tranche.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One command's changes on their way into the journal: settled once they are there, or undone. */
final class JournalEntry {

  /** The changes are neither on disk nor, any more, in memory. */
  static final class NotWritten extends RuntimeException {
    NotWritten(IOException cause) {
      super(DataFolder.reason(cause), cause);
    }
  }

  private final boolean forced;
  private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
  private List<Change> changes;
  private @Nullable IOException failure;
  private volatile boolean settled;

  JournalEntry(List<Change> changes, boolean forced) {
    this.changes = changes;
    this.forced = forced;
  }

  static JournalEntry settled() {
    JournalEntry entry = new JournalEntry(List.of(), false);
    entry.settle();
    return entry;
  }

  /** Whether it must be on the disk itself, not only with the operating system. */
  boolean isForced() {
    return forced;
  }

  boolean isSettled() {
    return settled;
  }

  /** The current thread is to be woken when there is something for it to do or to know. */
  void register() {
    waiting.add(Thread.currentThread());
  }

  void wake() {
    waiting.forEach(LockSupport::unpark);
  }

  void settle() {
    changes = List.of();
    settled = true;
    wake();
  }

  void undo(IOException cause) {
    changes.reversed().forEach(Change::undo);
    failure = cause;
    settle();
  }

  /**
   * @throws NotWritten where it was undone
   */
  void check() {
    IOException cause = failure;
    if (cause != null) {
      throw new NotWritten(cause);
    }
  }
}
