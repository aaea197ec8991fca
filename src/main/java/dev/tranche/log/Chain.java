package dev.tranche.log;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash chain: {@code hash = SHA-256(previous hash | position | SHA-256(content))}. The content
 * is digested once, so that renumbering a commit after a collision hashes 72 bytes and not the
 * commit.
 */
final class Chain {

  static final int HASH_BYTES = 32;

  /** What the first commit names as its predecessor. */
  static final byte[] GENESIS = new byte[HASH_BYTES];

  private Chain() {}

  static byte[] digest(byte[] bytes, int offset, int length) {
    MessageDigest sha = sha256();
    sha.update(bytes, offset, length);
    return sha.digest();
  }

  static byte[] link(byte[] previous, long position, byte[] contentDigest) {
    MessageDigest sha = sha256();
    sha.update(previous);
    sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, position));
    return sha.digest(contentDigest);
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  /** What {@link #hex} wrote; throws for anything else. */
  static byte[] unhex(String hash) {
    byte[] bytes = HexFormat.of().parseHex(hash);
    if (bytes.length != HASH_BYTES || !hex(bytes).equals(hash)) {
      throw new IllegalArgumentException("This is no hash: " + hash);
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
