package dev.tranche.proof.tree;

import com.mongodb.client.MongoDatabase;
import dev.tranche.log.CommitLog;
import dev.tranche.log.StoredCommit;
import dev.tranche.proof.tree.Tile.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tree over the commits of a log. Each look at it reads the log forward from where the tiles
 * end, and keeps a tile whenever one is full. Safe for any number of threads and processes.
 */
public final class LogTree {

  /** Tiles of 2 to the power of 8 hashes: 8 KiB, as C2SP {@code tlog-tiles} has them. */
  static final int TILE_HEIGHT = 8;

  private final CommitLog log;
  private final Tiles tiles;
  private final int tileHeight;
  private final int width;

  /** One thread of a process reads forward, and the others need not do the same. */
  private final ReentrantLock reading = new ReentrantLock();

  public LogTree(CommitLog log, MongoDatabase database) {
    this(log, database, TILE_HEIGHT);
  }

  LogTree(CommitLog log, MongoDatabase database, int tileHeight) {
    this.log = log;
    this.tiles = new Tiles(database);
    this.tileHeight = tileHeight;
    this.width = 1 << tileHeight;
  }

  /**
   * The tree over all commits that are in the log now.
   *
   * @throws TreeBroken where the log has a gap, or the tiles are of another one
   */
  public TreeNow now() {
    reading.lock();
    try {
      Optional<Tile> last = tiles.lastBefore(0, Long.MAX_VALUE);
      last.ifPresent(this::refuseForeign);
      long index = last.map(tile -> tile.index() + 1).orElse(0L);
      long next = last.map(Tile::next).orElse(0L);
      List<StoredCommit> commits = commits(next);
      while (commits.size() == width) {
        next = make(index++, commits).next();
        commits = commits(next);
      }
      return new TreeNow(this, index, next, commits);
    } finally {
      reading.unlock();
    }
  }

  /** The tiles are dropped and made anew, for a log that was put in the place of another. */
  public TreeNow makeAnew() {
    reading.lock();
    try {
      tiles.drop();
      return now();
    } finally {
      reading.unlock();
    }
  }

  /** The chain's hash at its end tells which log a tile was made of, up to there. */
  private void refuseForeign(Tile last) {
    Optional<String> chain = log.hashBefore(last.next());
    if (chain.filter(last.chain()::equals).isEmpty()) {
      throw new TreeBroken(
          "Tile %s was made of a log with hash %s at %d, and this log has %s there. Was an older log"
                  .formatted(
                      last.id(), last.chain(), last.next(), chain.orElse("no commit that ends"))
              + " put in its place, make the tree anew (rebuild tree); else verify the log against"
              + " a kept checkpoint.");
    }
  }

  int tileHeight() {
    return tileHeight;
  }

  /** As many commits as a tile takes, or fewer at the end of the log. */
  List<StoredCommit> commits(long position) {
    List<StoredCommit> commits = log.readStored(position, width);
    long next = position;
    for (StoredCommit commit : commits) {
      if (commit.position() != next) {
        throw new TreeBroken(
            "The log has a gap: %d is followed by %d.".formatted(next, commit.position()));
      }
      next = commit.nextPosition();
    }
    return commits;
  }

  /** A tile that the log is long enough for; it is made anew where it is gone. */
  Tile tile(int level, long index) {
    return tiles
        .find(level, index)
        .orElseGet(() -> level == 0 ? makeUpTo(index) : make(level, index));
  }

  /** The ends of tiles side by side, all of which the log is long enough for. */
  List<End> ends(int level, long from, long to) {
    Map<Long, End> found = tiles.ends(level, from, to);
    List<End> ends = new ArrayList<>();
    for (long index = from; index < to; index++) {
      End end = found.get(index);
      ends.add(end == null ? tile(level, index).end() : end);
    }
    return ends;
  }

  private Tile make(int level, long index) {
    long from = index << tileHeight;
    return kept(Tile.ofTiles(level, index, ends(level - 1, from, from + width)));
  }

  /** Only the tile before tells where one begins. */
  private Tile makeUpTo(long index) {
    Optional<Tile> before = tiles.lastBefore(0, index);
    long next = before.map(Tile::next).orElse(0L);
    for (long at = before.map(Tile::index).orElse(-1L) + 1; at < index; at++) {
      next = make(at, commits(next)).next();
    }
    return make(index, commits(next));
  }

  private Tile make(long index, List<StoredCommit> commits) {
    if (commits.size() < width) {
      throw new TreeBroken("The log ends before tile %s does.".formatted(Tile.id(0, index)));
    }
    return kept(Tile.ofCommits(index, commits));
  }

  private Tile kept(Tile tile) {
    tiles.keep(tile);
    return tile;
  }

  /** Index of the full tile that covers a position, or {@code full} where none of these does. */
  long findTile(long position, long full) {
    long low = 0;
    long high = full;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (ends(0, middle, middle + 1).getFirst().next() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
