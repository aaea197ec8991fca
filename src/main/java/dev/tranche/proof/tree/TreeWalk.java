package dev.tranche.proof.tree;

import dev.tranche.log.StoredCommit;
import dev.tranche.log.Verification.Break;
import dev.tranche.proof.Frontier;
import dev.tranche.proof.Hash;
import dev.tranche.proof.TreeHead;
import dev.tranche.proof.tree.Tile.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the commits, a tile's width at a time: makes each tile anew, compares it with the
 * kept one, and stops at the first break.
 */
final class TreeWalk {

  private final Tiles tiles;
  private final int width;
  private final @Nullable TreeHead kept;
  private final Frontier tree = new Frontier();

  /** The ends of the tiles that wait for the one above them, by level. */
  private final List<List<End>> waiting = new ArrayList<>();

  private long next;
  private long fullTiles;
  private long whole;
  private @Nullable Break unreadable;
  private @Nullable Break firstBreak;

  TreeWalk(Tiles tiles, int width, @Nullable TreeHead kept) {
    this.tiles = tiles;
    this.width = width;
    this.kept = kept;
    checkKept();
  }

  long next() {
    return next;
  }

  boolean isBroken() {
    return firstBreak != null;
  }

  /** What comes at a position, behind the commits that are still to be told of, is none. */
  void unreadable(long position, RuntimeException why) {
    unreadable = new Break(position, "a commit", "a document that is none: " + why.getMessage());
  }

  /** Takes the commits of the next tile; fewer are the last. */
  void on(List<StoredCommit> commits) {
    try {
      @Nullable Tile found = tiles.find(0, fullTiles).orElse(null);
      for (int i = 0; i < commits.size() && !isBroken(); i++) {
        on(commits.get(i), i, found);
      }
      if (commits.size() == width && !isBroken()) {
        compare(Tile.ofCommits(fullTiles++, commits), found);
      }
    } catch (TreeBroken e) {
      broken("tiles that follow from the log", String.valueOf(e.getMessage()));
    }
  }

  private void on(StoredCommit commit, int at, @Nullable Tile found) {
    if (commit.position() != next) {
      broken("a commit at position " + next, "the next one at " + commit.position());
      return;
    }
    Hash leaf = Tile.leaf(commit);
    if (found != null && at < found.hashes().size() && !found.hashes().get(at).equals(leaf)) {
      broken("leaf %s as in tile %s".formatted(found.hashes().get(at), found.id()), "leaf " + leaf);
      return;
    }
    tree.add(leaf);
    next = commit.nextPosition();
    checkKept();
  }

  private void checkKept() {
    if (kept != null && tree.size() == kept.size() && !tree.root().equals(kept.root())) {
      broken(
          "the kept root %s of %d commits".formatted(kept.root(), kept.size()),
          "the log's " + tree.root());
    }
  }

  private void compare(Tile made, @Nullable Tile found) {
    if (found != null && !found.equals(made)) {
      broken("tile %s with root %s".formatted(made.id(), made.root()), "it with " + found.root());
      return;
    }
    whole += found == null ? 0 : 1;
    if (waiting.size() == made.level()) {
      waiting.add(new ArrayList<>());
    }
    List<End> row = waiting.get(made.level());
    row.add(made.end());
    if (row.size() == width) {
      Tile above = Tile.ofTiles(made.level() + 1, made.index() / width, row);
      row.clear();
      compare(above, tiles.find(above.level(), above.index()).orElse(null));
    }
  }

  private void broken(String expected, String found) {
    firstBreak = new Break(next, expected, found);
  }

  TreeVerification end() {
    if (firstBreak == null) {
      firstBreak = unreadable;
    }
    if (firstBreak == null) {
      checkEnd();
    }
    return new TreeVerification(tree.size(), tree.root(), whole, Optional.ofNullable(firstBreak));
  }

  private void checkEnd() {
    tiles
        .lastBefore(0, Long.MAX_VALUE)
        .filter(last -> last.index() >= fullTiles)
        .ifPresent(
            last ->
                broken(
                    "commits up to %d as in tile %s".formatted(last.next(), last.id()), "the end"));
    if (firstBreak == null && kept != null && tree.size() < kept.size()) {
      broken("at least the %d commits of the kept checkpoint".formatted(kept.size()), "the end");
    }
  }
}
