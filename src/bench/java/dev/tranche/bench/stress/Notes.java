package dev.tranche.bench.stress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What one writing process was told, a line each in a file. Each line is one write: when its method
 * returns, the operating system has it, and the death of the process does not lose it.
 */
final class Notes implements AutoCloseable {

  /** What a line says; see the methods that write them. */
  enum Kind {
    ACKNOWLEDGED,
    REFUSED,
    UNKNOWN,
    FAILED
  }

  private final FileChannel file;

  Notes(Path file) throws IOException {
    this.file =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** These events are in the log, after so many conflicts. */
  void acknowledged(int conflicts, List<String> ids) {
    write(Kind.ACKNOWLEDGED, conflicts, String.join(" ", ids));
  }

  /** Nothing of this is in the log, nor will it be tried again. */
  void refused(int conflicts, List<String> ids) {
    write(Kind.REFUSED, conflicts, String.join(" ", ids));
  }

  /** The log could not say, and it is not tried again. */
  void unknown(int conflicts, List<String> ids) {
    write(Kind.UNKNOWN, conflicts, String.join(" ", ids));
  }

  /** Something went wrong that must not. */
  void failed(String sentence) {
    write(Kind.FAILED, 0, sentence.replace('\n', ' '));
  }

  private void write(Kind kind, int conflicts, String text) {
    byte[] line = (kind + " " + conflicts + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      int written = file.write(ByteBuffer.wrap(line));
      if (written != line.length) {
        throw new IOException("Noted %d of %d bytes".formatted(written, line.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
