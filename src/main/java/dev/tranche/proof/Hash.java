package dev.tranche.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A SHA-256 hash of a Merkle tree, made as RFC 6962 makes it and written in Base64. */
public final class Hash {

  public static final int BYTES = 32;

  /** The root of the tree without leaves. */
  public static final Hash OF_NOTHING = new Hash(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash of these bytes.
   *
   * @throws IllegalArgumentException unless there are 32 of them
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "A SHA-256 hash has 32 bytes and not " + bytes.length + ".");
    }
    return new Hash(bytes.clone());
  }

  /**
   * Reads what {@link #toString} writes, and nothing that only looks like it.
   *
   * @throws IllegalArgumentException for any other text
   */
  @JsonCreator
  public static Hash parse(String base64) {
    return of(StrictBase64.decode(base64));
  }

  /** The hash of a leaf: SHA-256 over a zero byte and the entry. */
  public static Hash ofLeaf(byte[] entry) {
    MessageDigest sha = sha256();
    sha.update(LEAF);
    return new Hash(sha.digest(entry));
  }

  /** The hash of a node: SHA-256 over a byte that is one, and the hashes of its two children. */
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest sha = sha256();
    sha.update(NODE);
    sha.update(left.bytes);
    return new Hash(sha.digest(right.bytes));
  }

  static byte[] plain(byte[]... parts) {
    MessageDigest sha = sha256();
    for (byte[] part : parts) {
      sha.update(part);
    }
    return sha.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @JsonValue
  @Override
  public String toString() {
    return StrictBase64.encode(bytes);
  }
}
