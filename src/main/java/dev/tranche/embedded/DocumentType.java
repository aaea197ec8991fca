package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.zip.CRC32C;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * Documents as BSON, each behind its CRC32C: one that changed on disk is refused, never handed out.
 */
final class DocumentType extends BasicDataType<Document> {

  static final DocumentType INSTANCE = new DocumentType();

  private static final ThreadLocal<ByteBuf> BUFFER =
      ThreadLocal.withInitial(() -> Unpooled.buffer(1024));
  private static final int MAP_BYTES = 64;
  private static final int ENTRY_BYTES = 56;
  private static final int STRING_BYTES = 48;
  private static final int VALUE_BYTES = 24;

  private DocumentType() {}

  @Override
  public int getMemory(Document document) {
    return memory(document);
  }

  private static int memory(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        int bytes = MAP_BYTES;
        for (Object element : map.values()) {
          bytes += ENTRY_BYTES + memory(element);
        }
        yield bytes;
      }
      case Collection<?> list -> {
        int bytes = MAP_BYTES;
        for (Object element : list) {
          bytes += Long.BYTES + memory(element);
        }
        yield bytes;
      }
      case String text -> STRING_BYTES + text.length();
      case null, default -> VALUE_BYTES;
    };
  }

  @Override
  public void write(WriteBuffer out, Document document) {
    ByteBuf bson = BUFFER.get().clear();
    BsonEncoder.encodeDocument(document, bson);
    ByteBuffer bytes = bson.nioBuffer();
    out.putInt(checksum(bytes.duplicate())).put(bytes);
  }

  @Override
  public Document read(ByteBuffer in) {
    int expected = in.getInt();
    int length = Integer.reverseBytes(in.getInt(in.position()));
    if (length < 5 || length > in.remaining()) {
      throw damaged();
    }
    ByteBuffer bytes = in.slice(in.position(), length);
    if (checksum(bytes.duplicate()) != expected) {
      throw damaged();
    }
    in.position(in.position() + length);
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
  }

  private static EmbeddedStoreException damaged() {
    return new EmbeddedStoreException(
        "A document in the store file does not have the bytes that were written: the file is"
            + " damaged. Restore the data folder from a backup.");
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
