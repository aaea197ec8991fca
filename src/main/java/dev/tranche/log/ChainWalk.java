package dev.tranche.log;

import dev.tranche.log.Verification.Break;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** One pass over the stored commits: takes them in order and stops at the first break. */
final class ChainWalk {

  private final Tail start;
  private final @Nullable Head kept;
  private final Map<String, Long> nextSequences = new HashMap<>();
  private Tail tail;
  private long commits;
  private boolean keptSeen;
  private @Nullable Break firstBreak;

  ChainWalk(Tail start, @Nullable Head kept) {
    this.start = start;
    this.kept = kept;
    tail = start;
    checkKept();
  }

  long next() {
    return tail.next();
  }

  boolean isBroken() {
    return firstBreak != null;
  }

  void on(RawBsonDocument document) {
    if (isBroken()) {
      return;
    }
    byte[] bytes = CommitCodec.bytes(document);
    try {
      follow(bytes, CommitCodec.decode(bytes), document.getBinary(CommitCodec.HASH).getData());
    } catch (RuntimeException e) { // what was forged may be anything
      broken("a commit", "a document that is none: " + e.getMessage());
    }
  }

  /** Takes a commit of which both the bytes and what they say are at hand. */
  void follow(byte[] bytes, Commit commit, byte[] storedHash) {
    if (commit.position() != tail.next()) {
      broken("a commit at position " + tail.next(), "the next one at " + commit.position());
      return;
    }
    byte[] hash = Chain.link(tail.hash(), commit.position(), CommitCodec.contentDigest(bytes));
    if (!Arrays.equals(hash, storedHash)) {
      broken("hash " + Chain.hex(hash), "hash " + Chain.hex(storedHash));
      return;
    }
    Changes changes = commit.changes();
    long expected = nextSequence(changes);
    if (changes.firstSequence() != expected) {
      broken(
          "event %d of stream %s".formatted(expected, changes.stream()),
          "its event " + changes.firstSequence());
      return;
    }
    nextSequences.put(changes.stream(), changes.lastSequence() + 1);
    tail = new Tail(commit.nextPosition(), hash);
    commits++;
    checkKept();
  }

  /** Streams that began before the start are taken up where they are met. */
  private long nextSequence(Changes changes) {
    long unseen = start.next() == 0 ? 0 : changes.firstSequence();
    return nextSequences.getOrDefault(changes.stream(), unseen);
  }

  private void checkKept() {
    if (kept == null || keptSeen || tail.next() < kept.position()) {
      return;
    }
    keptSeen = true;
    if (!tail.head().equals(kept)) {
      firstBreak = new Break(kept.position(), "the kept " + kept, "the log's " + tail.head());
    }
  }

  private void broken(String expected, String found) {
    firstBreak = new Break(tail.next(), expected, found);
  }

  Verification end() {
    if (firstBreak == null && kept != null && !keptSeen) {
      broken("at least the %d events of the kept head".formatted(kept.position()), "the end");
    }
    return new Verification(start.next(), commits, tail.head(), Optional.ofNullable(firstBreak));
  }
}
