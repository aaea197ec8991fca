package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one command's changes: mark, length, sequence, CRC32C, namespace, and for each
 * change the document that it left or the id of the one that it removed.
 */
final class JournalRecord {

  static final int MARK = 0x7452_6E43;
  static final int HEADER_BYTES = 20;

  private static final int CRC_OFFSET = 16;
  private static final byte PUT = 1;
  private static final byte REMOVE = 2;

  /** Gets the changes of a record one by one. */
  interface Reader {
    void change(String namespace, Key key, @Nullable Document after);
  }

  private JournalRecord() {}

  static void write(long sequence, List<Change> changes, ByteBuf out) {
    int start = out.writerIndex();
    out.writeInt(MARK).writeInt(0).writeLong(sequence).writeInt(0);
    byte[] namespace =
        changes.getFirst().collection().getFullName().getBytes(StandardCharsets.UTF_8);
    out.writeShort(namespace.length).writeBytes(namespace);
    for (Change change : changes) {
      Document after = change.after();
      if (after == null) {
        out.writeByte(REMOVE).writeInt(change.key().length()).writeBytes(change.key().bytes());
      } else {
        out.writeByte(PUT);
        BsonEncoder.encodeDocument(after, out);
      }
    }
    int length = out.writerIndex() - start - HEADER_BYTES;
    out.setInt(start + 4, length);
    ByteBuffer bytes = out.nioBuffer(start, length + HEADER_BYTES);
    out.setInt(start + CRC_OFFSET, checksum(bytes, length));
  }

  /** Whether a whole record with this sequence or a later one stands here. */
  static boolean isWhole(ByteBuffer in, int at, long sequence) {
    if (in.limit() - at < HEADER_BYTES || in.getInt(at) != MARK) {
      return false;
    }
    int length = in.getInt(at + 4);
    return length > 0
        && length <= in.limit() - at - HEADER_BYTES
        && in.getLong(at + 8) >= sequence
        && checksum(in.slice(at, length + HEADER_BYTES), length) == in.getInt(at + CRC_OFFSET);
  }

  static int bytes(ByteBuffer in, int at) {
    return HEADER_BYTES + in.getInt(at + 4);
  }

  static void read(ByteBuffer in, int at, Reader reader) {
    ByteBuf payload = Unpooled.wrappedBuffer(in.slice(at + HEADER_BYTES, in.getInt(at + 4)));
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
  private static int checksum(ByteBuffer record, int length) {
    CRC32C crc = new CRC32C();
    crc.update(record.slice(4, CRC_OFFSET - 4));
    crc.update(record.slice(HEADER_BYTES, length));
    return (int) crc.getValue();
  }
}
