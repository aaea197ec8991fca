package dev.tranche.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * A commit as it is stored, of which the heading was read.
 *
 * @param bytes the whole document, in an array that may hold more; not to be changed
 */
record RawCommit(CommitHeading heading, ByteBuffer bytes) {

  /** Throws {@link IllegalStateException} where it is no commit. */
  static RawCommit of(RawBsonDocument document) {
    return of(document.getByteBuffer().asNIO().order(ByteOrder.LITTLE_ENDIAN));
  }

  private static RawCommit of(ByteBuffer bytes) {
    return new RawCommit(CommitHeading.of(bytes), bytes);
  }

  /**
   * Reads commits that lie one behind another, up to the end.
   *
   * @throws IOException where the last one is cut
   * @throws IllegalStateException where something else lies between them
   */
  static List<RawCommit> readAll(InputStream commits) throws IOException {
    List<RawCommit> all = new ArrayList<>();
    byte[] length = commits.readNBytes(Integer.BYTES); // every document begins with its length
    while (length.length == Integer.BYTES) {
      all.add(of(CommitCodec.littleEndian(rest(length, commits))));
      length = commits.readNBytes(Integer.BYTES);
    }
    if (length.length > 0) {
      throw new EOFException();
    }
    return all;
  }

  private static byte[] rest(byte[] length, InputStream commits) throws IOException {
    int bytes = CommitCodec.littleEndian(length).getInt();
    if (bytes < CommitCodec.CONTENT_OFFSET || bytes > CommitLog.MAX_COMMIT_BYTES) {
      throw new IllegalStateException("No commit is %d bytes long".formatted(bytes));
    }
    byte[] document = Arrays.copyOf(length, bytes);
    int missing = bytes - length.length;
    if (commits.readNBytes(document, length.length, missing) < missing) {
      throw new EOFException();
    }
    return document;
  }

  long position() {
    return heading.position();
  }

  long nextPosition() {
    return heading.position() + heading.count();
  }

  /** Its hash in the chain, in lower-case hexadecimal. */
  String hash() {
    byte[] hash = new byte[Chain.HASH_BYTES];
    bytes.get(bytes.position() + CommitCodec.HASH_OFFSET, hash);
    return Chain.hex(hash);
  }
}
