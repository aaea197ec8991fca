package dev.tranche.pack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of a pack from its first byte to its last, and takes no byte that a {@link
 * PackWriter} would not have written there.
 */
final class PackReader implements AutoCloseable {

  private static final int LONGEST_LINE = 64 << 20;
  private static final String DIRECTORY = "the list of entries at the end";

  private final FileChannel file;
  private final InputStream in;
  private final List<ZipForm.Entry> entries = new ArrayList<>();
  private final byte[] block = new byte[ZipForm.BLOCK];
  private int blockLength;
  private int blockAt;
  private boolean lastBlock;
  private long read;
  private String name = "";
  private long offset;
  private long contentAt;
  private long size;
  private long taken;
  private long line;
  private CRC32 crc = new CRC32();
  private final Digests digests = new Digests();

  PackReader(Path path) throws IOException {
    file = FileChannel.open(path);
    in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  /** The entry that must come next. */
  void begin(String entry) throws IOException {
    name = entry;
    offset = read;
    size = 0;
    taken = 0;
    line = 0;
    lastBlock = false;
    crc = new CRC32();
    digests.begin(entry);
    expect(ZipForm.header(entry), name);
    contentAt = read;
    nextBlock();
  }

  /** The next line without its end; null behind the last one. */
  @Nullable String line() throws IOException {
    if (!ready()) {
      return null;
    }
    line++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    while (true) {
      if (!ready()) {
        throw broken("the last line does not end");
      }
      int end = blockAt;
      while (end < blockLength && block[end] != '\n') {
        end++;
      }
      bytes.write(block, blockAt, end - blockAt);
      taken += end - blockAt;
      blockAt = end;
      if (bytes.size() > LONGEST_LINE) {
        throw broken("the line is longer than any commit");
      }
      if (end < blockLength) {
        blockAt++;
        taken++;
        return bytes.toString(StandardCharsets.UTF_8);
      }
    }
  }

  /** Number of the line that was read last, from 1. */
  long lineNumber() {
    return line;
  }

  /** Of the entries so far. */
  Digests digests() {
    return digests;
  }

  /** How much of the entry was read, in bytes of its content. */
  long taken() {
    return taken;
  }

  /** How much of the file was read. */
  long read() {
    return read;
  }

  PackBroken broken(String words) {
    return line == 0 ? new PackBroken(name, words) : new PackBroken(name, line, words);
  }

  /** Checks that the entry ends here; returns where in the file its content begins. */
  long endEntry() throws IOException {
    if (ready()) {
      line++;
      throw broken("there is more than follows from the commits");
    }
    ZipForm.Entry entry = new ZipForm.Entry(name, offset, size, (int) crc.getValue());
    expect(ZipForm.trailer(entry), name);
    entries.add(entry);
    return contentAt;
  }

  /** Checks that the file ends here. */
  void end() throws IOException {
    long list = read;
    for (ZipForm.Entry entry : entries) {
      expect(ZipForm.listed(entry), DIRECTORY + ", " + entry.name());
    }
    expect(ZipForm.end(entries.size(), list, read - list), DIRECTORY);
    if (in.read() >= 0) {
      throw new PackBroken(DIRECTORY, "the file goes on behind it, at byte " + read);
    }
  }

  /** Reads a part of the content of an entry that is checked already. */
  byte[] content(long contentStart, long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      long at = from + out.position();
      long inBlock = at % ZipForm.BLOCK;
      long headers = (at / ZipForm.BLOCK + 1) * ZipForm.BLOCK_HEADER;
      out.limit((int) Math.min(length, out.position() + ZipForm.BLOCK - inBlock));
      if (file.read(out, contentStart + at + headers) < 0) {
        throw new IOException("The file became shorter while it was read");
      }
      out.limit(length);
    }
    return bytes;
  }

  private boolean ready() throws IOException {
    while (blockAt == blockLength && !lastBlock) {
      nextBlock();
    }
    return blockAt < blockLength;
  }

  private void nextBlock() throws IOException {
    byte[] header = take(ZipForm.BLOCK_HEADER);
    int length = Byte.toUnsignedInt(header[1]) | Byte.toUnsignedInt(header[2]) << 8;
    lastBlock = header[0] != 0;
    boolean whole = lastBlock ? length > 0 || size == 0 : length == ZipForm.BLOCK;
    if (!whole || !Arrays.equals(header, ZipForm.block(lastBlock, length))) {
      throw broken("damaged before byte %d of the file".formatted(read));
    }
    if (in.readNBytes(block, 0, length) < length) {
      throw broken("the file ends in the midst of it");
    }
    read += length;
    crc.update(block, 0, length);
    digests.update(block, length);
    size += length;
    blockAt = 0;
    blockLength = length;
  }

  private void expect(byte[] expected, String entry) throws IOException {
    long at = read;
    byte[] found = in.readNBytes(expected.length);
    read += found.length;
    int differs = Arrays.mismatch(expected, found);
    if (differs >= 0) {
      throw new PackBroken(
          entry,
          found.length == differs
              ? "the file ends where it should be"
              : "damaged or not in its place, at byte %d of the file".formatted(at + differs));
    }
  }

  private byte[] take(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    read += bytes.length;
    if (bytes.length < length) {
      throw broken("the file ends in the midst of it");
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
    file.close();
  }
}
