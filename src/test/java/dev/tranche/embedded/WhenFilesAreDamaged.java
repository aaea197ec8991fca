package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import dev.tranche.testing.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process or a bad disk leaves; the image is taken while the server runs. */
class WhenFilesAreDamaged {

  private static final int RECORDS = 20;
  private static final int FLIPS = Integer.getInteger("embedded.flips", 40);

  @TempDir private Path temporary;
  private Path image;

  @BeforeEach
  void writeAndDie() {
    image = temporary.resolve("image");
    try (Served served = Served.on(temporary.resolve("data"))) {
      MongoCollection<Document> collection = served.collection("c");
      for (int id = 0; id < RECORDS; id++) {
        collection.insertOne(document(id));
      }
      Served.copy(temporary.resolve("data"), image);
    }
  }

  private static Document document(int id) {
    return new Document("_id", id).append("text", "document %02d".formatted(id));
  }

  @Test
  void dropsARecordCutShortAtTheEndWhichNobodyWasToldOf() throws IOException {
    Path journal = journal(image);
    byte[] whole = written(journal);
    int record = (whole.length - JournalSegment.HEADER_BYTES) / RECORDS;
    for (int cut : List.of(1, 10, record - 20, record - 1, record, record + 1)) {
      Path torn = temporary.resolve("torn-" + cut);
      Served.copy(image, torn);
      Files.write(journal(torn), Arrays.copyOf(whole, whole.length - cut));

      for (int start = 0; start < 2; start++) {
        try (Served served = Served.on(torn)) {
          assertThat(read(served)).hasSize(cut <= record ? RECORDS - 1 : RECORDS - 2);
          served.collection("c").insertOne(new Document("_id", "new " + start));
          assertThat(served.collection("c").deleteOne(new Document("_id", "new " + start)))
              .matches(result -> result.getDeletedCount() == 1);
        }
      }
    }
  }

  @Test
  void dropsGarbageBehindTheLastRecord() throws IOException {
    byte[] whole = written(journal(image));
    byte[] more = Arrays.copyOf(whole, whole.length + 5_000);
    new Random(1).nextBytes(new byte[5_000]);
    Files.write(journal(image), more);

    try (Served served = Served.on(image)) {
      assertThat(read(served)).hasSize(RECORDS);
    }
  }

  @Test
  void refusesADamagedRecordWithAcknowledgedOnesBehindIt() throws IOException {
    byte[] whole = written(journal(image));
    int record = (whole.length - JournalSegment.HEADER_BYTES) / RECORDS;
    for (int offset = 0; offset < record; offset += 7) {
      byte[] damaged = whole.clone();
      damaged[JournalSegment.HEADER_BYTES + 3 * record + offset] ^= 0x10;
      Files.write(journal(image), damaged);
      Map<String, Integer> before = contents(image);

      assertThatThrownBy(() -> EmbeddedMongo.start(image))
          .as("byte %d", offset)
          .isInstanceOf(EmbeddedStoreException.class)
          .hasMessageContaining("is damaged: record 3 at byte")
          .hasMessageContaining("Nothing was changed");
      assertThat(contents(image)).isEqualTo(before);
    }
  }

  @Test
  void refusesAJournalWithoutItsBeginning() throws IOException {
    byte[] whole = written(journal(image));
    whole[3] ^= 1;
    Files.write(journal(image), whole);

    assertThatThrownBy(() -> EmbeddedMongo.start(image))
        .isInstanceOf(EmbeddedStoreException.class)
        .hasMessageContaining("is not a journal or its beginning is damaged");
  }

  @Test
  void refusesAStoreWithoutItsJournalAndAJournalWithoutItsStore() throws IOException {
    Path orphan = temporary.resolve("orphan");
    Served.copy(image, orphan);
    Files.delete(journal(image));
    Files.write(orphan.resolve("store.mv"), new byte[0]);

    assertThatThrownBy(() -> EmbeddedMongo.start(image))
        .isInstanceOf(EmbeddedStoreException.class)
        .hasMessageContaining("goes with journal");
    assertThatThrownBy(() -> EmbeddedMongo.start(orphan))
        .isInstanceOf(EmbeddedStoreException.class)
        .hasMessageContaining("missing or empty");
    assertThat(Files.size(orphan.resolve("store.mv"))).isZero();
  }

  /** A flipped byte may lie where nothing is; it must never be answered with something else. */
  @Test
  void neverAnswersFromADamagedStoreAsIfItWereWhole() throws IOException {
    Path saved = temporary.resolve("data"); // closed, so all is in the store file
    byte[] whole = Files.readAllBytes(saved.resolve("store.mv"));
    List<Document> expected = new ArrayList<>();
    for (int id = 0; id < RECORDS; id++) {
      expected.add(document(id));
    }
    long seed = Seeds.one();
    Random random = new Random(seed);
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Path copy = temporary.resolve("flipped-" + flip);
      Served.copy(saved, copy);
      Files.write(copy.resolve("store.mv"), damaged);
      try (Served served = Served.on(copy)) {
        assertThat(read(served)).as("byte %d, seed %d", at, seed).isEqualTo(expected);
      } catch (EmbeddedStoreException e) {
        assertThat(e).hasMessageContaining("damaged").hasMessageContaining("Nothing was changed");
        assertThat(Files.readAllBytes(copy.resolve("store.mv"))).isEqualTo(damaged);
      } catch (MongoException e) {
        assertThat(e).hasMessageContaining("damaged");
      }
    }
  }

  private static List<Document> read(Served served) {
    return served.collection("c").find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
  }

  /** A journal without the room that was made ahead of its records, which are equally long. */
  private static byte[] written(Path journal) throws IOException {
    byte[] all = Files.readAllBytes(journal);
    int end = all.length;
    while (all[end - 1] == 0) {
      end--;
    }
    int record = Math.ceilDiv(end - JournalSegment.HEADER_BYTES, RECORDS); // they end in zeros too
    return Arrays.copyOf(all, JournalSegment.HEADER_BYTES + RECORDS * record);
  }

  private static Path journal(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("journal-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Map<String, Integer> contents(Path folder) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> !file.endsWith("lock")).toList()) {
        contents.put(
            file.getFileName().toString(), java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
