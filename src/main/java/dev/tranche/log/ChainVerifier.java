package dev.tranche.log;

import dev.tranche.log.Verification.Break;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the log in one streaming pass: positions without a gap, each commit hashed as stored and
 * chained to the one before, each stream contiguous. A broken log is a result and never an
 * exception; a database that does not answer is one.
 */
public final class ChainVerifier {

  private static final int PAGE_COMMITS = 1000;

  private final CommitLog log;

  public ChainVerifier(CommitLog log) {
    this.log = log;
  }

  /** Verifies the whole log. */
  public Verification verify() {
    return verify(0, null);
  }

  /**
   * Verifies from the commit that holds {@code position} to the end, trusting the hash before it.
   *
   * @param kept a head that was kept elsewhere; the log must still extend it. Where it lies before
   *     {@code position}, the verification starts there
   */
  public Verification verify(long position, @Nullable Head kept) {
    return verify(position, kept, _ -> {});
  }

  /**
   * The same.
   *
   * @param reached is told again and again which position is reached
   */
  public Verification verify(long position, @Nullable Head kept, LongConsumer reached) {
    if (position < 0) {
      throw new IllegalArgumentException("The log starts at 0, not at " + position);
    }
    long wanted = kept == null ? position : Math.min(position, kept.position());
    List<RawBsonDocument> before = log.readRawBefore(wanted, 2);
    ChainWalk walk;
    try {
      walk = new ChainWalk(start(before, wanted), kept);
    } catch (RuntimeException e) { // what was forged may be anything
      Break unreadable = new Break(wanted, "a readable commit before it", e.toString());
      return new Verification(wanted, 0, new Head(wanted, ""), Optional.of(unreadable));
    }
    List<RawBsonDocument> page;
    do {
      page = log.readRaw(walk.next(), PAGE_COMMITS);
      page.forEach(walk::on);
      reached.accept(walk.next());
    } while (page.size() == PAGE_COMMITS && !walk.isBroken());
    return walk.end();
  }

  /** The tail to start from: the end of the last commit that lies wholly before the position. */
  private static Tail start(List<RawBsonDocument> latestFirst, long position) {
    for (RawBsonDocument commit : latestFirst) {
      Tail end = Tail.after(commit);
      if (end.next() <= position) {
        return end;
      }
    }
    return Tail.EMPTY;
  }
}
