package dev.tranche.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows leaf by leaf and knows its root at any time; it keeps only the full subtrees at
 * its edge, one a level at most.
 */
public final class Frontier {

  /** The largest first; their sizes are the binary digits of the number of leaves. */
  private final List<Hash> subtrees = new ArrayList<>();

  private long size;

  public void add(Hash leaf) {
    Hash merged = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      merged = Hash.ofNode(subtrees.removeLast(), merged);
    }
    subtrees.add(merged);
    size++;
  }

  /** Number of leaves that were added. */
  public long size() {
    return size;
  }

  /** The root of the tree of all leaves so far. */
  public Hash root() {
    return subtrees.reversed().stream()
        .reduce((right, left) -> Hash.ofNode(left, right))
        .orElse(Hash.OF_NOTHING);
  }
}
