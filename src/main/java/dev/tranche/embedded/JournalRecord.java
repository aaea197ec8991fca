package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one command's changes, or of a part of them: mark, length, sequence, CRC32C,
 * namespace, and for each change the document that it left or the key of the one that it removed.
 */
final class JournalRecord {

  static final int MARK = 0x7452_6E43;
  static final int HEADER_BYTES = 20;

  private static final int LENGTH_OFFSET = 4;
  private static final int SEQUENCE_OFFSET = 8;
  private static final int CRC_OFFSET = 16;
  private static final int ENOUGH_BYTES = 16 << 20;
  private static final byte PUT = 1;
  private static final byte REMOVE = 2;
  private static final int OBJECT_TOO_LARGE = 10334;

  /** Gets the changes of a record one by one. */
  interface Reader {
    void change(String namespace, Key key, @Nullable Document after);
  }

  private JournalRecord() {}

  /**
   * Writes changes of one namespace, as many as make a record of a good size.
   *
   * @throws MongoServerError where a document is larger than documents may be
   */
  static void write(long sequence, String namespace, Iterator<Change> changes, ByteBuf out) {
    int start = out.writerIndex();
    out.writeInt(MARK).writeInt(0).writeLong(sequence).writeInt(0);
    byte[] name = namespace.getBytes(StandardCharsets.UTF_8);
    out.writeShort(name.length).writeBytes(name);
    while (changes.hasNext() && out.writerIndex() - start < ENOUGH_BYTES) {
      write(changes.next(), out);
    }
    int length = out.writerIndex() - start - HEADER_BYTES;
    out.setInt(start + LENGTH_OFFSET, length);
    ByteBuffer record = out.nioBuffer(start, length + HEADER_BYTES);
    out.setInt(start + CRC_OFFSET, checksum(record));
  }

  private static void write(Change change, ByteBuf out) {
    Document after = change.after();
    if (after == null) {
      out.writeByte(REMOVE).writeInt(change.key().length()).writeBytes(change.key().bytes());
      return;
    }
    int start = out.writeByte(PUT).writerIndex();
    BsonEncoder.encodeDocument(after, out);
    int bytes = out.writerIndex() - start;
    if (bytes > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(
          OBJECT_TOO_LARGE,
          "BSONObjectTooLarge",
          "The document would have " + bytes + " bytes, and 16 MB are the most.");
    }
  }

  /** The bytes of the record whose header this is, or 0 where it is no header. */
  static long bytes(ByteBuffer header) {
    int length = header.getInt(LENGTH_OFFSET);
    return header.getInt(0) == MARK && length > 0 ? (long) length + HEADER_BYTES : 0;
  }

  static long sequence(ByteBuffer header) {
    return header.getLong(SEQUENCE_OFFSET);
  }

  static boolean isWhole(ByteBuffer record) {
    return checksum(record) == record.getInt(CRC_OFFSET);
  }

  static void read(ByteBuffer record, Reader reader) {
    ByteBuf payload = Unpooled.wrappedBuffer(record).skipBytes(HEADER_BYTES);
    String namespace =
        payload.readCharSequence(payload.readUnsignedShort(), StandardCharsets.UTF_8).toString();
    while (payload.isReadable()) {
      if (payload.readByte() == PUT) {
        Document document = BsonDecoder.decodeBson(payload);
        reader.change(namespace, OrderedIndex.position(document), document);
      } else {
        byte[] key = new byte[payload.readInt()];
        payload.readBytes(key);
        reader.change(namespace, new Key(key), null);
      }
    }
  }

  /** Over everything but the mark and the checksum itself. */
  private static int checksum(ByteBuffer record) {
    CRC32C crc = new CRC32C();
    crc.update(record.slice(LENGTH_OFFSET, CRC_OFFSET - LENGTH_OFFSET));
    crc.update(record.slice(HEADER_BYTES, record.limit() - HEADER_BYTES));
    return (int) crc.getValue();
  }
}
