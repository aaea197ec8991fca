package dev.tranche.pack;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Records put aside in parts, in one temporary file, and each part read back in the order in which
 * it was written: so what is in memory is a part at a time. Nobody else sees the file: it has no
 * name from the start, and is gone with the process however that ends.
 */
final class Parts implements Closeable {

  private static final int BUFFER_BYTES = 8 << 10;

  private final FileChannel file;
  private final List<Part> parts = new ArrayList<>();
  private long end;

  /** Takes the bytes of one record. */
  interface Reader {
    void take(ByteBuffer record) throws IOException;
  }

  /** What is not in the file yet, and where the rest of it is. */
  private static final class Part {

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final Offsets chunks = new Offsets();
  }

  Parts(int number) throws IOException {
    for (int part = 0; part < number; part++) {
      parts.add(new Part());
    }
    Path path = Files.createTempFile("tranche-", ".pack");
    file =
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
  }

  void add(int number, ByteBuffer record) throws IOException {
    Part part = parts.get(number);
    int bytes = Integer.BYTES + record.remaining();
    if (bytes > part.buffer.remaining()) {
      flush(part);
    }
    if (bytes > part.buffer.remaining()) {
      ByteBuffer large = ByteBuffer.allocate(bytes).putInt(record.remaining()).put(record);
      write(part, large.flip());
    } else {
      part.buffer.putInt(record.remaining()).put(record);
    }
  }

  private void flush(Part part) throws IOException {
    if (part.buffer.position() > 0) {
      write(part, part.buffer.flip());
      part.buffer.clear();
    }
  }

  private void write(Part part, ByteBuffer bytes) throws IOException {
    part.chunks.add(end, bytes.remaining());
    while (bytes.hasRemaining()) {
      end += file.write(bytes, end);
    }
  }

  /** Reads all records of a part, to which nothing is added any more. */
  void forEach(int number, Reader reader) throws IOException {
    Part part = parts.get(number);
    flush(part);
    for (int i = 0; i < part.chunks.lines(); i++) {
      ByteBuffer chunk = ByteBuffer.allocate(part.chunks.length(i));
      while (chunk.hasRemaining()) {
        if (file.read(chunk, part.chunks.from(i) + chunk.position()) < 0) {
          throw new EOFException("A temporary file became shorter");
        }
      }
      chunk.flip();
      while (chunk.hasRemaining()) {
        int bytes = chunk.getInt();
        reader.take(chunk.slice(chunk.position(), bytes));
        chunk.position(chunk.position() + bytes);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
