package dev.tranche.proof.tree;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.tranche.proof.Hash;
import dev.tranche.proof.tree.Tile.End;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * The tiles in the database, one document each, only ever added: whoever makes a tile makes the
 * same one, so that any number of processes may.
 */
final class Tiles {

  static final String COLLECTION = "tiles";

  private static final String ID = "_id";
  private static final String FIRST = "first";
  private static final String NEXT = "next";
  private static final String CHAIN = "chain";
  private static final String ROOT = "root";
  private static final String HASHES = "hashes";

  private final MongoCollection<Document> tiles;

  Tiles(MongoDatabase database) {
    tiles = database.getCollection(COLLECTION);
  }

  Optional<Tile> find(int level, long index) {
    return Optional.ofNullable(tiles.find(eq(ID, Tile.id(level, index))).first()).map(Tiles::tile);
  }

  /** The last tile before an index. */
  Optional<Tile> lastBefore(int level, long index) {
    return Optional.ofNullable(
            tiles.find(between(level, 0, index)).sort(descending(ID)).limit(1).first())
        .map(Tiles::tile);
  }

  /** The ends of those tiles from one index on and before another that are there. */
  Map<Long, End> ends(int level, long from, long to) {
    Map<Long, End> ends = new HashMap<>();
    for (Document found :
        tiles
            .find(between(level, from, to))
            .projection(include(FIRST, NEXT, CHAIN, ROOT))
            .batchSize(Math.toIntExact(to - from + 1))) {
      ends.put(index(found), end(found));
    }
    return ends;
  }

  void keep(Tile tile) {
    ByteBuffer hashes = ByteBuffer.allocate(tile.hashes().size() * Hash.BYTES);
    tile.hashes().forEach(hash -> hashes.put(hash.bytes()));
    try {
      tiles.insertOne(
          new Document(ID, tile.id())
              .append(FIRST, tile.first())
              .append(NEXT, tile.next())
              .append(CHAIN, tile.chain())
              .append(ROOT, new Binary(tile.root().bytes()))
              .append(HASHES, new Binary(hashes.array())));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      // Another process was faster, and has made the same.
    }
  }

  void drop() {
    tiles.drop();
  }

  private static Bson between(int level, long from, long to) {
    return and(gte(ID, Tile.id(level, from)), lt(ID, Tile.id(level, to)));
  }

  private static long index(Document found) {
    return Long.parseLong(found.getString(ID).replaceFirst(".*/", ""));
  }

  private static int level(Document found) {
    return Integer.parseInt(found.getString(ID).replaceFirst("/.*", ""));
  }

  private static End end(Document found) {
    if (found.get(FIRST) instanceof Long first
        && found.get(NEXT) instanceof Long next
        && found.get(CHAIN) instanceof String chain
        && found.get(ROOT) instanceof Binary root
        && root.length() == Hash.BYTES) {
      return new End(first, next, chain, Hash.of(root.getData()));
    }
    throw unreadable(found);
  }

  private static Tile tile(Document found) {
    End end = end(found);
    if (!(found.get(HASHES) instanceof Binary kept) || kept.length() % Hash.BYTES != 0) {
      throw unreadable(found);
    }
    ByteBuffer bytes = ByteBuffer.wrap(kept.getData());
    List<Hash> hashes = new ArrayList<>();
    byte[] hash = new byte[Hash.BYTES];
    while (bytes.hasRemaining()) {
      bytes.get(hash);
      hashes.add(Hash.of(hash));
    }
    return new Tile(
        level(found), index(found), end.first(), end.next(), end.chain(), hashes, end.root());
  }

  private static TreeBroken unreadable(Document found) {
    return new TreeBroken("Tile %s is none.".formatted(found.get(ID)));
  }
}
