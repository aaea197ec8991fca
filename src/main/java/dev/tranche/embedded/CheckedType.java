package dev.tranche.embedded;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Writes all keys or all values of a page of the store behind their length and CRC32C, and reads
 * them back only where both are right: what changed on disk is refused and never handed out.
 */
abstract class CheckedType<T> extends BasicDataType<T> {

  private static final int CRC_OFFSET = Integer.BYTES;
  private static final int HEADER_BYTES = 2 * Integer.BYTES;

  @Override
  public void write(WriteBuffer out, Object storage, int count) {
    int start = out.position();
    out.putLong(0);
    super.write(out, storage, count);
    int length = out.position() - start - HEADER_BYTES;
    ByteBuffer content = out.getBuffer().duplicate().limit(start + HEADER_BYTES + length);
    out.putInt(start, length);
    out.putInt(start + CRC_OFFSET, checksum(content.position(start + HEADER_BYTES), count));
  }

  @Override
  public void read(ByteBuffer in, Object storage, int count) {
    if (in.remaining() < HEADER_BYTES) {
      throw damaged();
    }
    int length = in.getInt();
    int expected = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw damaged();
    }
    if (checksum(in.slice(in.position(), length), count) != expected) {
      throw damaged();
    }
    super.read(in, storage, count);
  }

  private static int checksum(ByteBuffer content, int count) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue() ^ ~count;
  }

  private static EmbeddedStoreException damaged() {
    return new EmbeddedStoreException("a page does not have the bytes that were written.");
  }
}
