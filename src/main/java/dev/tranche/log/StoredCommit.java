package dev.tranche.log;

import org.bson.RawBsonDocument;

/**
 * A commit as its bytes are stored: its place in the log, and its content, which is all that the
 * hash chain covers and nothing of any other commit.
 */
public final class StoredCommit {

  private final long position;
  private final int events;
  private final byte[] content;
  private final String hash;

  private StoredCommit(long position, int events, byte[] document, String hash) {
    this.position = position;
    this.events = events;
    this.hash = hash;
    this.content = CommitCodec.content(document);
  }

  /** The bytes that a commit has in the log. */
  public static StoredCommit of(Commit commit) {
    Changes changes = commit.changes();
    return new StoredCommit(
        commit.position(), changes.events().size(), CommitCodec.encode(changes), "");
  }

  static StoredCommit of(RawBsonDocument document) {
    return new StoredCommit(
        document.getInt64(CommitCodec.POSITION).getValue(),
        document.getInt32(CommitCodec.COUNT).getValue(),
        CommitCodec.bytes(document),
        Chain.hex(document.getBinary(CommitCodec.HASH).getData()));
  }

  /** Position of the first event. */
  public long position() {
    return position;
  }

  /** Number of events. */
  public int events() {
    return events;
  }

  /** Position of the commit that follows. */
  public long nextPosition() {
    return position + events;
  }

  /** Its hash in the chain, in lower-case hexadecimal; empty where it was not read from a log. */
  public String hash() {
    return hash;
  }

  /** The stored document behind position and hash: from the stream's name to the last byte. */
  public byte[] content() {
    return content.clone();
  }
}
