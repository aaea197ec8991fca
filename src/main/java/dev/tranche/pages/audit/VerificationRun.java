package dev.tranche.pages.audit;

import dev.tranche.log.Verification;
import dev.tranche.proof.tree.TreeVerification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One verification of the whole log, which reads it twice: its chain, then its tree. It is written
 * by the thread that verifies, and read by any.
 */
final class VerificationRun {

  private static final int PASSES = 2;

  private final long number;
  private final Kept kept;
  private final Instant started;
  private final long startedNanos = System.nanoTime();
  private final long ofEvents;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long read;
  private volatile @Nullable Verification chain;
  private volatile @Nullable TreeVerification tree;
  private volatile @Nullable String failure;

  VerificationRun(long number, Kept kept, Instant started, long ofEvents) {
    this.number = number;
    this.kept = kept;
    this.started = started;
    this.ofEvents = ofEvents;
  }

  void inChain(long position) {
    read = position;
  }

  void chainIs(Verification found) {
    chain = found;
    read = ofEvents;
  }

  void inTree(long position) {
    read = ofEvents + position;
  }

  void treeIs(TreeVerification found) {
    tree = found;
    ended.countDown();
  }

  void failed(String words) {
    failure = words;
    ended.countDown();
  }

  boolean awaitEnd(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }

  public long number() {
    return number;
  }

  public Kept kept() {
    return kept;
  }

  public Instant started() {
    return started;
  }

  public long ofEvents() {
    return ofEvents;
  }

  public boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** What the chain says; null before it is read. */
  public @Nullable Verification chain() {
    return chain;
  }

  /** What the tree says; null before it is read. */
  public @Nullable TreeVerification tree() {
    return tree;
  }

  /** Why it could not end; null where it did, or still runs. */
  public @Nullable String failure() {
    return failure;
  }

  /** Of what is to be read, from 0 to 1. */
  public String share() {
    return ofEvents == 0
        ? "0"
        : BigDecimal.valueOf(Math.min(read, PASSES * ofEvents))
            .divide(BigDecimal.valueOf(PASSES * ofEvents), 4, RoundingMode.DOWN)
            .toPlainString();
  }

  /** Events that are read in a second, each twice. */
  public long eventsPerSecond() {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    return millis == 0 ? 0 : TimeUnit.SECONDS.toMillis(read) / millis;
  }

  /** Until it ends; null while nothing is known of its speed. */
  public @Nullable Long secondsLeft() {
    long rate = eventsPerSecond();
    return rate == 0 ? null : Math.max(0, PASSES * ofEvents - read) / rate;
  }

  /** Whether log, tree and what was kept agree; false also while it is not known. */
  public boolean isWhole() {
    Verification ofChain = chain;
    TreeVerification ofTree = tree;
    return ofChain != null && ofTree != null && ofChain.isWhole() && ofTree.firstBreak().isEmpty();
  }
}
