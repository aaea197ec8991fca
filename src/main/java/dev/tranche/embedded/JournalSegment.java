package dev.tranche.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * One journal file, open for appending: what was appended is in the file whole or not at all, and
 * after a failed write the file ends where it ended before.
 */
final class JournalSegment implements Closeable {

  /** The file has something behind its end that nobody must write behind. */
  static final class Torn extends IOException {
    Torn(IOException cause) {
      super(DataFolder.reason(cause), cause);
    }
  }

  static final long MAGIC = 0x5452_4A4F_5552_4E4CL; // TRJOURNL
  static final int HEADER_BYTES = 20;

  private final FileChannel file;
  private final Path path;
  private final long number;
  private volatile long size;
  private volatile long forced;

  private JournalSegment(FileChannel file, Path path, long number, long size) {
    this.file = file;
    this.path = path;
    this.number = number;
    this.size = size;
    this.forced = size;
  }

  static JournalSegment create(Disk disk, Path path, long number) throws IOException {
    FileChannel file = disk.open(path);
    try {
      file.truncate(0);
      JournalSegment segment = new JournalSegment(file, path, number, 0);
      ByteBuffer header =
          ByteBuffer.allocate(HEADER_BYTES)
              .putLong(MAGIC)
              .putInt(DataFolder.FORMAT)
              .putLong(number)
              .flip();
      segment.append(header);
      segment.force();
      return segment;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Goes on behind the last whole record; what lies behind it was never acknowledged. */
  static JournalSegment goOn(Disk disk, Path path, long number, long size) throws IOException {
    FileChannel file = disk.open(path);
    try {
      file.truncate(size);
      return new JournalSegment(file, path, number, size);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * @throws JournalSegment.Torn where a part is in the file and cannot be taken out
   */
  void append(ByteBuffer bytes) throws IOException {
    long end = size;
    int length = bytes.remaining();
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes, end + length - bytes.remaining());
      }
      size = end + length;
    } catch (IOException e) {
      cut(end);
      throw e;
    }
  }

  /** Forgets what was appended since the file had this size. */
  void cut(long to) throws IOException {
    try {
      file.truncate(to);
      size = to;
    } catch (IOException e) {
      throw new Torn(e);
    }
  }

  void force() throws IOException {
    long end = size;
    file.force(false);
    forced = end;
  }

  boolean isForced() {
    return forced == size;
  }

  boolean isEmpty() {
    return size == HEADER_BYTES;
  }

  long size() {
    return size;
  }

  long number() {
    return number;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
