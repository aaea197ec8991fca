package dev.tranche.embedded;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of what commands changed since the last checkpoint: an entry is settled when its
 * bytes are in the file, and all entries that wait go there in one write.
 *
 * <p>Whoever waits first writes for all that have queued up (group commit), so no thread is kept
 * for it. When a write fails, nothing of it stays in the file; the owner is asked to undo the
 * changes in memory too, and every command that waited fails.
 */
final class Journal implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Journal.class);

  private final ReentrantLock writer = new ReentrantLock();
  private final JournalQueue queue;
  private final Runnable onFailure;
  private final Repeated failures = new Repeated(System::nanoTime);
  private volatile JournalSegment segment;
  private volatile @Nullable IOException failure;
  private volatile @Nullable IOException broken;

  /**
   * @param onFailure undoes what could not be written, with all writers shut out, by {@link
   *     #discard}
   */
  Journal(JournalSegment segment, long nextSequence, Runnable onFailure) {
    this.segment = segment;
    this.queue = new JournalQueue(nextSequence);
    this.onFailure = onFailure;
  }

  /**
   * Queues changes of one collection, in the order of the calls; the caller holds what keeps that
   * the order of doing. Where it throws, nothing is queued.
   */
  JournalEntry append(List<Change> changes, boolean forced) {
    return queue.append(changes, forced);
  }

  /** The newest entry: when it is settled, everything done so far is. */
  JournalEntry last() {
    return queue.last();
  }

  /**
   * Returns when the entry is settled. Who finds nobody writing writes for all; the others rest,
   * and all that were written for wake at once.
   *
   * @throws JournalEntry.NotWritten where it could not be written and was undone
   */
  void await(JournalEntry entry) {
    if (!entry.isSettled()) {
      entry.register();
      boolean interrupted = false;
      while (!entry.isSettled()) {
        if (!writeUnlessSomebodyDoes(entry)) {
          LockSupport.park(this);
          interrupted |= Thread.interrupted();
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    entry.check();
  }

  private boolean writeUnlessSomebodyDoes(JournalEntry entry) {
    if (!writer.tryLock()) {
      return false;
    }
    try {
      if (!entry.isSettled() && failure == null) {
        writeQueued();
      }
    } finally {
      leave();
    }
    if (failure != null) {
      onFailure.run();
    }
    return true;
  }

  /** Whoever came while the writer was at work rests; the first of them is the next writer. */
  private void leave() {
    writer.unlock();
    JournalEntry next = queue.first();
    if (next != null) {
      next.wake();
    }
  }

  private void writeQueued() {
    JournalQueue.Batch batch = queue.take();
    try {
      refuseIfBroken();
      long end = segment.size();
      segment.append(batch.bytes().nioBuffer());
      if (batch.isForced()) {
        force(end);
      }
      queue.written(batch);
    } catch (IOException e) {
      String words =
          failures.failed(
              "The journal " + segment.path() + " cannot be written: " + DataFolder.reason(e));
      if (words != null) {
        log.error(words);
      }
      queue.notWritten(batch);
      broken = e instanceof JournalSegment.Torn ? e : broken;
      failure = e;
    }
  }

  private void refuseIfBroken() throws IOException {
    IOException cause = broken;
    if (cause != null) {
      throw new IOException("The disk failed before: " + DataFolder.reason(cause), cause);
    }
  }

  private void force(long end) throws IOException {
    try {
      segment.force();
    } catch (IOException e) {
      broken = e; // what the disk has is unknown now, and asking again would hide it
      segment.cut(end);
      throw e;
    }
  }

  /** Undoes all that is queued, newest first, if a write failed. Writers are shut out meanwhile. */
  void discard() {
    writer.lock();
    try {
      IOException cause = failure;
      if (cause != null) {
        queue.undo(cause);
        failure = null;
      }
    } finally {
      leave();
    }
  }

  /** Gives the disk what the file has: at most this much is lost in a power cut. */
  void forceWritten() {
    JournalSegment current = segment;
    if (current.isForced() || broken != null) {
      return;
    }
    try {
      current.force();
    } catch (ClosedChannelException e) {
      log.debug("The segment was closed by a checkpoint, which forced more than this", e);
    } catch (IOException e) {
      broken = e;
      log.error("The journal {} cannot be forced to disk", current.path(), e);
    }
  }

  /** Goes on in a new segment; the caller shuts writers out and has awaited the last entry. */
  JournalSegment startSegment(JournalSegment next) {
    writer.lock();
    try {
      JournalSegment former = segment;
      segment = next;
      queue.startAnew();
      return former;
    } finally {
      leave();
    }
  }

  JournalSegment segment() {
    return segment;
  }

  /** Why nothing can be written until the next start, or null. */
  @Nullable String broken() {
    IOException cause = broken;
    return cause == null ? null : "the disk failed: " + DataFolder.reason(cause);
  }

  @Override
  public void close() throws IOException {
    segment.close();
  }
}
