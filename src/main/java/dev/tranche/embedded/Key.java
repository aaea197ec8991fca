package dev.tranche.embedded;

import java.util.Arrays;
import java.util.HexFormat;

/** Encoded index key: unsigned byte order is MongoDB's order of the values it was made from. */
final class Key implements Comparable<Key> {

  private final byte[] bytes;

  /** The caller hands the array over and does not change it any more. */
  Key(byte... bytes) {
    this.bytes = bytes;
  }

  /** The key's own array, not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  Key plus(byte... more) {
    byte[] joined = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, joined, bytes.length, more.length);
    return new Key(joined);
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
