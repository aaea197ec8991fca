package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Damage that is found while the server runs, and a store that has closed itself. */
@ExtendWith(OutputCaptureExtension.class)
class WhenTheStoreFails {

  private static final int DOCUMENTS = 4_000;
  private static final int BLOCK = 4096;
  private static final Document PING = new Document("ping", 1);

  @TempDir private Path temporary;

  private Path written() {
    Path folder = temporary.resolve("written");
    try (Served served = Served.on(folder)) {
      MongoCollection<Document> collection = served.collection("c");
      collection.createIndex(Indexes.ascending("n"));
      List<Document> all = new ArrayList<>();
      for (int id = 0; id < DOCUMENTS; id++) {
        all.add(new Document("_id", id).append("n", id % 7).append("text", "document " + id));
      }
      collection.insertMany(all);
    }
    return folder;
  }

  /** One bit of each block in turn, in what the store keeps of itself as in what it keeps. */
  @Test
  void everyBlockThatIsReadIsChecked() throws IOException {
    Path folder = written();
    byte[] whole = Files.readAllBytes(folder.resolve("store.mv"));
    int found = 0;
    for (int block = 2; block < whole.length / BLOCK; block++) {
      Path copy = temporary.resolve("flipped-" + block);
      Served.copy(folder, copy);
      byte[] damaged = whole.clone();
      damaged[block * BLOCK + (block * 977) % BLOCK] ^= 4;
      Files.write(copy.resolve("store.mv"), damaged);
      try (Served served = Served.on(copy)) {
        if (served.server().damage().isEmpty()) {
          assertThat(answers(served)).as("block %d", block).isEqualTo(expected());
        } else {
          found++;
        }
      } catch (EmbeddedStoreException e) {
        assertThat(e).hasMessageContaining("damaged").hasMessageContaining("Nothing was changed");
        found++;
      }
    }
    assertThat(found).as("of %d blocks", whole.length / BLOCK).isGreaterThan(20);
  }

  private static List<Long> answers(Served served) {
    MongoCollection<Document> collection = served.collection("c");
    return List.of(
        collection.countDocuments(),
        collection.estimatedDocumentCount(),
        collection.countDocuments(new Document("n", 3)));
  }

  private static List<Long> expected() {
    return List.of((long) DOCUMENTS, (long) DOCUMENTS, (long) Math.ceilDiv(DOCUMENTS - 3, 7));
  }

  @Test
  void damageIsNamedInTheAnswerInThePingAndOnceInTheLog(CapturedOutput output) throws IOException {
    Path folder = written();
    Path store = folder.resolve("store.mv");
    byte[] damaged = Files.readAllBytes(store);
    byte[] text = "document 1234".getBytes(StandardCharsets.UTF_8);
    damaged[indexOf(damaged, text)] ^= 1;
    Files.write(store, damaged);
    try (Served served = Served.on(folder)) {
      served.collection("other").insertOne(new Document("_id", 1));
      served.database().runCommand(PING);
      for (int time = 0; time < 3; time++) {
        assertThatThrownBy(() -> served.collection("c").find().into(new ArrayList<>()))
            .isInstanceOf(MongoException.class)
            .hasMessageContaining("DataCorruptionDetected")
            .hasMessageContaining("a part of the collection test.c cannot be read");
      }
      assertThat(served.collection("other").countDocuments()).isOne();
      assertThatThrownBy(() -> served.database().runCommand(PING))
          .isInstanceOf(MongoCommandException.class)
          .hasMessageContaining("parts of test.c cannot be read");
      assertThat(served.server().damage()).singleElement().asString().contains("test.c");
    }
    assertThat(output.getAll()).containsOnlyOnce("verify --data-dir=" + folder);
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int at = 0; at + part.length <= all.length; at++) {
      if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new AssertionError("It is not in the file");
  }

  @Test
  void aStoreThatHasClosedItselfIsToldOnce() {
    List<String> told = new ArrayList<>();
    EmbeddedMongo.Options options = EmbeddedMongo.Options.defaults();
    StoreFiles files = StoreFiles.open(temporary.resolve("closed"), options);
    DurableBackend backend = new DurableBackend(files, options.durability());
    backend.whenClosed(told::add);
    files.store().closeImmediately();
    for (String command : List.of("find", "ping", "insert")) {
      Document query = new Document(command, "c");
      assertThatThrownBy(
              () -> backend.handleCommand(new EmbeddedChannel(), "test", command, library(query)))
          .isInstanceOf(MongoServerError.class)
          .hasMessageContaining("has closed itself");
    }
    assertThat(told).singleElement().asString().contains("start the program again");
    backend.close();
  }

  private static de.bwaldvogel.mongo.bson.Document library(Document query) {
    de.bwaldvogel.mongo.bson.Document copy = new de.bwaldvogel.mongo.bson.Document();
    copy.putAll(query);
    return copy;
  }

  @Test
  void whatGoesOnFailingIsToldOnceAMinuteWithACount() {
    AtomicLong now = new AtomicLong();
    Repeated failures = new Repeated(now::get);
    assertThat(failures.failed("full")).isEqualTo("full");
    assertThat(failures.failed("full")).isNull();
    now.addAndGet(TimeUnit.SECONDS.toNanos(59));
    assertThat(failures.failed("full")).isNull();
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(failures.failed("full")).isEqualTo("full (and 2 times before, untold)");
    assertThat(failures.failed("full")).isNull();
  }
}
