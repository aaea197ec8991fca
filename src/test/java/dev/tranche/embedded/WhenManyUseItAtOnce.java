package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers and writers together, over a store so small that it is saved all the time. */
class WhenManyUseItAtOnce {

  private static final int DOCUMENTS = 400;
  private static final EmbeddedMongo.Options SMALL =
      EmbeddedMongo.Options.defaults().withCacheMegabytes(1).withCheckpointMegabytes(1);

  @TempDir private Path folder;

  private static Document document(int id, int version) {
    return new Document("_id", id)
        .append("version", version)
        .append("copies", Collections.nCopies(5, version))
        .append("nested", new Document("version", version).append("text", "x".repeat(200)));
  }

  private static void assertWhole(Document document) {
    Object version = document.get("version");
    assertThat(document.getList("copies", Object.class)).containsOnly(version);
    assertThat(document.get("nested", new Document()).get("version")).isEqualTo(version);
  }

  @Test
  void showsEveryDocumentWholeWhileItIsChanged() throws Exception {
    try (Served served = Served.on(folder, SMALL);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      MongoCollection<Document> collection = served.collection("c");
      collection.createIndex(new Document("version", 1));
      collection.insertMany(IntStream.range(0, DOCUMENTS).mapToObj(id -> document(id, 0)).toList());
      AtomicBoolean done = new AtomicBoolean();
      List<Future<?>> readers = new ArrayList<>();
      for (Document query : List.of(new Document(), Document.parse("{version: {$gte: 0}}"))) {
        readers.add(
            threads.submit(
                () -> {
                  while (!done.get()) {
                    List<Document> found =
                        collection.find(query).batchSize(50).into(new ArrayList<>());
                    found.forEach(WhenManyUseItAtOnce::assertWhole);
                  }
                }));
      }
      Document set = Document.parse("{$inc: {version: 1, 'copies.$[]': 1, 'nested.version': 1}}");
      List<Callable<Object>> writers = new ArrayList<>();
      for (int writer = 0; writer < 3; writer++) {
        int own = writer;
        writers.add(
            () -> {
              for (int i = 0; i < 600; i++) {
                Document one = new Document("_id", (i * 3 + own) % DOCUMENTS);
                assertThat(collection.updateOne(one, set).getModifiedCount()).isOne();
              }
              return own;
            });
      }
      for (Future<?> writer : threads.invokeAll(writers)) {
        writer.get();
      }
      done.set(true);
      for (Future<?> reader : readers) {
        reader.get();
      }
      int sum = 0;
      for (Document each : collection.find()) {
        sum += each.getInteger("version");
      }
      assertThat(sum).isEqualTo(3 * 600);
    }
  }

  @Test
  void goesOnWithACursorThroughAnyNumberOfCheckpoints() throws Exception {
    try (Served served = Served.on(folder, SMALL);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      MongoCollection<Document> collection = served.collection("c");
      MongoCollection<Document> other = served.collection("other");
      List<Integer> ids = IntStream.range(0, 6_000).boxed().toList();
      collection.insertMany(ids.stream().map(id -> document(id, 0)).toList());
      AtomicBoolean done = new AtomicBoolean();
      Future<?> writer =
          threads.submit(
              () -> {
                for (int i = 0; !done.get(); i++) {
                  other.replaceOne(
                      new Document("_id", i % 50),
                      document(i % 50, i).append("more", "y".repeat(20_000)),
                      new com.mongodb.client.model.ReplaceOptions().upsert(true));
                }
              });
      try {
        for (int scan = 0; scan < 3; scan++) {
          List<Integer> found = new ArrayList<>();
          collection
              .find()
              .sort(Sorts.ascending("_id"))
              .batchSize(200)
              .forEach(each -> found.add(each.getInteger("_id")));
          assertThat(found).isEqualTo(ids);
          found.clear();
          collection
              .find()
              .sort(Sorts.descending("_id"))
              .batchSize(200)
              .forEach(each -> found.add(each.getInteger("_id")));
          assertThat(found.reversed()).isEqualTo(ids);
        }
      } finally {
        done.set(true);
        writer.get();
      }
    }
  }

  @Test
  void letsOneWriterWinEachUniqueKey() throws Exception {
    try (Served served = Served.on(folder);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      MongoCollection<Document> collection = served.collection("c");
      List<Callable<Integer>> writers =
          Collections.nCopies(
              8,
              () -> {
                int won = 0;
                for (int id = 0; id < 150; id++) {
                  try {
                    collection.insertOne(new Document("_id", id));
                    won++;
                  } catch (com.mongodb.MongoWriteException e) {
                    assertThat(e).hasMessageContaining("E11000");
                  }
                }
                return won;
              });
      int won = 0;
      for (Future<Integer> writer : threads.invokeAll(writers)) {
        won += writer.get();
      }
      assertThat(won).isEqualTo(150);
    }
  }
}
