package dev.tranche.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonType;

/**
 * What a stored commit says of itself before its events. It is read by hand, field by field in the
 * order in which {@link CommitCodec} writes them: a pass over the whole log asks each commit for
 * it, on one thread.
 */
record CommitHeading(long position, String stream, int count) {

  /** Throws {@link IllegalStateException} where the bytes are no commit's. */
  static CommitHeading of(ByteBuffer commit) {
    ByteBuffer fields = commit.slice().order(ByteOrder.LITTLE_ENDIAN);
    long position = fields.getLong(CommitCodec.POSITION_OFFSET);
    fields.position(CommitCodec.CONTENT_OFFSET);
    try {
      String stream = text(fields, CommitCodec.STREAM);
      enter(fields, BsonType.STRING, CommitCodec.AGGREGATE_TYPE);
      fields.position(fields.position() + Integer.BYTES + fields.getInt(fields.position()));
      enter(fields, BsonType.INT64, CommitCodec.FIRST_SEQUENCE);
      fields.getLong();
      enter(fields, BsonType.INT32, CommitCodec.COUNT);
      return new CommitHeading(position, stream, fields.getInt());
    } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException _) {
      throw new IllegalStateException(
          "The commit at position %d does not say of which stream it is and how many events it holds"
              .formatted(position));
    }
  }

  private static String text(ByteBuffer fields, String name) {
    enter(fields, BsonType.STRING, name);
    byte[] text = new byte[fields.getInt() - 1]; // behind it comes a zero
    fields.get(text).get();
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void enter(ByteBuffer fields, BsonType type, String name) {
    boolean entered = fields.get() == type.getValue();
    for (int i = 0; i < name.length(); i++) {
      entered &= fields.get() == name.charAt(i);
    }
    if (!entered || fields.get() != 0) {
      throw new IllegalArgumentException(name);
    }
  }
}
