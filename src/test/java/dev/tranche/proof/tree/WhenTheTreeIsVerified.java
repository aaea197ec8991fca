package dev.tranche.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.tranche.log.Changes;
import dev.tranche.log.CommitLog;
import dev.tranche.log.StoredEvent;
import dev.tranche.log.Verification.Break;
import dev.tranche.proof.Hash;
import dev.tranche.proof.TreeHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 30 commits under tiles of four; the last two commits are in none. */
class WhenTheTreeIsVerified {

  private static final int TILE_HEIGHT = 2;

  private final Recorded recorded = new Recorded();

  @BeforeEach
  void record() {
    recorded.commits(30);
    assertThat(recorded.tree(TILE_HEIGHT).now().head()).isEqualTo(recorded.head());
  }

  @AfterEach
  void close() {
    recorded.close();
  }

  @Test
  void aWholeLogAgreesWithItsTilesAndWithEveryCheckpoint() {
    for (int size = 0; size <= 30; size++) {
      TreeVerification verified = recorded.verify(TILE_HEIGHT, recorded.head(size));
      assertThat(verified.firstBreak()).isEmpty();
      assertThat(verified.size()).isEqualTo(30);
      assertThat(verified.root()).isEqualTo(recorded.head().root());
      assertThat(verified.tiles()).isEqualTo(7 + 1);
    }
    recorded.tiles().drop();
    assertThat(recorded.verify(TILE_HEIGHT, null).tiles()).isZero();
    assertThat(recorded.verify(TILE_HEIGHT, null).firstBreak()).isEmpty();
  }

  @Test
  void findsAChangedCommitAtItsPosition() {
    change(recorded.position(13), "events.0.payload", "{ }");
    assertBroken(null, 13, "as in tile 0/0000000000000003", "leaf ");
  }

  @Test
  void findsAChangedCommitThatNoTileHoldsByTheCheckpointOnly() {
    change(recorded.position(29), "events.0.payload", "{ }");
    assertThat(recorded.verify(TILE_HEIGHT, null).firstBreak()).isEmpty();
    Break found = recorded.verify(TILE_HEIGHT, recorded.head()).firstBreak().orElseThrow();
    assertThat(found.position()).isEqualTo(recorded.log.head().position());
    assertThat(found.expected()).contains("the kept root", recorded.head().root().toString());
  }

  @Test
  void findsARemovedCommit() {
    recorded.stored().deleteOne(Filters.eq(recorded.position(13)));
    assertBroken(null, 13, "a commit at position", "the next one at " + recorded.position(14));
  }

  @Test
  void findsExchangedCommits() {
    Document one = commit(13);
    Document other = commit(14);
    recorded.stored().deleteMany(Filters.in("_id", one.get("_id"), other.get("_id")));
    long first = one.getLong("_id");
    other.put("_id", first);
    one.put("_id", first + 1);
    recorded.stored().insertMany(List.of(one, other));
    assertBroken(null, 13, "leaf ", "leaf ");
  }

  @Test
  void findsAnInsertedCommit() {
    Document inserted = commit(14);
    List<Document> behind =
        recorded
            .stored()
            .find(Filters.gte("_id", recorded.position(13)))
            .into(new ArrayList<>(List.of(inserted)));
    recorded.stored().deleteMany(Filters.gte("_id", recorded.position(13)));
    long position = recorded.position(13);
    for (Document each : behind) {
      each.put("_id", position);
      position += each.getInteger("count");
    }
    inserted.put("stream", "forged");
    recorded.stored().insertMany(behind);
    assertBroken(null, 13, "as in tile 0/0000000000000003", "leaf ");
  }

  @Test
  void findsWhatIsNoCommit() {
    recorded.stored().updateOne(Filters.eq(recorded.position(13)), Updates.unset("count"));
    assertBroken(null, 13, "a commit", "a document that is none");
  }

  @Test
  void findsATruncatedLog() {
    recorded.stored().deleteMany(Filters.gte("_id", recorded.position(21)));
    assertBroken(null, 21, "as in tile 0/0000000000000006", "the end");
    recorded.tiles().drop();
    assertThat(recorded.verify(TILE_HEIGHT, null).firstBreak()).isEmpty();
    assertBroken(recorded.head(), 21, "at least the 30 commits of the kept checkpoint", "the end");
  }

