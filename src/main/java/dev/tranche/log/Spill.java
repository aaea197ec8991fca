package dev.tranche.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * BSON documents put aside in parts, in one temporary file, and each part read back in the order in
 * which it was written. Nobody else sees the file: it has no name from the start, and is gone with
 * the process however that ends.
 */
final class Spill implements Closeable {

  private static final int ALL_BUFFERS = 16 << 20;
  private static final int SMALLEST_BUFFER = 4 << 10;
  private static final int LARGEST_BUFFER = 256 << 10;

  private final FileChannel file;
  private final List<Part> parts = new ArrayList<>();
  private long end;

  /** What is not in the file yet, and where the rest of it is. */
  private static final class Part {

    private final ByteBuffer buffer;
    private final List<Chunk> chunks = new ArrayList<>();

    Part(int bufferBytes) {
      buffer = ByteBuffer.allocate(bufferBytes);
    }
  }

  /** Whole documents that lie together. */
  private record Chunk(long at, int bytes) {}

  /** Fails with an {@link UncheckedIOException} where no file can be had, as all methods do. */
  Spill(int parts) {
    int bufferBytes = Math.clamp(ALL_BUFFERS / parts, SMALLEST_BUFFER, LARGEST_BUFFER);
    for (int part = 0; part < parts; part++) {
      this.parts.add(new Part(bufferBytes));
    }
    try {
      Path path = Files.createTempFile("tranche-", ".spill");
      file =
          FileChannel.open(
              path,
              Set.of(
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary file could be opened", e);
    }
  }

  /** Puts a document aside; by one thread at a time, and before anything is read. */
  void add(int part, ByteBuffer document) {
    Part to = parts.get(part);
    if (document.remaining() > to.buffer.remaining()) {
      write(to, to.buffer.flip());
      to.buffer.clear();
    }
    if (document.remaining() > to.buffer.capacity()) {
      write(to, document.duplicate());
    } else {
      to.buffer.put(document.duplicate());
    }
  }

  private void write(Part part, ByteBuffer documents) {
    if (!documents.hasRemaining()) {
      return;
    }
    part.chunks.add(new Chunk(end, documents.remaining()));
    try {
      while (documents.hasRemaining()) {
        end += file.write(documents, end);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The log's events could not be put aside on the disk", e);
    }
  }

  /** Hands over the documents of one part; any threads may, each a part. */
  void forEach(int part, Consumer<byte[]> each) {
    Part from = parts.get(part);
    for (Chunk chunk : from.chunks) {
      forEach(read(chunk), each);
    }
    forEach(from.buffer.duplicate().flip(), each);
  }

  private ByteBuffer read(Chunk chunk) {
    ByteBuffer bytes = ByteBuffer.allocate(chunk.bytes);
    try {
      while (bytes.hasRemaining()) {
        if (file.read(bytes, chunk.at + bytes.position()) < 0) {
          throw new IOException("The file is shorter than it was");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("What was put aside could not be read back", e);
    }
    return bytes.flip();
  }

  /** Every BSON document begins with its length. */
  private static void forEach(ByteBuffer documents, Consumer<byte[]> each) {
    documents.order(ByteOrder.LITTLE_ENDIAN);
    while (documents.hasRemaining()) {
      byte[] document = new byte[documents.getInt(documents.position())];
      documents.get(document);
      each.accept(document);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary file could not be closed", e);
    }
  }
}
