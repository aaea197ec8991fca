package dev.tranche.proof.tree;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import dev.tranche.log.Changes;
import dev.tranche.log.CommitLog;
import dev.tranche.log.StoredCommit;
import dev.tranche.log.StoredEvent;
import dev.tranche.proof.Hash;
import dev.tranche.proof.NaiveTree;
import dev.tranche.proof.TreeHead;
import dev.tranche.testing.TestMongo;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A log with commits that say nothing, and its tree by the definition. */
final class Recorded implements AutoCloseable {

  final TestMongo mongo = TestMongo.start();
  final CommitLog log = new CommitLog(mongo.database());

  private final List<Hash> leaves = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();

  /** Commits of one event, now and then of two or three. */
  Recorded commits(int count) {
    for (int i = 0; i < count; i++) {
      int number = leaves.size();
      int events = number % 5 == 3 ? 2 + number % 2 : 1;
      List<StoredEvent> facts =
          IntStream.range(0, events)
              .mapToObj(_ -> new StoredEvent(UUID.randomUUID().toString(), 0, "n", "1", "{}", "{}"))
              .toList();
      StoredCommit commit =
          StoredCommit.of(log.append(new Changes("s" + number, "Contract", 0, null, facts)));
      leaves.add(Tile.leaf(commit));
      positions.add(commit.position());
    }
    return this;
  }

  int size() {
    return leaves.size();
  }

  Hash leaf(int index) {
    return leaves.get(index);
  }

  long position(int index) {
    return positions.get(index);
  }

  TreeHead head() {
    return head(size());
  }

  TreeHead head(int size) {
    return new TreeHead(size, NaiveTree.root(leaves.subList(0, size)));
  }

  LogTree tree(int tileHeight) {
    return new LogTree(log, mongo.database(), tileHeight);
  }

  TreeVerification verify(int tileHeight, @Nullable TreeHead kept) {
    return new TreeVerifier(log, mongo.database(), tileHeight).verify(kept);
  }

  MongoCollection<Document> stored() {
    return mongo.database().getCollection("commits");
  }

  MongoCollection<Document> tiles() {
    return mongo.database().getCollection(Tiles.COLLECTION);
  }

  List<Document> keptTiles() {
    return tiles().find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
  }

  @Override
  public void close() {
    log.close();
    mongo.close();
  }
}