  @Test
  void findsAWhollyReplacedLogByTheKeptCheckpointOnly() {
    TreeHead kept = recorded.head(20);
    recorded.stored().deleteMany(new Document());
    recorded.tiles().drop();
    try (Recorded replaced = new Recorded().commits(30)) {
      replaced.tree(TILE_HEIGHT).now();
      assertThat(replaced.verify(TILE_HEIGHT, null).firstBreak()).isEmpty();
      assertThat(replaced.verify(TILE_HEIGHT, kept).firstBreak().orElseThrow().expected())
          .isEqualTo("the kept root %s of 20 commits".formatted(kept.root()));
      assertThat(replaced.tree(TILE_HEIGHT).now().consistency(20, 30).proves(kept, replaced.head()))
          .isFalse();
    }
  }

  @Test
  void tilesOfAnotherLogAreToldFromItsOwnAndMadeAnewWhenThatIsWanted() {
    recorded.stored().deleteMany(Filters.gte("_id", recorded.position(13)));
    assertForeign();
    try (CommitLog log = new CommitLog(recorded.mongo.database())) {
      for (int i = 0; i < 31; i++) {
        log.append(other("instead-" + i));
      }
    }
    assertForeign();

    TreeNow anew = recorded.tree(TILE_HEIGHT).makeAnew();
    assertThat(anew.size()).isEqualTo(13 + 31);
    assertThat(recorded.tree(TILE_HEIGHT).now().head()).isEqualTo(anew.head());
    assertThat(recorded.verify(TILE_HEIGHT, recorded.head(13)).firstBreak()).isEmpty();
  }

  private void assertForeign() {
    assertThatThrownBy(() -> recorded.tree(TILE_HEIGHT).now())
        .isInstanceOf(TreeBroken.class)
        .hasMessageContaining("Tile 0/0000000000000006 was made of a log with hash ")
        .hasMessageContaining("rebuild tree");
  }

  private static Changes other(String stream) {
    return new Changes(
        stream,
        "Contract",
        0,
        null,
        List.of(new StoredEvent(UUID.randomUUID().toString(), 0, "n", "1", "{}", "{}")));
  }

  @Test
  void tilesAreMadeAheadWhileTheLogGrows() {
    recorded.tiles().drop();
    TileMaker maker =
        new TileMaker(recorded.log, recorded.tree(TILE_HEIGHT), Duration.ofMillis(10));
    maker.start();
    await().until(() -> recorded.keptTiles().size() == 7 + 1);
    recorded.commits(40);
    await().until(() -> recorded.keptTiles().size() == 17 + 4 + 1);
    maker.stop();
    assertThat(maker.isRunning()).isFalse();
    assertThat(recorded.verify(TILE_HEIGHT, recorded.head()).firstBreak()).isEmpty();
  }

  @Test
  void findsAForgedTile() {
    String id = "0/0000000000000002";
    Binary other = new Binary(Hash.OF_NOTHING.bytes());
    assertForgedTile(id, "root", other, 12, "tile " + id);
    assertForgedTile(id, "next", 99L, 12, "tile " + id);
    assertForgedTile(id, "hashes", other, 8, "leaf ");
    assertForgedTile(id, "hashes", "none", 8, "tiles that follow from the log");
    assertForgedTile("1/0000000000000000", "root", other, 16, "tile 1/0000000000000000");
  }

  private void assertForgedTile(String id, String field, Object value, int at, String expected) {
    Document tile = recorded.tiles().find(Filters.eq(id)).iterator().next();
    recorded.tiles().updateOne(Filters.eq(id), Updates.set(field, value));
    Break found = recorded.verify(TILE_HEIGHT, null).firstBreak().orElseThrow();
    assertThat(found.position()).isEqualTo(recorded.position(at));
    assertThat(found.expected()).startsWith(expected);
    recorded.tiles().replaceOne(Filters.eq(id), tile);
  }

  private void change(long position, String field, Object value) {
    recorded.stored().updateOne(Filters.eq(position), Updates.set(field, value));
  }

  private Document commit(int index) {
    return recorded.stored().find(Filters.eq(recorded.position(index))).iterator().next();
  }

  private void assertBroken(@Nullable TreeHead kept, int index, String expected, String found) {
    TreeVerification verified = recorded.verify(TILE_HEIGHT, kept);
    Break broken = verified.firstBreak().orElseThrow();
    assertThat(broken.position()).isEqualTo(recorded.position(index));
    assertThat(verified.size()).isEqualTo(index);
    assertThat(verified.root()).isEqualTo(recorded.head(index).root());
    assertThat(broken.expected()).contains(expected);
    assertThat(broken.found()).startsWith(found);
  }
}
