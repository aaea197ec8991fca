package dev.tranche.proof;

import java.nio.ByteBuffer;

/**
 * What the tree holds of one commit: where it stands in the log, and the SHA-256 of its content.
 * Nothing of any other commit is in it, so that whoever holds a contract can check its leaves.
 */
public final class Leaf {

  private Leaf() {}

  /**
   * The hash of a commit's leaf: its entry is the position in eight bytes, the highest first, and
   * the SHA-256 of the content.
   *
   * @param position of the commit's first event
   * @param content the bytes that the log stores behind position and hash
   */
  public static Hash of(long position, byte[] content) {
    return Hash.ofLeaf(
        ByteBuffer.allocate(Long.BYTES + Hash.BYTES)
            .putLong(position)
            .put(Hash.plain(content))
            .array());
  }
}
