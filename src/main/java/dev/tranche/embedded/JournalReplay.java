package dev.tranche.embedded;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a journal file back.
 *
 * <p>A process that dies leaves at most a record cut short at the end, which was never acknowledged
 * and is dropped. A bad record with good ones behind it is something else: acknowledged writes are
 * damaged, and the file is refused.
 */
final class JournalReplay {

  /** What was read: how many records, and where the last one ends. */
  record Result(long records, long size) {}

  private static final Logger log = LoggerFactory.getLogger(JournalReplay.class);
  private static final String WHAT_TO_DO =
      " Nothing was changed. Restore the data folder from a backup";

  private final Path file;
  private final MemorySegment bytes;

  private JournalReplay(Path file, MemorySegment bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Reads the file, record by record.
   *
   * @throws EmbeddedStoreException where it is damaged or not the one that is expected
   */
  static Result read(Path file, long number, JournalRecord.Reader reader) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      return new JournalReplay(file, bytes).replay(number, reader);
    }
  }

  private Result replay(long number, JournalRecord.Reader reader) {
    checkHeader(number);
    long at = JournalSegment.HEADER_BYTES;
    long sequence = 0;
    ByteBuffer record = record(at);
    while (record != null && JournalRecord.sequence(record) == sequence) {
      JournalRecord.read(record, reader);
      at += record.limit();
      sequence++;
      record = record(at);
    }
    if (!isRoom(at)) {
      refuseRecordsBehind(at, sequence);
      log.warn(
          "Dropped {} bytes at the end of {}: a write that was not done when the process ended",
          bytes.byteSize() - at,
          file);
    }
    return new Result(sequence, at);
  }

  /** Whether nothing was ever written from here on. */
  private boolean isRoom(long at) {
    for (long i = at; i < bytes.byteSize(); i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, i) != 0) {
        return false;
      }
    }
    return true;
  }

  private void checkHeader(long number) {
    if (bytes.byteSize() < JournalSegment.HEADER_BYTES
        || buffer(0, JournalSegment.HEADER_BYTES).getLong(0) != JournalSegment.MAGIC) {
      throw new EmbeddedStoreException(
          file + " is not a journal or its beginning is damaged." + WHAT_TO_DO + ".");
    }
    ByteBuffer header = buffer(0, JournalSegment.HEADER_BYTES);
    int format = header.getInt(8);
    long found = header.getLong(12);
    if (format != DataFolder.FORMAT || found != number) {
      throw new EmbeddedStoreException(
          "%s says that it is journal %d of format %d; journal %d of format %d is expected.%s."
              .formatted(file, found, format, number, DataFolder.FORMAT, WHAT_TO_DO));
    }
  }

  private ByteBuffer buffer(long at, long length) {
    return bytes.asSlice(at, length).asByteBuffer();
  }

  /** The record that stands here, or null where there is none or it is not whole. */
  private @Nullable ByteBuffer record(long at) {
    long left = bytes.byteSize() - at;
    if (left < JournalRecord.HEADER_BYTES) {
      return null;
    }
    long length = JournalRecord.bytes(buffer(at, JournalRecord.HEADER_BYTES));
    if (length == 0 || length > Math.min(left, Integer.MAX_VALUE)) {
      return null;
    }
    ByteBuffer record = buffer(at, length);
    return JournalRecord.isWhole(record) ? record : null;
  }

  private void refuseRecordsBehind(long end, long sequence) {
    for (long at = end + 1; at <= bytes.byteSize() - JournalRecord.HEADER_BYTES; at++) {
      ByteBuffer behind = record(at);
      if (behind != null && JournalRecord.sequence(behind) >= sequence) {
        throw new EmbeddedStoreException(
            ("%s is damaged: record %d at byte %d cannot be read, and there are acknowledged writes"
                    + " behind it.%s; if there is none, cutting the file to %d bytes keeps all that"
                    + " was written before the damage.")
                .formatted(file, sequence, end, WHAT_TO_DO, end));
      }
    }
  }
}
