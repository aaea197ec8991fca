package dev.tranche.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * All bytes of a zip file that are not content, in the one form that a pack has: entries that are
 * not compressed but cut into the stored blocks of deflate, so that they are written in one go and
 * no byte can have another form; always with 64-bit sizes, always of the first day that zip knows.
 */
final class ZipForm {

  /** What a stored block holds at most, and each but the last one does hold. */
  static final int BLOCK = 65_535;

  static final int BLOCK_HEADER = 5;

  private static final int VERSION = 45;
  private static final int SIZES_FOLLOW = 1 << 3;
  private static final int DEFLATED = 8;
  private static final int FIRST_DAY = 1 << 5 | 1;
  private static final int IN_64_BITS = -1;
  private static final int EXTRA_64 = 1;

  /**
   * An entry that is written.
   *
   * @param offset of its header in the file
   */
  record Entry(String name, long offset, long size, int crc) {

    /** How much of the file the content takes, with the headers of its blocks. */
    long stored() {
      long blocks = Math.max(1, (size + BLOCK - 1) / BLOCK);
      return size + blocks * BLOCK_HEADER;
    }
  }

  private ZipForm() {}

  static byte[] header(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = buffer(30 + bytes.length + 20).putInt(0x04034b50);
    common(out).putInt(0).putInt(IN_64_BITS).putInt(IN_64_BITS);
    out.putShort((short) bytes.length).putShort((short) 20).put(bytes);
    return bytes(out.putShort((short) EXTRA_64).putShort((short) 16).putLong(0).putLong(0));
  }

  static byte[] block(boolean last, int length) {
    return bytes(
        buffer(BLOCK_HEADER)
            .put((byte) (last ? 1 : 0))
            .putShort((short) length)
            .putShort((short) ~length));
  }

  static byte[] trailer(Entry entry) {
    return bytes(
        buffer(24)
            .putInt(0x08074b50)
            .putInt(entry.crc)
            .putLong(entry.stored())
            .putLong(entry.size));
  }

  static byte[] listed(Entry entry) {
    byte[] name = entry.name.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = buffer(46 + name.length + 28).putInt(0x02014b50).putShort((short) VERSION);
    common(out).putInt(entry.crc).putInt(IN_64_BITS).putInt(IN_64_BITS);
    out.putShort((short) name.length).putShort((short) 28).putShort((short) 0).putShort((short) 0);
    out.putShort((short) 0).putInt(0).putInt(IN_64_BITS).put(name);
    out.putShort((short) EXTRA_64).putShort((short) 24);
    return bytes(out.putLong(entry.size).putLong(entry.stored()).putLong(entry.offset));
  }

  /** What ends the file, behind a list of so many entries. */
  static byte[] end(int entries, long listOffset, long listSize) {
    ByteBuffer out = buffer(56 + 20 + 22);
    out.putInt(0x06064b50).putLong(44).putShort((short) VERSION).putShort((short) VERSION);
    out.putInt(0).putInt(0).putLong(entries).putLong(entries).putLong(listSize).putLong(listOffset);
    out.putInt(0x07064b50).putInt(0).putLong(listOffset + listSize).putInt(1);
    out.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    out.putShort((short) -1).putShort((short) -1).putInt(IN_64_BITS).putInt(IN_64_BITS);
    return bytes(out.putShort((short) 0));
  }

  private static ByteBuffer common(ByteBuffer out) {
    return out.putShort((short) VERSION)
        .putShort((short) SIZES_FOLLOW)
        .putShort((short) DEFLATED)
        .putShort((short) 0)
        .putShort((short) FIRST_DAY);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(ByteBuffer filled) {
    byte[] bytes = new byte[filled.position()];
    filled.flip().get(bytes);
    return bytes;
  }
}
