package dev.tranche.pack;

import dev.tranche.fact.Source;
import dev.tranche.proof.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The sources of a pack: each stands once, with the position of the first event that is from it.
 * Which is the first is found out a part of them at a time, so that there may be any number.
 */
final class Sources implements Closeable {

  private static final int PARTS = 256;

  /** Behind the parts with their hashes: all of them, in the order of events. */
  private static final int ALL = PARTS;

  private final Parts parts;
  private int stated;

  /** Takes a line. */
  interface Lines {
    void take(String line) throws IOException;
  }

  Sources() throws IOException {
    parts = new Parts(PARTS + 1);
  }

  void on(Source source, long position) throws IOException {
    String json = CommitLine.JSON.writeValueAsString(source);
    byte[] hash = Hash.ofLeaf(json.getBytes(StandardCharsets.UTF_8)).bytes();
    String line = "{\"source\":%s,\"first\":%d}".formatted(json, position);
    parts.add(ALL, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    ByteBuffer place = ByteBuffer.allocate(hash.length + Integer.BYTES).put(hash).putInt(stated);
    parts.add(Byte.toUnsignedInt(hash[0]), place.flip());
    stated++;
  }

  /** The lines, once no event comes any more. */
  void forEach(Lines lines) throws IOException {
    BitSet first = new BitSet();
    for (int part = 0; part < PARTS; part++) {
      Set<Hash> known = new HashSet<>();
      parts.forEach(
          part,
          place -> {
            byte[] hash = new byte[Hash.BYTES];
            place.get(hash);
            if (known.add(Hash.of(hash))) {
              first.set(place.getInt());
            }
          });
    }
    int[] number = {0};
    parts.forEach(
        ALL,
        line -> {
          if (first.get(number[0]++)) {
            lines.take(StandardCharsets.UTF_8.decode(line).toString());
          }
        });
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
