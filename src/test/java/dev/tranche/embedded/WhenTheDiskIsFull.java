package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenTheDiskIsFull {

  private static final int OUT_OF_DISK_SPACE = 14031;

  @TempDir private Path folder;
  private final FailingDisk disk = new FailingDisk();

  private Served serve() {
    return Served.on(folder.resolve("data"), EmbeddedMongo.Options.defaults().withDisk(disk));
  }

  private static MongoCollection<Document> collection(Served served) {
    return served
        .collection("c")
        .withWriteConcern(WriteConcern.MAJORITY)
        .withReadConcern(ReadConcern.MAJORITY);
  }

  private static Document document(int id) {
    return new Document("_id", id).append("key", "k" + id).append("n", 0);
  }

  @Test
  void failsInWordsAndGoesOnWhenThereIsRoomAgain() {
    try (Served served = serve()) {
      MongoCollection<Document> collection = collection(served);
      collection.createIndex(new Document("key", 1), new IndexOptions().unique(true));
      collection.insertOne(document(1));
      collection.insertOne(document(2));

      disk.leaveRoomFor(10);
      for (int attempt = 0; attempt < 3; attempt++) {
        assertRefused(() -> collection.insertOne(document(3)));
        assertRefused(() -> collection.deleteOne(new Document("_id", 1)));
        assertRefused(
            () ->
                collection.updateMany(new Document(), new Document("$inc", new Document("n", 1))));
        assertRefused(() -> served.database().createCollection("other"));
        assertRefused(() -> collection.createIndex(new Document("n", 1)));
      }
      assertThat(all(collection)).containsExactly(document(1), document(2));
      assertThat(collection.find(new Document("key", "k1")).first()).isEqualTo(document(1));
      assertThat(collection.find(new Document("key", "k3")).first()).isNull();

      disk.leaveRoomFor(Long.MAX_VALUE);
      collection.insertOne(document(3));
      collection.deleteOne(new Document("_id", 2));
      assertThat(all(collection)).containsExactly(document(1), document(3));
      Served.copy(folder.resolve("data"), folder.resolve("killed"));
    }
    for (String data : List.of("killed", "data")) {
      try (Served served = Served.on(folder.resolve(data))) {
        assertThat(all(collection(served))).containsExactly(document(1), document(3));
      }
    }
  }

  private static void assertRefused(Runnable write) {
    assertThatThrownBy(write::run)
        .isInstanceOf(MongoException.class)
        .hasMessageContaining("The disk does not take writes")
        .hasMessageContaining("nothing was done")
        .satisfies(e -> assertThat(((MongoException) e).getCode()).isEqualTo(OUT_OF_DISK_SPACE));
  }

  private static List<Document> all(MongoCollection<Document> collection) {
    return collection.find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
  }

  /** Many writers, and a disk that fills up and is cleared under them again and again. */
  @Test
  void acknowledgesNothingThatIsNotThereAfterwards() throws Exception {
    Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
    Set<Integer> refused = new ConcurrentSkipListSet<>();
    try (Served served = serve()) {
      MongoCollection<Document> collection = collection(served);
      collection.createIndex(new Document("key", 1), new IndexOptions().unique(true));
      collection.insertOne(document(-1));
      try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
          int first = writer * 1000;
          running.add(
              writers.submit(
                  () -> {
                    for (int id = first; id < first + 150; id++) {
                      if (id % 10 == 0) {
                        disk.leaveRoomFor(id % 20 == 0 ? 40L * (id % 90) : Long.MAX_VALUE);
                      }
                      try {
                        collection.insertOne(document(id));
                        acknowledged.add(id);
                      } catch (MongoException e) {
                        refused.add(id);
                      }
                    }
                  }));
        }
        for (Future<?> writer : running) {
          writer.get();
        }
      }
      disk.leaveRoomFor(Long.MAX_VALUE);
      Served.copy(folder.resolve("data"), folder.resolve("killed"));
      assertThat(ids(served)).isEqualTo(acknowledged);
    }
    assertThat(refused).isNotEmpty();
    for (String data : List.of("killed", "data")) {
      try (Served served = Served.on(folder.resolve(data))) {
        assertThat(ids(served)).isEqualTo(acknowledged);
      }
    }
  }

  private static Set<Integer> ids(Served served) {
    Set<Integer> ids = new ConcurrentSkipListSet<>();
    collection(served)
        .find(new Document("key", new Document("$gte", "")))
        .forEach(document -> ids.add(document.getInteger("_id")));
    ids.remove(-1);
    return ids;
  }

  @Test
  void takesNoMoreWritesOnceTheDiskForgets() {
    try (Served served = serve()) {
      MongoCollection<Document> collection = collection(served);
      collection.insertOne(document(1));
      disk.refuseToForce();

      assertRefused(() -> collection.insertOne(document(2)));
      assertRefused(() -> collection.insertOne(document(3)));
      assertThat(all(collection)).containsExactly(document(1));
    }
    try (Served served = Served.on(folder.resolve("data"))) {
      assertThat(all(collection(served))).containsExactly(document(1));
    }
  }
}
