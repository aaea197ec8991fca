package dev.tranche.proof;

import java.util.List;

/** A tree as its full subtrees; any root and any proof is made of few of them. */
@FunctionalInterface
public interface Subtrees {

  /**
   * The root of a full subtree.
   *
   * @param height how often it was doubled: it has 2 to the power of height leaves
   * @param index of the subtree among those of its height
   */
  Hash subtree(int height, long index);

  /** The subtrees over leaves that are all at hand. */
  static Subtrees of(List<Hash> leaves) {
    return new Subtrees() {
      @Override
      public Hash subtree(int height, long index) {
        return height == 0
            ? leaves.get(Math.toIntExact(index))
            : Hash.ofNode(subtree(height - 1, 2 * index), subtree(height - 1, 2 * index + 1));
      }
    };
  }
}
