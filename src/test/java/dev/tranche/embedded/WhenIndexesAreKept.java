package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenIndexesAreKept {

  @TempDir private Path folder;
  private Served served;
  private MongoCollection<Document> collection;

  @BeforeEach
  void start() {
    served = Served.on(folder);
    collection = served.collection("c");
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private void restart() {
    stop();
    start();
  }

  private static IndexOptions unique() {
    return new IndexOptions().unique(true);
  }

  private static Document document(int id) {
    return new Document("_id", id);
  }

  private static void assertDuplicate(ThrowingCallable write, String index) {
    assertThatThrownBy(write)
        .isInstanceOfSatisfying(
            MongoWriteException.class,
            e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY))
        .hasMessageContaining("E11000")
        .hasMessageContaining("index: " + index);
  }

  @Test
  void refusesASecondDocumentUnderAUniqueKeyAlsoAfterARestart() {
    collection.createIndex(new Document("s", 1).append("q", 1), unique().name("stream"));
    collection.insertOne(document(1).append("s", "a").append("q", 1L));
    collection.insertOne(document(2).append("s", "a").append("q", 2L));

    for (int start = 0; start < 2; start++) {
      assertDuplicate(
          () -> collection.insertOne(document(3).append("s", "a").append("q", 2)), "stream");
      assertDuplicate(
          () -> collection.updateOne(document(1), new Document("$set", new Document("q", 2L))),
          "stream");
      assertDuplicate(() -> collection.insertOne(document(2)), "_id_");
      restart();
    }
    assertThat(collection.countDocuments()).isEqualTo(2);
  }

  @Test
  void freesAKeyWithItsDocument() {
    collection.createIndex(new Document("key", 1), unique());
    collection.insertOne(document(1).append("key", "a"));
    collection.deleteOne(document(1));
    collection.insertOne(document(2).append("key", "a"));
    collection.replaceOne(document(2), document(2).append("key", "b"));
    collection.insertOne(document(3).append("key", "a"));

    assertThat(collection.find(new Document("key", "b")).first())
        .isEqualTo(document(2).append("key", "b"));
  }

  @Test
  void letsSeveralDocumentsGoWithoutASparseUniqueKey() {
    collection.createIndex(new Document("key", 1), new IndexOptions().unique(true).sparse(true));
    collection.insertMany(List.of(document(1), document(2), document(3).append("key", null)));

    assertDuplicate(() -> collection.insertOne(document(4).append("key", null)), "key_1");
    assertThat(collection.countDocuments(new Document("key", null))).isEqualTo(3);
    assertThat(collection.find().sort(new Document("key", 1))).hasSize(3);
  }

  @Test
  void treatsMissingAndNullAsOneUniqueKeyWhereItIsNotSparse() {
    collection.createIndex(new Document("key", 1), unique());
    collection.insertOne(document(1));

    assertDuplicate(() -> collection.insertOne(document(2).append("key", null)), "key_1");
  }

  @Test
  void findsADocumentByEachElementOfItsArrayOnce() {
    collection.createIndex(new Document("tags", 1));
    collection.insertOne(document(1).append("tags", List.of("a", "b", "a")));
    collection.insertOne(document(2).append("tags", "b"));
    collection.insertOne(document(3).append("tags", List.of()));
    collection.updateOne(document(2), new Document("$push", new Document("more", 1)));

    assertThat(collection.find(new Document("tags", "b"))).hasSize(2);
    assertThat(collection.find(new Document("tags", new Document("$gte", "a")))).hasSize(2);
    assertThat(collection.find(new Document("tags", null))).isEmpty();
    assertThat(collection.find().sort(new Document("tags", 1))).hasSize(3);

    collection.updateOne(document(1), new Document("$pull", new Document("tags", "b")));
    restart();
    assertThat(collection.find(new Document("tags", "b"))).hasSize(1);
  }

  @Test
  void lookForArrayElementsInAUniqueIndexToo() {
    collection.createIndex(new Document("tags", 1), unique());
    collection.insertOne(document(1).append("tags", List.of("a", "b", "a")));

    assertDuplicate(
        () -> collection.insertOne(document(2).append("tags", List.of("c", "b"))), "tags_1");
    collection.insertOne(document(3).append("tags", List.of("c")));
  }

  @Test
  void refusesADocumentWithTwoIndexedArraysAndKeepsNothingOfIt() {
    collection.createIndex(new Document("a", 1).append("b", 1));
    Document parallel = document(1).append("a", List.of(1, 2)).append("b", List.of(3, 4));

    assertThatThrownBy(() -> collection.insertOne(parallel)).hasMessageContaining("parallel");
    collection.insertOne(document(1).append("a", 1));
    assertThatThrownBy(
            () ->
                collection.replaceOne(
                    document(1), parallel, new com.mongodb.client.model.ReplaceOptions()))
        .hasMessageContaining("parallel");
    assertThat(collection.find()).containsExactly(document(1).append("a", 1));
  }

  @Test
  void buildsAnIndexOverWhatIsThereOrNotAtAll() {
    for (int id = 0; id < 500; id++) {
      collection.insertOne(document(id).append("n", id % 499));
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> collection.createIndex(new Document("n", 1), unique()))
          .isInstanceOf(DuplicateKeyException.class)
          .hasMessageContaining("E11000");
    }
    collection.deleteOne(document(499));
    collection.createIndex(new Document("n", 1), unique());

    assertThat(collection.find(new Document("n", 0))).hasSize(1);
    assertThat(collection.find().sort(new Document("n", -1)).limit(1).first())
        .isEqualTo(document(498).append("n", 498));
  }

  @Test
  void refusesAnotherIndexOfTheSameNameAndTakesTheSameAgain() {
    collection.createIndex(new Document("a", 1), new IndexOptions().name("index"));
    collection.createIndex(new Document("a", 1), new IndexOptions().name("index"));

    assertThatThrownBy(
            () -> collection.createIndex(new Document("b", 1), new IndexOptions().name("index")))
        .hasMessageContaining("same name");
    assertThat(collection.listIndexes()).hasSize(2);
    restart();
    assertThat(collection.listIndexes()).hasSize(2);
  }

  @Test
  void refusesWhatItCannotKeep() {
    assertThatThrownBy(
            () ->
                collection.createIndex(
                    new Document("a", 1),
                    new IndexOptions().partialFilterExpression(new Document("b", 1))))
        .hasMessageContaining("partialFilterExpression");
    assertThatThrownBy(() -> collection.createIndex(new Document("a", "text")))
        .hasMessageContaining("ascending and descending");
    assertThat(collection.listIndexes()).isEmpty();
  }

  @Test
  void dropsAnIndexInItsOwnCollectionOnly() {
    MongoCollection<Document> other = served.collection("other");
    for (MongoCollection<Document> each : List.of(collection, other)) {
      each.createIndex(new Document("key", 1), unique());
      each.createIndex(new Document("n", 1));
    }
    collection.dropIndex("key_1");
    restart();
    MongoCollection<Document> kept = served.collection("other");
    kept.insertOne(document(1).append("key", "a"));

    assertDuplicate(() -> kept.insertOne(document(2).append("key", "a")), "key_1");
    collection.insertMany(List.of(document(1).append("key", "a"), document(2).append("key", "a")));
    collection.dropIndexes();
    assertThat(collection.listIndexes()).hasSize(1);
    assertThat(served.collection("other").listIndexes()).hasSize(3);
    assertThatThrownBy(() -> collection.dropIndex("key_1")).hasMessageContaining("not found");
  }

  @Test
  void saysWhereAnOrderedBulkStopped() {
    List<Document> documents = new ArrayList<>();
    for (int id : List.of(1, 2, 3, 2, 4)) {
      documents.add(document(id));
    }

    assertThatThrownBy(() -> collection.insertMany(documents))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            e -> {
              assertThat(e.getWriteErrors()).hasSize(1);
              assertThat(e.getWriteErrors().getFirst().getIndex()).isEqualTo(3);
              assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(3);
            });
    assertThatThrownBy(
            () -> collection.insertMany(documents, new InsertManyOptions().ordered(false)))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1));
    collection.updateOne(
        document(9), new Document("$set", new Document("a", 1)), new UpdateOptions().upsert(true));
    assertThat(collection.countDocuments()).isEqualTo(5);
  }
}
