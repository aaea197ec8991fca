package dev.tranche.proof;

import java.util.List;

/** The tree hash as RFC 6962 defines it, over a list that is cut in two again and again. */
public final class NaiveTree {

  private NaiveTree() {}

  public static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.OF_NOTHING;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = 1;
    while (2 * split < leaves.size()) {
      split *= 2;
    }
    return Hash.ofNode(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }
}
