package dev.tranche.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/**
 * The store file with a checksum of each of its blocks in a file beside it: what the store reads of
 * its own tables and of the tree of a map is what was written, and not only the keys and values.
 *
 * <p>A checksum is on the disk before its block, so that a power cut between the two leaves a block
 * that nothing refers to yet. A block without a checksum, as in a store of before, is not checked.
 */
final class CheckedFile extends SingleFileStore {

  private static final int BLOCK = 4096;
  private static final int UNKNOWN = 0;

  private final FileChannel file;
  private final boolean forces;
  private int[] sums;

  /**
   * Reads the checksums that are there.
   *
   * @param path of the checksums
   * @param config of the store
   * @param forces whether a power cut must leave them right
   */
  CheckedFile(Path path, Map<String, Object> config, boolean forces) throws IOException {
    super(config);
    this.forces = forces;
    OwnerOnly.file(path);
    ByteBuffer stored = ByteBuffer.wrap(Files.readAllBytes(path));
    sums = new int[stored.remaining() / Integer.BYTES];
    stored.asIntBuffer().get(sums);
    file = FileChannel.open(path, StandardOpenOption.WRITE);
  }

  /** The library probes for where its file ends without a chunk: that may be anything. */
  @Override
  public ByteBuffer readFully(SFChunk chunk, long position, int length) {
    if (chunk == null) {
      return super.readFully(chunk, position, length);
    }
    long from = position - position % BLOCK;
    long to = Math.min(size(), (position + length + BLOCK - 1) / BLOCK * BLOCK);
    ByteBuffer blocks = super.readFully(chunk, from, Math.toIntExact(to - from));
    if (isWithin(chunk, position)) {
      check(from, blocks);
    }
    return blocks.slice(Math.toIntExact(position - from), length);
  }

  /** A chunk that was moved meanwhile is read again by the library, from its new place. */
  private static boolean isWithin(SFChunk chunk, long position) {
    long block = position / BLOCK;
    return block >= chunk.block && block < chunk.block + chunk.len;
  }

  private synchronized void check(long from, ByteBuffer blocks) {
    for (int start = 0; start + BLOCK <= blocks.limit(); start += BLOCK) {
      int block = Math.toIntExact((from + start) / BLOCK);
      int expected = block < sums.length ? sums[block] : UNKNOWN;
      if (expected != UNKNOWN && expected != checksum(blocks, start)) {
        throw DataUtils.newMVStoreException(
            DataUtils.ERROR_FILE_CORRUPT,
            "block {0} of the store file does not have the bytes that were written",
            block);
      }
    }
  }

  @Override
  protected void writeFully(SFChunk chunk, long position, ByteBuffer source) {
    write(position, source);
    super.writeFully(chunk, position, source);
  }

  private synchronized void write(long position, ByteBuffer source) {
    int first = Math.toIntExact(position / BLOCK);
    int end = Math.toIntExact((position + source.remaining() + BLOCK - 1) / BLOCK);
    if (end > sums.length) {
      sums = Arrays.copyOf(sums, Math.max(end, sums.length * 2));
    }
    ByteBuffer changed = ByteBuffer.allocate((end - first) * Integer.BYTES);
    for (int block = first; block < end; block++) {
      long start = (long) block * BLOCK - position + source.position();
      boolean whole = start >= source.position() && start + BLOCK <= source.limit();
      sums[block] = whole ? checksum(source, Math.toIntExact(start)) : UNKNOWN;
      changed.putInt(sums[block]);
    }
    try {
      long at = (long) first * Integer.BYTES;
      changed.flip();
      while (changed.hasRemaining()) {
        file.write(changed, at + changed.position());
      }
      if (forces) {
        file.force(false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int checksum(ByteBuffer bytes, int start) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(start, BLOCK));
    int value = (int) crc.getValue();
    return value == UNKNOWN ? 1 : value;
  }

  @Override
  public void close() {
    super.close();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
