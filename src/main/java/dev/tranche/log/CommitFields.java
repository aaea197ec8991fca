package dev.tranche.log;

import static dev.tranche.log.CommitCodec.AGGREGATE_TYPE;
import static dev.tranche.log.CommitCodec.CONTENT_OFFSET;
import static dev.tranche.log.CommitCodec.COUNT;
import static dev.tranche.log.CommitCodec.EVENTS;
import static dev.tranche.log.CommitCodec.EVENT_ID;
import static dev.tranche.log.CommitCodec.FINGERPRINT;
import static dev.tranche.log.CommitCodec.FIRST_SEQUENCE;
import static dev.tranche.log.CommitCodec.KEY;
import static dev.tranche.log.CommitCodec.METADATA;
import static dev.tranche.log.CommitCodec.NAME;
import static dev.tranche.log.CommitCodec.PAYLOAD;
import static dev.tranche.log.CommitCodec.POSITION_OFFSET;
import static dev.tranche.log.CommitCodec.REVISION;
import static dev.tranche.log.CommitCodec.STREAM;
import static dev.tranche.log.CommitCodec.TIME;
import static dev.tranche.log.CommitCodec.littleEndian;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored commits by hand, field by field in the order in which {@link CommitCodec} writes
 * them, in half the time: a pass over the whole log does that to each.
 */
final class CommitFields {

  private CommitFields() {}

  /** Throws {@link IllegalStateException} where the fields are others, or in another order. */
  static Commit decode(byte[] document) {
    ByteBuffer bytes = littleEndian(document);
    long position = bytes.getLong(POSITION_OFFSET);
    try {
      return new Commit(position, changes(new BsonFields(bytes, CONTENT_OFFSET)));
    } catch (IllegalArgumentException
        | ArithmeticException
        | BufferUnderflowException
        | IndexOutOfBoundsException e) {
      throw new IllegalStateException(
          "The commit at position %d is not as commits are written".formatted(position), e);
    }
  }

  private static Changes changes(BsonFields fields) {
    String stream = fields.text(STREAM);
    String type = fields.text(AGGREGATE_TYPE);
    long first = fields.int64(FIRST_SEQUENCE);
    int count = fields.int32(COUNT);
    @Nullable CommandKey key =
        fields.isNext(KEY) ? new CommandKey(fields.text(KEY), fields.text(FINGERPRINT)) : null;
    List<StoredEvent> events = new ArrayList<>(2);
    fields.enterFieldsOf(BsonType.ARRAY, EVENTS);
    for (int i = 0; i < count; i++) {
      fields.enterFieldsOf(BsonType.DOCUMENT, Integer.toString(i));
      events.add(event(fields));
      fields.end();
    }
    fields.end();
    fields.end();
    return new Changes(stream, type, first, key, events);
  }

  private static StoredEvent event(BsonFields fields) {
    return new StoredEvent(
        fields.text(EVENT_ID),
        fields.int64(TIME),
        fields.text(NAME),
        fields.text(REVISION),
        fields.text(PAYLOAD),
        fields.isNext(METADATA) ? fields.text(METADATA) : StoredEvent.NO_METADATA);
  }
}
