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

  /**
   * Room is made ahead of the records: where a force need not keep a new length of the file too,
   * disks are up to three times as fast.
   */
  private static final int ROOM_BYTES = 1 << 20;

  private final FileChannel file;
  private final Path path;
  private final long number;
  private volatile long size;
  private volatile long forced;
  private long room;

  private JournalSegment(FileChannel file, Path path, long number, long size) {
    this.file = file;
    this.path = path;
    this.number = number;
    this.size = size;
    this.forced = size;
    this.room = size;
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
      segment.write(header);
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
    if (size + bytes.remaining() > room) {
      makeRoom(size + bytes.remaining());
    }
    try {
      write(bytes);
    } catch (IOException e) {
      cut(size);
      throw e;
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    long end = size + bytes.remaining();
    while (bytes.hasRemaining()) {
      file.write(bytes, end - bytes.remaining());
    }
    size = end;
  }

  /** Where the disk has no room to spare, the records themselves may still find theirs. */
  private void makeRoom(long needed) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(ROOM_BYTES);
    room = Math.max(room, size); // records may have gone beyond what there was room for
    try {
      while (room < needed) {
        file.write(zeros.clear(), room);
        room += ROOM_BYTES - zeros.remaining();
      }
    } catch (IOException noRoom) {
      cut(size);
    }
  }

  /** Forgets what was appended since the file had this size. */
  void cut(long to) throws IOException {
    try {
      file.truncate(to);
      size = to;
      room = to;
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
