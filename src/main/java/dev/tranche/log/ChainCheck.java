package dev.tranche.log;

import dev.tranche.log.Verification.Break;
import java.util.Optional;

/**
 * Follows the commits of a whole log, from the first on, as {@link ChainVerifier} does, but without
 * a database: positions without a gap, each commit chained to the one before, each stream
 * contiguous.
 */
public final class ChainCheck {

  private final ChainWalk walk = new ChainWalk(Tail.EMPTY, null);

  /** Takes the next commit; what is broken at the first break or before is never whole again. */
  public Optional<Break> on(ChainedCommit commit) {
    byte[] hash;
    try {
      hash = Chain.unhex(commit.hash());
    } catch (IllegalArgumentException _) {
      long position = commit.commit().position();
      return Optional.of(new Break(position, "a hash in 64 digits", "hash " + commit.hash()));
    }
    if (!walk.isBroken()) {
      walk.follow(CommitCodec.encode(commit.commit().changes()), commit.commit(), hash);
    }
    return walk.isBroken() ? walk.end().firstBreak() : Optional.empty();
  }

  /** Where the log ends with what is taken so far. */
  public Head head() {
    return walk.end().end();
  }

  /** The commit as it is stored, with the place and the hash that it claims. */
  static byte[] document(ChainedCommit commit) {
    byte[] document = CommitCodec.encode(commit.commit().changes());
    CommitCodec.patch(document, commit.commit().position(), Chain.unhex(commit.hash()));
    return document;
  }
}
