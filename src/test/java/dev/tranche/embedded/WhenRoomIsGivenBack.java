package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection is dropped, as a former generation of a view is: its room does not stay taken. */
class WhenRoomIsGivenBack {

  private static final int ROUNDS = 60;
  private static final int KEPT_BYTES = 10_000;
  private static final int DROPPED_BYTES = 300_000;
  private static final long MOST_KEPT_BYTES = 3 << 20;
  private static final EmbeddedMongo.Options OPTIONS =
      EmbeddedMongo.Options.defaults().withCheckpointMegabytes(1);

  private final Random random = new Random(1);

  @TempDir private Path folder;

  /** Both are in each part of the file. */
  private void writeAndDrop(Served served) {
    for (int round = 0; round < ROUNDS; round++) {
      insert(served.collection("kept"), round, KEPT_BYTES);
      insert(served.collection("dropped"), round, DROPPED_BYTES);
    }
    served.collection("dropped").drop();
  }

  private void insert(MongoCollection<Document> collection, int id, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    collection.insertOne(new Document("_id", id).append("bytes", bytes));
  }

  private long storeBytes() throws IOException {
    return Files.size(folder.resolve("store.mv"));
  }

  @Test
  void theFileIsSmallerAfterAStopAndWhatIsKeptIsWhole() throws IOException {
    try (Served served = Served.on(folder, OPTIONS)) {
      writeAndDrop(served);
      assertThat(storeBytes()).isGreaterThan(2 * MOST_KEPT_BYTES);
    }
    assertThat(storeBytes()).isLessThan(MOST_KEPT_BYTES);
    assertKept();
  }

  @Test
  void theFileBecomesSmallerWhileNothingIsWritten() throws IOException {
    try (Served served = Served.on(folder, OPTIONS)) {
      writeAndDrop(served);
      for (int step = 0; step < 20 && storeBytes() > MOST_KEPT_BYTES; step++) {
        served.server().tidy();
      }
      assertThat(storeBytes()).isLessThan(MOST_KEPT_BYTES);
      served.collection("kept").insertOne(new Document("_id", "later"));
    }
    assertKept();
  }

  @Test
  void aDatabaseOfWhichAllWasDroppedTakesCollectionsAgain() {
    for (int start = 0; start < 3; start++) {
      try (Served served = Served.on(folder, OPTIONS)) {
        insert(served.collection("kept"), start, KEPT_BYTES);
        assertThat(served.collection("kept").countDocuments()).isOne();
        served.collection("kept").drop();
      }
    }
  }

  private void assertKept() {
    try (Served served = Served.on(folder, OPTIONS)) {
      assertThat(served.collection("kept").countDocuments()).isGreaterThanOrEqualTo(ROUNDS);
      assertThat(served.server().damage()).isEmpty();
    }
  }
}
