package dev.tranche.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a stored commit says of itself before its events. It is read by hand, in the order in which
 * {@link CommitCodec} writes it: a pass over the whole log asks each commit for it.
 */
record CommitHeading(long position, String stream, int count) {

  /** Throws {@link IllegalStateException} where the bytes are no commit's. */
  static CommitHeading of(ByteBuffer commit) {
    long position =
        commit.slice().order(ByteOrder.LITTLE_ENDIAN).getLong(CommitCodec.POSITION_OFFSET);
    try {
      BsonFields fields = new BsonFields(commit, CommitCodec.CONTENT_OFFSET);
      String stream = fields.text(CommitCodec.STREAM);
      fields.skipText(CommitCodec.AGGREGATE_TYPE);
      var _ = fields.int64(CommitCodec.FIRST_SEQUENCE);
      return new CommitHeading(position, stream, fields.int32(CommitCodec.COUNT));
    } catch (IllegalArgumentException
        | ArithmeticException
        | BufferUnderflowException
        | IndexOutOfBoundsException _) {
      throw new IllegalStateException(
          "The commit at position %d does not say of which stream it is and how many events it holds"
              .formatted(position));
    }
  }
}
