package dev.tranche.pack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Two numbers for each commit, put together by the streams of the commits. The streams come in the
 * order of the last byte of the CRC-32 of their names, and then of the names: a part of them at a
 * time, so that there may be any number.
 */
final class Streams implements Closeable {

  private static final int PARTS = 256;

  private final Parts parts;

  /** Takes some streams, in their order. */
  interface Visitor {
    void take(SortedMap<String, Offsets> streams) throws IOException;
  }

  Streams() throws IOException {
    parts = new Parts(PARTS);
  }

  void add(String stream, long number, int other) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + stream.length() * Character.BYTES);
    bytes.putLong(number).putInt(other).asCharBuffer().put(stream);
    parts.add(part(stream), bytes.clear());
  }

  private static int part(String stream) {
    CRC32 crc = new CRC32();
    crc.update(stream.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % PARTS);
  }

  void forEach(Visitor visitor) throws IOException {
    for (int part = 0; part < PARTS; part++) {
      SortedMap<String, Offsets> streams = new TreeMap<>();
      parts.forEach(
          part,
          bytes -> {
            long number = bytes.getLong();
            int other = bytes.getInt();
            streams
                .computeIfAbsent(bytes.asCharBuffer().toString(), _ -> new Offsets())
                .add(number, other);
          });
      visitor.take(streams);
    }
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
