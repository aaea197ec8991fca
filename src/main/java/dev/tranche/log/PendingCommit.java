package dev.tranche.log;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A commit on its way into the log and the thread that waits for it. Only the leader writes its
 * fields until it settles it; settling publishes them to the waiting thread.
 */
final class PendingCommit {

  final Changes changes;
  final byte[] document;
  final byte[] digest;

  private final Thread owner = Thread.currentThread();
  private long position;
  private byte[] hash = Chain.GENESIS;
  private boolean unsure;
  private @Nullable RuntimeException failure;
  private volatile boolean settled;

  PendingCommit(Changes changes) {
    this.changes = changes;
    document = CommitCodec.encode(changes);
    digest = CommitCodec.contentDigest(document);
  }

  /** Gives the commit its place in the chain. */
  void place(Tail previous) {
    position = previous.next();
    hash = Chain.link(previous.hash(), position, digest);
    CommitCodec.patch(document, position, hash);
  }

  /** The tail of a log that ends with this commit. */
  Tail tail() {
    return new Tail(position + changes.events().size(), hash);
  }

  /** An attempt to write this ended without an answer: it may be in the log. */
  void markUnsure() {
    unsure = true;
  }

  boolean isUnsure() {
    return unsure;
  }

  void recorded() {
    settle();
  }

  void recordedAt(long foundPosition) {
    position = foundPosition;
    settle();
  }

  void failed(RuntimeException reason) {
    failure = reason;
    settle();
  }

  private void settle() {
    settled = true;
  }

  /** Lets the owner see that it is settled, or that it is the next to lead. */
  void wake() {
    if (!owner.equals(Thread.currentThread())) {
      LockSupport.unpark(owner);
    }
  }

  boolean isSettled() {
    return settled;
  }

  Commit result() {
    if (failure != null) {
      throw failure;
    }
    return new Commit(position, changes);
  }
}
