package dev.tranche.log;

import com.mongodb.client.MongoCollection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Commits as BSON: position and hash first, at fixed offsets where they are patched in place, then
 * the content, whose bytes are what the chain covers.
 */
final class CommitCodec implements Codec<Commit> {

  static final String POSITION = "_id";
  static final String HASH = "hash";
  static final String STREAM = "stream";
  static final String AGGREGATE_TYPE = "type";
  static final String FIRST_SEQUENCE = "first";
  static final String COUNT = "count";
  static final String KEY = "key";
  static final String FINGERPRINT = "fingerprint";
  static final String EVENTS = "events";
  static final String EVENT_ID = "id";
  static final String TIME = "at";
  static final String NAME = "name";
  static final String REVISION = "revision";
  static final String PAYLOAD = "payload";
  static final String METADATA = "metadata";

  /** Length (4), type and name of the position (1 + 4). */
  static final int POSITION_OFFSET = 9;

  /** The position (8), type and name of the hash (1 + 5), its length (4) and kind (1). */
  static final int HASH_OFFSET = POSITION_OFFSET + 8 + 6 + 5;

  static final int CONTENT_OFFSET = HASH_OFFSET + Chain.HASH_BYTES;

  static byte[] encode(Changes changes) {
    BasicOutputBuffer out = new BasicOutputBuffer(1024);
    try (BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
      write(writer, new Commit(0, changes));
    }
    return out.toByteArray();
  }

  static Commit decode(byte[] document) {
    try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(document))) {
      return new CommitCodec().decode(reader, DecoderContext.builder().build());
    }
  }

  /** The same collection, read and written as commits. */
  static MongoCollection<Commit> decoded(MongoCollection<?> commits) {
    return commits
        .withDocumentClass(Commit.class)
        .withCodecRegistry(
            CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(new CommitCodec()), commits.getCodecRegistry()));
  }

  static byte[] contentDigest(byte[] document) {
    return Chain.digest(document, CONTENT_OFFSET, document.length - CONTENT_OFFSET);
  }

  static byte[] content(byte[] document) {
    return Arrays.copyOfRange(document, CONTENT_OFFSET, document.length);
  }

  static void patch(byte[] document, long position, byte[] hash) {
    littleEndian(document).putLong(POSITION_OFFSET, position);
    System.arraycopy(hash, 0, document, HASH_OFFSET, Chain.HASH_BYTES);
  }

  static byte[] bytes(RawBsonDocument document) {
    ByteBuf buffer = document.getByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  static ByteBuffer littleEndian(byte[] document) {
    return ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void encode(BsonWriter writer, Commit commit, EncoderContext context) {
    write(writer, commit);
  }

  private static void write(BsonWriter writer, Commit commit) {
    Changes changes = commit.changes();
    writer.writeStartDocument();
    writer.writeInt64(POSITION, commit.position());
    writer.writeBinaryData(HASH, new BsonBinary(Chain.GENESIS));
    writer.writeString(STREAM, changes.stream());
    writer.writeString(AGGREGATE_TYPE, changes.aggregateType());
    writer.writeInt64(FIRST_SEQUENCE, changes.firstSequence());
    writer.writeInt32(COUNT, changes.events().size());
    CommandKey key = changes.key();
    if (key != null) {
      writer.writeString(KEY, key.key());
      writer.writeString(FINGERPRINT, key.fingerprint());
    }
    writer.writeStartArray(EVENTS);
    changes.events().forEach(event -> write(writer, event));
    writer.writeEndArray();
    writer.writeEndDocument();
  }

  private static void write(BsonWriter writer, StoredEvent event) {
    writer.writeStartDocument();
    writer.writeString(EVENT_ID, event.id());
    writer.writeInt64(TIME, event.timeMillis());
    writer.writeString(NAME, event.name());
    writer.writeString(REVISION, event.revision());
    writer.writeString(PAYLOAD, event.payload());
    if (!event.metadata().equals(StoredEvent.NO_METADATA)) {
      writer.writeString(METADATA, event.metadata());
    }
    writer.writeEndDocument();
  }

  @Override
  public Commit decode(BsonReader reader, DecoderContext context) {
    long position = -1;
    String stream = "";
    String type = "";
    long first = -1;
    int count = -1;
    @Nullable String key = null;
    String fingerprint = "";
    List<StoredEvent> events = List.of();
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      switch (reader.readName()) {
        case POSITION -> position = reader.readInt64();
        case STREAM -> stream = reader.readString();
        case AGGREGATE_TYPE -> type = reader.readString();
        case FIRST_SEQUENCE -> first = reader.readInt64();
        case COUNT -> count = reader.readInt32();
        case KEY -> key = reader.readString();
        case FINGERPRINT -> fingerprint = reader.readString();
        case EVENTS -> events = readEvents(reader);
        default -> reader.skipValue();
      }
    }
    reader.readEndDocument();
    if (count != events.size()) {
      throw new IllegalStateException(
          "The commit at position %d holds %d events but counts %d"
              .formatted(position, events.size(), count));
    }
    CommandKey commandKey = key == null ? null : new CommandKey(key, fingerprint);
    return new Commit(position, new Changes(stream, type, first, commandKey, events));
  }

  private static List<StoredEvent> readEvents(BsonReader reader) {
    List<StoredEvent> events = new ArrayList<>(2);
    reader.readStartArray();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      events.add(readEvent(reader));
    }
    reader.readEndArray();
    return events;
  }

  private static StoredEvent readEvent(BsonReader reader) {
    String id = "";
    long at = 0;
    String name = "";
    String revision = "";
    String payload = "";
    String metadata = StoredEvent.NO_METADATA;
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      switch (reader.readName()) {
        case EVENT_ID -> id = reader.readString();
        case TIME -> at = reader.readInt64();
        case NAME -> name = reader.readString();
        case REVISION -> revision = reader.readString();
        case PAYLOAD -> payload = reader.readString();
        case METADATA -> metadata = reader.readString();
        default -> reader.skipValue();
      }
    }
    reader.readEndDocument();
    return new StoredEvent(id, at, name, revision, payload, metadata);
  }

  @Override
  public Class<Commit> getEncoderClass() {
    return Commit.class;
  }
}
