package dev.tranche.proof;

import java.util.List;

/**
 * That a tree only grew, as RFC 6962 proves it: what it was is what it begins with.
 *
 * @param from number of leaves that it had
 * @param to number of leaves that it has
 * @param path hashes of subtrees from which both roots follow
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * Whether it proves that the later tree begins with the former, both of which a checkpoint
   * states: RFC 9162, section 2.1.4.2. Every tree begins with the empty one. A forged proof, of
   * whatever form, is one that does not.
   */
  public boolean proves(TreeHead former, TreeHead later) {
    if (from != former.size() || to != later.size() || from > to) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && former.equals(later);
    }
    if (from == 0) {
      return path.isEmpty() && former.root().equals(Hash.OF_NOTHING);
    }
    if (path.isEmpty()) {
      return false;
    }
    boolean full = Long.bitCount(from) == 1; // then the former root is itself the first hash
    int trailing = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >> trailing;
    long last = (to - 1) >> trailing;
    Hash old = full ? former.root() : path.getFirst();
    Hash now = old;
    for (Hash hash : full ? path : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        old = Hash.ofNode(hash, old);
        now = Hash.ofNode(hash, now);
        int up = Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        now = Hash.ofNode(now, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(former.root()) && now.equals(later.root());
  }
}
