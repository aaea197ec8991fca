package dev.tranche.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries that are not in the journal file yet, in their order, and their bytes. Sequences are
 * given without a gap, and those of entries that were undone are given again.
 */
final class JournalQueue {

  /** Entries taken out to be written, their bytes, and the sequence that comes after them. */
  record Batch(ByteBuf bytes, List<JournalEntry> entries, long nextSequence) {

    boolean isForced() {
      return entries.stream().anyMatch(JournalEntry::isForced);
    }
  }

  private static final int BUFFER_BYTES = 1 << 20;
  private static final int LARGEST_KEPT_BUFFER = 32 << 20;

  private ByteBuf buffer = Unpooled.buffer(BUFFER_BYTES);
  private ByteBuf spare = Unpooled.buffer(BUFFER_BYTES);
  private List<JournalEntry> queued = new ArrayList<>();
  private JournalEntry last = JournalEntry.settled();
  private long nextSequence;
  private long writtenSequence;

  JournalQueue(long nextSequence) {
    this.nextSequence = nextSequence;
    this.writtenSequence = nextSequence;
  }

  /** Where it throws, nothing is queued. */
  synchronized JournalEntry append(List<Change> changes, boolean forced) {
    if (changes.isEmpty()) {
      return last;
    }
    int start = buffer.writerIndex();
    long sequence = nextSequence;
    try {
      String namespace = changes.getFirst().collection().getFullName();
      for (Iterator<Change> left = changes.iterator(); left.hasNext(); ) {
        JournalRecord.write(nextSequence++, namespace, left, buffer);
      }
    } catch (RuntimeException e) { // whatever it is, it is thrown on
      buffer.writerIndex(start);
      nextSequence = sequence;
      throw e;
    }
    last = new JournalEntry(changes, forced);
    queued.add(last);
    return last;
  }

  /** The newest entry, settled or not. */
  synchronized JournalEntry last() {
    return last;
  }

  /** The oldest entry that waits, or null. */
  synchronized @Nullable JournalEntry first() {
    return queued.isEmpty() ? null : queued.getFirst();
  }

  /** One writer at a time; its batch comes back by {@link #written} or {@link #notWritten}. */
  synchronized Batch take() {
    Batch batch = new Batch(buffer, queued, nextSequence);
    buffer = spare;
    queued = new ArrayList<>();
    return batch;
  }

  synchronized void written(Batch batch) {
    writtenSequence = batch.nextSequence();
    reuse(batch.bytes());
    batch.entries().forEach(JournalEntry::settle);
  }

  synchronized void notWritten(Batch batch) {
    List<JournalEntry> all = new ArrayList<>(batch.entries());
    all.addAll(queued);
    queued = all;
    reuse(batch.bytes());
  }

  private void reuse(ByteBuf bytes) {
    spare = bytes.capacity() > LARGEST_KEPT_BUFFER ? Unpooled.buffer(BUFFER_BYTES) : bytes.clear();
  }

  /** Undoes all entries, newest first. */
  synchronized void undo(IOException cause) {
    for (JournalEntry entry : queued.reversed()) {
      entry.undo(cause);
    }
    queued = new ArrayList<>();
    buffer.clear();
    last = JournalEntry.settled();
    nextSequence = writtenSequence;
  }

  /** Begins to count anew, for another file. */
  synchronized void startAnew() {
    nextSequence = 0;
    writtenSequence = 0;
  }
}
