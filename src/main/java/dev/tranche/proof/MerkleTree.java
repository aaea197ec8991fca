package dev.tranche.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs as RFC 6962 defines them in section 2.1, from the full subtrees of a tree. Each
 * asks for at most two subtrees a level.
 */
public final class MerkleTree {

  private MerkleTree() {}

  /** The root of the tree of the first {@code size} leaves. */
  public static Hash root(Subtrees tree, long size) {
    return size == 0 ? Hash.OF_NOTHING : range(tree, 0, size);
  }

  /** The proof that a leaf is in the tree of the first {@code size} leaves. */
  public static InclusionProof inclusion(Subtrees tree, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "A tree of %d leaves has no leaf %d.".formatted(size, index));
    }
    List<Hash> path = new ArrayList<>();
    addPath(path, tree, index, 0, size);
    return new InclusionProof(index, size, path);
  }

  /** The proof that a tree only grew: from its first {@code from} leaves to {@code to} of them. */
  public static ConsistencyProof consistency(Subtrees tree, long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException(
          "A tree of %d leaves does not grow to %d.".formatted(from, to));
    }
    List<Hash> path = new ArrayList<>();
    if (from > 0) {
      addConsistency(path, tree, from, 0, to);
    }
    return new ConsistencyProof(from, to, path);
  }

  /** PATH(m, D[from:to]). */
  private static void addPath(List<Hash> path, Subtrees tree, long index, long from, long to) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      addPath(path, tree, index, from, middle);
      path.add(range(tree, middle, to));
    } else {
      addPath(path, tree, index, middle, to);
      path.add(range(tree, from, middle));
    }
  }

  /**
   * SUBPROOF(m, D[from:to], b), where the old tree ends at {@code end}. Its root is known to the
   * verifier exactly where the range starts with the tree.
   */
  private static void addConsistency(List<Hash> path, Subtrees tree, long end, long from, long to) {
    if (end == to) {
      if (from > 0) {
        path.add(range(tree, from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (end <= middle) {
      addConsistency(path, tree, end, from, middle);
      path.add(range(tree, middle, to));
    } else {
      addConsistency(path, tree, end, middle, to);
      path.add(range(tree, from, middle));
    }
  }

  /**
   * MTH(D[from:to]). Ranges come of splitting at powers of two, so that one whose length is such a
   * power is a full subtree.
   */
  private static Hash range(Subtrees tree, long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      int height = Long.numberOfTrailingZeros(leaves);
      return tree.subtree(height, from >> height);
    }
    long middle = from + split(leaves);
    return Hash.ofNode(range(tree, from, middle), range(tree, middle, to));
  }

  /** The largest power of two below a number of leaves. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}
