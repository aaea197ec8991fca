package dev.tranche.proof.tree;

import dev.tranche.log.StoredCommit;
import dev.tranche.proof.ConsistencyProof;
import dev.tranche.proof.Hash;
import dev.tranche.proof.InclusionProof;
import dev.tranche.proof.MerkleTree;
import dev.tranche.proof.Subtrees;
import dev.tranche.proof.TreeHead;
import dev.tranche.proof.tree.Tile.End;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tree as it was at one moment; what it was before can be asked of it as well. Reads each tile
 * that it needs once. For one thread.
 */
public final class TreeNow {

  private final LogTree tree;
  private final long fullTiles;
  private final long tailPosition;
  private final List<StoredCommit> tail;
  private final Map<Place, List<Hash>> rows = new HashMap<>();
  private final Subtrees subtrees = this::subtree;

  /** A tile, or what there is of it yet. */
  private record Place(int level, long index) {}

  /** A commit and the index of its leaf. */
  private record Leafed(long index, StoredCommit commit) {}

  TreeNow(LogTree tree, long fullTiles, long tailPosition, List<StoredCommit> tail) {
    this.tree = tree;
    this.fullTiles = fullTiles;
    this.tailPosition = tailPosition;
    this.tail = tail;
  }

  /** Number of commits. */
  public long size() {
    return (fullTiles << tree.tileHeight()) + tail.size();
  }

  /** Number of events: the position of the next one. */
  public long events() {
    return tail.isEmpty() ? tailPosition : tail.getLast().nextPosition();
  }

  /** Size and root. */
  public TreeHead head() {
    return head(size());
  }

  /** What they were when the log held so many commits. */
  public TreeHead head(long size) {
    return new TreeHead(size, MerkleTree.root(subtrees, checked(size)));
  }

  public ConsistencyProof consistency(long from, long to) {
    return MerkleTree.consistency(subtrees, from, checked(to));
  }

  /**
   * The commit that holds a position and the proof that its leaf is in the tree of so many commits;
   * empty where it came later.
   *
   * @throws TreeBroken where the commit is not the one that the tree was made of
   */
  public Optional<Included> inclusion(long position, long size) {
    Leafed leaf = find(position);
    if (leaf.index >= checked(size)) {
      return Optional.empty();
    }
    Included included =
        new Included(leaf.commit, MerkleTree.inclusion(subtrees, leaf.index, size), head(size));
    if (!included.proof().proves(included.leaf(), included.tree())) {
      throw new TreeBroken(
          "The commit at position %d is not the one in the tree."
              .formatted(leaf.commit.position()));
    }
    return Optional.of(included);
  }

  /**
   * A commit with the proof that it is in a tree.
   *
   * @param tree size and root of that tree
   */
  public record Included(StoredCommit commit, InclusionProof proof, TreeHead tree) {

    /** The hash of the commit's leaf. */
    public Hash leaf() {
      return Tile.leaf(commit);
    }
  }

  private long checked(long size) {
    if (size < 0 || size > size()) {
      throw new IllegalArgumentException(
          "The tree has %d leaves and no %d.".formatted(size(), size));
    }
    return size;
  }

  private Leafed find(long position) {
    if (position < 0 || position >= events()) {
      throw new IllegalArgumentException(
          "The log holds %d events and no position %d.".formatted(events(), position));
    }
    long tile = tree.findTile(position, fullTiles);
    List<StoredCommit> commits =
        tile == fullTiles ? tail : tree.commits(tree.ends(0, tile, tile + 1).getFirst().first());
    for (int i = 0; i < commits.size(); i++) {
      if (commits.get(i).nextPosition() > position) {
        return new Leafed((tile << tree.tileHeight()) + i, commits.get(i));
      }
    }
    throw new TreeBroken("The log has no commit at position %d.".formatted(position));
  }

  private Hash subtree(int height, long index) {
    int level = height / tree.tileHeight();
    int above = height % tree.tileHeight();
    long first = index << above;
    List<Hash> row = rows.computeIfAbsent(new Place(level, first >> tree.tileHeight()), this::row);
    int from = (int) (first & ((1 << tree.tileHeight()) - 1));
    return MerkleTree.root(Subtrees.of(row.subList(from, from + (1 << above))), 1L << above);
  }

  private List<Hash> row(Place place) {
    int width = 1 << tree.tileHeight();
    long there = size() >> (tree.tileHeight() * place.level);
    long from = place.index << tree.tileHeight();
    if (there - from >= width) {
      return tree.tile(place.level, place.index).hashes();
    }
    return place.level == 0
        ? tail.stream().map(Tile::leaf).toList()
        : tree.ends(place.level - 1, from, there).stream().map(End::root).toList();
  }
}
