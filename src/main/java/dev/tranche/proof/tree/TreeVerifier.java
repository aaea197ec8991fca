package dev.tranche.proof.tree;

import com.mongodb.client.MongoDatabase;
import dev.tranche.log.CommitLog;
import dev.tranche.log.StoredCommit;
import dev.tranche.proof.TreeHead;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.bson.BSONException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the log against its tree in one pass: every tile that is kept, and a checkpoint that was
 * kept elsewhere. What is not whole is a result and never an exception; a database that does not
 * answer is one.
 */
public final class TreeVerifier {

  private final CommitLog log;
  private final Tiles tiles;
  private final int width;

  public TreeVerifier(CommitLog log, MongoDatabase database) {
    this(log, database, LogTree.TILE_HEIGHT);
  }

  TreeVerifier(CommitLog log, MongoDatabase database, int tileHeight) {
    this.log = log;
    this.tiles = new Tiles(database);
    this.width = 1 << tileHeight;
  }

  /**
   * Verifies the whole log.
   *
   * @param kept the tree of a checkpoint that was kept elsewhere; the log must still begin with it
   */
  public TreeVerification verify(@Nullable TreeHead kept) {
    return verify(kept, _ -> {});
  }

  /**
   * The same.
   *
   * @param reached is told again and again which position is reached
   */
  public TreeVerification verify(@Nullable TreeHead kept, LongConsumer reached) {
    TreeWalk walk = new TreeWalk(tiles, width, kept);
    List<StoredCommit> page;
    do {
      page = read(walk);
      walk.on(page);
      reached.accept(walk.next());
    } while (page.size() == width && !walk.isBroken());
    return walk.end();
  }

  /** The commits of one tile, but only those before one that cannot be read. */
  private List<StoredCommit> read(TreeWalk walk) {
    List<StoredCommit> page = new ArrayList<>();
    long next = walk.next();
    int limit = width;
    while (true) {
      try {
        List<StoredCommit> read = log.readStored(next, limit);
        page.addAll(read);
        if (limit == width || read.isEmpty() || page.size() == width) {
          return page;
        }
        next = read.getLast().nextPosition();
      } catch (BSONException | IllegalArgumentException | IndexOutOfBoundsException e) {
        if (limit == 1) { // what was forged may be anything
          walk.unreadable(next, e);
          return page;
        }
        limit = 1;
      }
    }
  }
}
