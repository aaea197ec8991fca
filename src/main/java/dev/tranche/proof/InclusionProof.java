package dev.tranche.proof;

import java.util.List;

/**
 * That a leaf is in a tree, as RFC 6962 proves it.
 *
 * @param index of the leaf, from 0
 * @param size number of leaves of the tree
 * @param path hashes of the neighbouring subtrees, from the leaf up
 */
public record InclusionProof(long index, long size, List<Hash> path) {

  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * Whether it proves that this leaf is in this tree, which a checkpoint states: RFC 9162, section
   * 2.1.3.2. A forged proof, of whatever form, is one that does not.
   */
  public boolean proves(Hash leaf, TreeHead tree) {
    if (size != tree.size() || index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash neighbour : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.ofNode(neighbour, hash);
        int up = Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        hash = Hash.ofNode(hash, neighbour);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(tree.root());
  }
}
