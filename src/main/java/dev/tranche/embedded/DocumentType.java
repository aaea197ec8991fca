package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/** Documents as BSON. */
final class DocumentType extends CheckedType<Document> {

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
    out.put(bson.nioBuffer());
  }

  @Override
  public Document read(ByteBuffer in) {
    ByteBuf bson = Unpooled.wrappedBuffer(in);
    Document document = BsonDecoder.decodeBson(bson);
    in.position(in.position() + bson.readerIndex());
    return document;
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
