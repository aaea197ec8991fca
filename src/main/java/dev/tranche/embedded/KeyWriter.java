package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that unsigned byte order is MongoDB's order of BSON values. Every value ends
 * itself, so values written one after another order like a compound index.
 */
final class KeyWriter {

  /** Stands for an empty array in an index: before null, as in MongoDB. */
  enum EmptyArray {
    EMPTY_ARRAY
  }

  private static final int GENERIC = 0;
  private static final int OLD_UUID = 3;
  private static final int NEW_UUID = 4;

  private byte[] bytes = new byte[48];
  private int length;

  static Key key(@Nullable Object value) {
    return new KeyWriter().add(value, true).toKey();
  }

  /** The first byte of an encoded value: it tells the types apart that MongoDB tells apart. */
  static byte tag(@Nullable Object value) {
    return switch (value) {
      case null -> 0x05;
      case Missing _ -> 0x05;
      case MinKey _ -> 0x01;
      case Number _ -> 0x0A;
      case String _ -> 0x14;
      case Map<?, ?> _ -> 0x1E;
      case Collection<?> _ -> 0x23;
      case BinData _ -> 0x28;
      case LegacyUUID _ -> 0x28;
      case UUID _ -> 0x28;
      case ObjectId _ -> 0x2D;
      case Boolean _ -> 0x32;
      case Instant _ -> 0x37;
      case BsonTimestamp _ -> 0x3C;
      case BsonRegularExpression _ -> 0x41;
      case BsonJavaScript _ -> 0x46;
      case MaxKey _ -> 0x7F;
      case EmptyArray _ -> 0x04;
      default -> throw new IllegalArgumentException("No index order for " + value.getClass());
    };
  }

  /**
   * Appends a value; in a descending field its bytes are inverted, which turns the order around.
   */
  KeyWriter add(@Nullable Object value, boolean ascending) {
    int start = length;
    write(tag(value));
    content(value);
    for (int i = start; !ascending && i < length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return this;
  }

  KeyWriter add(Key encoded) {
    raw(encoded.bytes());
    return this;
  }

  Key toKey() {
    return new Key(Arrays.copyOf(bytes, length));
  }

  private void content(@Nullable Object value) {
    switch (value) {
      case null -> {}
      case Number number -> NumberKeys.write(number, this);
      case String string -> text(string);
      case Map<?, ?> document -> fields(document);
      case Collection<?> array -> elements(array);
      case BinData data -> binary(GENERIC, data.getData());
      case LegacyUUID uuid -> binary(OLD_UUID, toBytes(uuid.getUuid()));
      case UUID uuid -> binary(NEW_UUID, toBytes(uuid));
      case ObjectId id -> raw(id.toByteArray());
      case Boolean flag -> write(flag ? 1 : 0);
      case Instant date -> int64(date.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp timestamp -> int64(timestamp.getValue());
      case BsonRegularExpression regex -> {
        text(regex.getPattern());
        text(regex.getOptions() == null ? "" : regex.getOptions());
      }
      case BsonJavaScript script -> text(script.getCode());
      default -> {} // the tag says it all: missing, an empty array, the smallest and largest key
    }
  }

  /** Field by field: first the type, then the name, then the value, as MongoDB compares them. */
  private void fields(Map<?, ?> document) {
    document.forEach(
        (name, value) -> {
          write(1);
          write(tag(value));
          text((String) name);
          content(value);
        });
    write(0);
  }

  private void elements(Collection<?> array) {
    for (Object element : array) {
      write(1);
      write(tag(element));
      content(element);
    }
    write(0);
  }

  private void binary(int subtype, byte[] data) {
    int32(data.length);
    write(subtype);
    raw(data);
  }

  /** A zero becomes 00 FF and the end is 00 01, so that a text comes before those it begins. */
  private void text(String value) {
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      write(b);
      if (b == 0) {
        write(0xFF);
      }
    }
    write(0);
    write(1);
  }

  void int64(long value) {
    int32((int) (value >>> 32));
    int32((int) value);
  }

  void int32(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      write(value >>> shift);
    }
  }

  void write(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  private void raw(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (length + more));
    }
  }

  private static byte[] toBytes(UUID uuid) {
    return java.nio.ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
