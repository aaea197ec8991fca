package dev.tranche.proof;

/**
 * A tree as its number of leaves and its root. Both belong together: to the same root, a proof for
 * another size can lead as well.
 */
public record TreeHead(long size, Hash root) {

  public TreeHead {
    if (size < 0) {
      throw new IllegalArgumentException("A tree has no %d leaves.".formatted(size));
    }
  }
}
