package dev.tranche.log;

import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import org.bson.RawBsonDocument;

/** Where the next commit goes: its position, and the hash that it follows. */
final class Tail {

  static final Tail EMPTY = new Tail(0, Chain.GENESIS);

  private final long next;
  private final byte[] hash;

  Tail(long next, byte[] hash) {
    this.next = next;
    this.hash = hash;
  }

  /** The tail as it is in the database now. */
  static Tail of(MongoCollection<RawBsonDocument> commits) {
    RawBsonDocument last =
        commits
            .find()
            .sort(descending(CommitCodec.POSITION))
            .projection(include(CommitCodec.HASH, CommitCodec.COUNT))
            .limit(1)
            .first();
    return last == null ? EMPTY : after(last);
  }

  static Tail after(RawBsonDocument commit) {
    return new Tail(
        commit.getInt64(CommitCodec.POSITION).getValue()
            + commit.getInt32(CommitCodec.COUNT).getValue(),
        commit.getBinary(CommitCodec.HASH).getData());
  }

  long next() {
    return next;
  }

  byte[] hash() {
    return hash;
  }

  Head head() {
    return new Head(next, Chain.hex(hash));
  }
}
