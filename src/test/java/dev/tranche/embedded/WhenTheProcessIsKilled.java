package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.testing.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program writes with all threads and is killed with -9; what it was told is kept must be. */
@Tag("process")
class WhenTheProcessIsKilled {

  private static final int KILLS = Integer.getInteger("embedded.kills", 2);

  @TempDir private Path temporary;

  @ParameterizedTest
  @EnumSource(names = {"JOURNAL", "FSYNC"})
  void keepsEveryAcknowledgedWrite(Durability durability) throws Exception {
    Path folder = temporary.resolve("data");
    Random random = new Random(Seeds.one());
    List<SortedMap<String, Integer>> kept = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Path acknowledged = temporary.resolve("acknowledged-" + kill);
      Process process = Programs.writing(folder, acknowledged, durability, "c" + kill);
      int enough = 100 + random.nextInt(1_500);
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> size(acknowledged) >= 8L * enough || !process.isAlive());
      assertThat(process.isAlive()).isTrue();
      process.destroyForcibly().waitFor();

      try (Served served = Served.on(folder)) {
        kept.add(check(served, "c" + kill, acknowledged));
        for (int before = 0; before <= kill; before++) {
          assertThat(documents(served, "c" + before, new Document())).isEqualTo(kept.get(before));
        }
      }
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each thread's documents are as after its last acknowledged step, or the one under way. */
  private static SortedMap<String, Integer> check(
      Served served, String collection, Path acknowledged) throws IOException {
    int[] steps = new int[WritingProcess.THREADS];
    ByteBuffer notes = ByteBuffer.wrap(Files.readAllBytes(acknowledged));
    while (notes.remaining() >= 8) {
      steps[notes.getInt()] = notes.getInt() + 1;
    }
    for (int thread = 0; thread < steps.length; thread++) {
      assertThat(documents(served, collection, new Document("thread", thread)))
          .as("thread %d after %d steps", thread, steps[thread])
          .isIn(
              WritingProcess.expected(thread, steps[thread]),
              WritingProcess.expected(thread, steps[thread] + 1));
    }
    return documents(served, collection, new Document());
  }

  private static SortedMap<String, Integer> documents(
      Served served, String collection, Document query) {
    SortedMap<String, Integer> found = new TreeMap<>();
    for (Document document : served.collection(collection).find(query)) {
      found.put(document.getString("_id"), document.getInteger("changes"));
    }
    return found;
  }

  @Test
  void keepsACommandLargerThanARecord() {
    String text = "x".repeat(1 << 20);
    List<Document> documents = new ArrayList<>();
    for (int id = 0; id < 40; id++) {
      documents.add(new Document("_id", id).append("text", text).append("changes", 0));
    }
    Path folder = temporary.resolve("data");
    try (Served served = Served.on(folder)) {
      served.collection("c").insertMany(documents);
      served.collection("c").updateMany(new Document(), Document.parse("{$inc: {changes: 1}}"));
      served.collection("c").deleteOne(new Document("_id", 0));
      Served.copy(folder, temporary.resolve("image"));
    }
    try (Served served = Served.on(temporary.resolve("image"))) {
      assertThat(served.collection("c").countDocuments(new Document("changes", 1))).isEqualTo(39);
    }
  }

  @Test
  void goesBackToTheSameStateHoweverOftenItStarts() {
    Path folder = temporary.resolve("data");
    Path image = temporary.resolve("image");
    try (Served served = Served.on(folder)) {
      for (int id = 0; id < 100; id++) {
        served.collection("c").insertOne(new Document("_id", id).append("n", 0));
      }
      served.collection("c").updateMany(new Document(), new Document("$inc", new Document("n", 1)));
      served.collection("c").deleteOne(new Document("_id", 7));
      Served.copy(folder, image);
    }
    for (int start = 0; start < 3; start++) {
      Path before = temporary.resolve("before-" + start);
      Served.copy(image, before);
      for (Path data : List.of(before, image)) { // killed again right after the start, or not
        try (Served served = Served.on(data)) {
          assertThat(served.collection("c").countDocuments(new Document("n", 1))).isEqualTo(99);
          assertThat(served.collection("c").countDocuments()).isEqualTo(99);
        }
      }
    }
  }
}
