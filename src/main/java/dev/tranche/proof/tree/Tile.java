package dev.tranche.proof.tree;

import dev.tranche.log.StoredCommit;
import dev.tranche.proof.Hash;
import dev.tranche.proof.Leaf;
import dev.tranche.proof.MerkleTree;
import dev.tranche.proof.Subtrees;
import java.util.List;
import java.util.Locale;

/**
 * A full piece of the tree: leaves side by side, or the roots of the tiles below. What is full
 * never changes again.
 *
 * @param level 0 where its hashes are leaves, and one more than that of the tiles below
 * @param index among the tiles of its level
 * @param first position of the first event that it covers
 * @param next position of the first event behind it
 * @param chain hash of the last commit that it covers, in the chain of the log that it was made of
 */
record Tile(
    int level, long index, long first, long next, String chain, List<Hash> hashes, Hash root) {

  Tile {
    hashes = List.copyOf(hashes);
  }

  /** What those beside it and above it need to know of a tile. */
  record End(long first, long next, String chain, Hash root) {}

  static Tile ofCommits(long index, List<StoredCommit> commits) {
    return of(
        0,
        index,
        commits.getFirst().position(),
        commits.getLast().nextPosition(),
        commits.getLast().hash(),
        commits.stream().map(Tile::leaf).toList());
  }

  static Tile ofTiles(int level, long index, List<End> below) {
    return of(
        level,
        index,
        below.getFirst().first,
        below.getLast().next,
        below.getLast().chain,
        below.stream().map(End::root).toList());
  }

  private static Tile of(
      int level, long index, long first, long next, String chain, List<Hash> hashes) {
    Hash root = MerkleTree.root(Subtrees.of(hashes), hashes.size());
    return new Tile(level, index, first, next, chain, hashes, root);
  }

  static Hash leaf(StoredCommit commit) {
    return Leaf.of(commit.position(), commit.content());
  }

  End end() {
    return new End(first, next, chain, root);
  }

  String id() {
    return id(level, index);
  }

  /** In the order of level and index. */
  static String id(int level, long index) {
    return String.format(Locale.ROOT, "%d/%016d", level, index);
  }
}
