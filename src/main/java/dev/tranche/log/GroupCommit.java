package dev.tranche.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes the commits that wait at the same time as one batch. There is no writer thread: whoever
 * finds nobody writing leads, writes all that is queued and wakes the others; the rest are parked,
 * never spinning, and no lock is held meanwhile.
 */
final class GroupCommit {

  private static final int MAX_COMMITS = 512;
  private static final int MAX_BYTES = 8 << 20;

  private final CommitWriter writer;
  private final Queue<PendingCommit> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  GroupCommit(CommitWriter writer) {
    this.writer = writer;
  }

  /**
   * Returns when {@code mine} is settled. An interrupt does not stop the wait, since the commit may
   * be half written by then; it is kept for the caller.
   */
  void write(PendingCommit mine) {
    // The driver refuses to work for an interrupted thread, and this thread may come to lead.
    boolean interrupted = Thread.interrupted();
    try {
      waiting.add(mine);
      while (!mine.isSettled()) {
        if (writing.compareAndSet(false, true)) {
          lead(mine);
        } else {
          LockSupport.park(this);
        }
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void lead(PendingCommit mine) {
    List<PendingCommit> batch = List.of();
    try {
      if (!mine.isSettled()) {
        writer.awaitTurn();
        batch = nextBatch();
        writer.write(batch);
      }
    } finally {
      writing.set(false);
      // Whoever queued up after the batch was taken may have found us writing and parked. Woken
      // first, it has the store at work again while those of the batch wake up.
      PendingCommit heir = waiting.peek();
      if (heir != null) {
        heir.wake();
      }
      batch.forEach(PendingCommit::wake);
    }
  }

  private List<PendingCommit> nextBatch() {
    List<PendingCommit> batch = new ArrayList<>();
    int bytes = 0;
    while (batch.size() < MAX_COMMITS && bytes < MAX_BYTES) {
      PendingCommit next = waiting.poll();
      if (next == null) {
        break;
      }
      batch.add(next);
      bytes += next.document.length;
    }
    return batch;
  }
}
