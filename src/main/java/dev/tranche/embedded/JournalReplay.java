package dev.tranche.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads a journal file back.
 *
 * <p>A process that dies leaves at most a record cut short at the end, which was never acknowledged
 * and is dropped. A bad record with good ones behind it is something else: acknowledged writes are
 * damaged, and the file is refused.
 */
record JournalReplay(long records, long size) {

  /**
   * Reads the file, record by record.
   *
   * @throws EmbeddedStoreException where it is damaged or not the one that is expected
   */
  static JournalReplay read(Path file, long number, JournalRecord.Reader reader)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer in = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      int read = 0;
      while (in.hasRemaining() && read >= 0) {
        read = channel.read(in);
      }
      in.flip();
      checkHeader(file, number, in);
      int at = JournalSegment.HEADER_BYTES;
      long sequence = 0;
      while (JournalRecord.isWhole(in, at, sequence) && in.getLong(at + 8) == sequence) {
        JournalRecord.read(in, at, reader);
        at += JournalRecord.bytes(in, at);
        sequence++;
      }
      refuseRecordsBehind(file, in, at, sequence);
      return new JournalReplay(sequence, at);
    }
  }

  private static void checkHeader(Path file, long number, ByteBuffer in) {
    if (in.limit() < JournalSegment.HEADER_BYTES || in.getLong(0) != JournalSegment.MAGIC) {
      throw new EmbeddedStoreException(
          file + " is not a journal or its beginning is damaged. " + WHAT_TO_DO);
    }
    if (in.getInt(8) != DataFolder.FORMAT || in.getLong(12) != number) {
      throw new EmbeddedStoreException(
          file
              + " is of format "
              + in.getInt(8)
              + " and says that it is journal "
              + in.getLong(12)
              + "; format "
              + DataFolder.FORMAT
              + " and journal "
              + number
              + " are expected. "
              + WHAT_TO_DO);
    }
  }

  private static final String WHAT_TO_DO =
      "Nothing was changed. Restore the data folder from a backup.";

  private static void refuseRecordsBehind(Path file, ByteBuffer in, int end, long sequence) {
    for (int at = end + 1; at <= in.limit() - JournalRecord.HEADER_BYTES; at++) {
      if (JournalRecord.isWhole(in, at, sequence)) {
        throw new EmbeddedStoreException(
            file
                + " is damaged: record "
                + sequence
                + " at byte "
                + end
                + " cannot be read, and there are acknowledged writes behind it. Nothing was"
                + " changed. Restore the data folder from a backup; if there is none, cutting the"
                + " file to "
                + end
                + " bytes keeps all that was written before the damage.");
      }
    }
  }
}
