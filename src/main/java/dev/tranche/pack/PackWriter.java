package dev.tranche.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes the file of a pack in one go, entry by entry; it is whole once {@link #end} returned. */
final class PackWriter {

  private final OutputStream out;
  private final List<ZipForm.Entry> entries = new ArrayList<>();
  private final byte[] block = new byte[ZipForm.BLOCK];
  private int filled;
  private long written;
  private String name = "";
  private long offset;
  private long size;
  private CRC32 crc = new CRC32();
  private final Digests digests = new Digests();

  PackWriter(OutputStream out) {
    this.out = out;
  }

  void begin(String entry) throws IOException {
    name = entry;
    offset = written;
    size = 0;
    crc = new CRC32();
    digests.begin(entry);
    put(ZipForm.header(entry));
  }

  /** Adds text to the entry. */
  void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  void write(byte[] bytes, int length) throws IOException {
    crc.update(bytes, 0, length);
    digests.update(bytes, length);
    size += length;
    int from = 0;
    while (from < length) {
      if (filled == ZipForm.BLOCK) {
        flush(false);
      }
      int some = Math.min(length - from, ZipForm.BLOCK - filled);
      System.arraycopy(bytes, from, block, filled, some);
      filled += some;
      from += some;
    }
  }

  void endEntry() throws IOException {
    flush(true);
    ZipForm.Entry entry = new ZipForm.Entry(name, offset, size, (int) crc.getValue());
    put(ZipForm.trailer(entry));
    entries.add(entry);
  }

  /** Of the entries so far. */
  Digests digests() {
    return digests;
  }

  void end() throws IOException {
    long list = written;
    for (ZipForm.Entry entry : entries) {
      put(ZipForm.listed(entry));
    }
    put(ZipForm.end(entries.size(), list, written - list));
    out.flush();
  }

  private void flush(boolean last) throws IOException {
    put(ZipForm.block(last, filled));
    out.write(block, 0, filled);
    written += filled;
    filled = 0;
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }
}
