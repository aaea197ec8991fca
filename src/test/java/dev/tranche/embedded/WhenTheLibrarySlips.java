package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the library that we build on does something else than MongoDB, or loses something. */
class WhenTheLibrarySlips {

  @TempDir private Path temporary;
  private Served served;
  private MongoCollection<Document> collection;

  @BeforeEach
  void start() {
    served = Served.on(temporary.resolve("data"));
    collection = served.collection("c");
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private static Document document(Object id) {
    return new Document("_id", id);
  }

  @Test
  void keepsARenamedCollectionUnderItsNewName() {
    collection.createIndex(new Document("n", 1));
    collection.insertMany(List.of(document(1).append("n", 1), document(2).append("n", 2)));
    collection.renameCollection(new MongoNamespace("test", "renamed"));
    stop();
    start();

    assertThat(collection.countDocuments()).isZero();
    assertThat(served.collection("renamed").find(new Document("n", 2))).hasSize(1);
    assertThat(served.collection("renamed").listIndexes()).hasSize(2);
    assertThatThrownBy(
            () ->
                served
                    .collection("renamed")
                    .renameCollection(new MongoNamespace("elsewhere", "renamed")))
        .hasMessageContaining("cannot be moved to another database");
  }

  @Test
  void dropsNoDatabaseWhoseNameOnlyBeginsAlike() {
    served.client().getDatabase("test2").getCollection("c").insertOne(document(1));
    collection.insertOne(document(1));
    served.database().drop();
    stop();
    start();

    assertThat(served.client().getDatabase("test2").getCollection("c").countDocuments()).isOne();
    assertThat(served.client().listDatabaseNames()).containsExactly("test2");
    assertThat(collection.countDocuments()).isZero();
  }

  @Test
  void stopsAnOrderedBulkOfUpdatesAtItsFirstError() {
    collection.insertMany(List.of(document(1).append("n", 0), document(2).append("n", "text")));
    List<WriteModel<Document>> updates = new ArrayList<>();
    for (Object id : List.of(1, 2, 1, 3)) {
      updates.add(
          new UpdateOneModel<>(
              document(id),
              new Document("$inc", new Document("n", 1)),
              new UpdateOptions().upsert(true)));
    }

    assertThatThrownBy(() -> collection.bulkWrite(updates))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            e -> assertThat(e.getWriteErrors().getFirst().getIndex()).isEqualTo(1));
    assertThat(collection.find(document(1)).first()).containsEntry("n", 1);
    assertThatThrownBy(() -> collection.bulkWrite(updates, new BulkWriteOptions().ordered(false)))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            e -> {
              assertThat(e.getWriteResult().getMatchedCount()).isEqualTo(2);
              assertThat(e.getWriteResult().getUpserts()).hasSize(1);
              assertThat(e.getWriteResult().getUpserts().getFirst().getIndex()).isEqualTo(3);
            });
  }

  /** The library answers with a stream that is at its end before it began. */
  @Test
  void refusesAChangeStreamAsAServerWithoutReplicas() {
    assertThatThrownBy(() -> collection.watch().cursor())
        .isInstanceOfSatisfying(
            MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(40573))
        .hasMessageContaining("only supported on replica sets");
  }

  @Test
  void answersALargeResultInBatchesWithOrWithoutASize() {
    String text = "x".repeat(20_000);
    List<Document> documents =
        IntStream.range(0, 2_500).mapToObj(id -> document(id).append("text", text)).toList();
    collection.insertMany(documents); // 50 MB, more than a reply can hold

    for (Document sort : List.of(new Document(), document(-1), new Document("text", 1))) {
      assertThat(collection.find().sort(sort)).hasSize(2_500);
      assertThat(collection.find().sort(sort).batchSize(700).skip(10).limit(2_000)).hasSize(2_000);
    }
    assertThat(collection.find().projection(new Document("text", 0)))
        .contains(document(1), document(2_499));
  }

  @Test
  void leavesStoredDocumentsAloneInAnAggregation() {
    collection.insertOne(document(1).append("a", new Document("b", 1)));

    Document added = new Document("$addFields", new Document("a", new Document("c", 2)));
    assertThat(collection.aggregate(List.of(new Document("$match", document(1)), added)).first())
        .isEqualTo(document(1).append("a", new Document("b", 1).append("c", 2)));
    assertThat(collection.find().first()).isEqualTo(document(1).append("a", new Document("b", 1)));
  }

  /** Ids, dates and counters are made once; a journal that made them anew would give others. */
  @Test
  void givesAfterAKillWhatItGaveBefore() {
    served.database().runCommand(Document.parse("{insert: 'c', documents: [{n: 1}, {n: 2}]}"));
    Document upsert = new Document("$set", new Document("n", 3));
    UpdateOptions orInsert = new UpdateOptions().upsert(true);
    collection.updateOne(new Document("n", 9), upsert, orInsert);
    collection.updateMany(new Document(), new Document("$currentDate", new Document("at", true)));
    collection.findOneAndUpdate(
        new Document("n", 4),
        new Document("$inc", new Document("n", 1)),
        new FindOneAndUpdateOptions().upsert(true));
    served.database().runCommand(Document.parse("{insert: 'c', documents: [{n: 7, _id: 7}]}"));
    List<Document> before = collection.find().into(new ArrayList<>());
    Served.copy(temporary.resolve("data"), temporary.resolve("killed"));

    assertThat(before).hasSize(5).allMatch(each -> each.keySet().iterator().next().equals("_id"));
    try (Served again = Served.on(temporary.resolve("killed"))) {
      assertThat(again.collection("c").find().into(new ArrayList<>())).isEqualTo(before);
    }
  }

  /** It could be stored, and never be read again. */
  @Test
  void refusesADocumentThatGrowsBeyondSixteenMegabytes() {
    String text = "x".repeat(9 << 20);
    collection.insertOne(document(1).append("text", text));

    assertThatThrownBy(
            () -> collection.updateOne(document(1), new Document("$set", new Document("b", text))))
        .hasMessageContaining("16 MB are the most");
    assertThat(collection.find().first()).isEqualTo(document(1).append("text", text));
    collection.updateOne(document(1), new Document("$set", new Document("text", "short")));
    assertThat(collection.countDocuments(new Document("text", "short"))).isOne();
  }

  @Test
  void leavesNothingOfACommandThatTheLibraryCannotCarryOut() {
    collection.insertOne(document(1).append("n", 1));
    Document broken =
        Document.parse(
            "{update: 'c', updates: [{q: {_id: 1}, u: {$inc: {n: 1}}}, {q: {_id: 1}, u: [{}]}]}");

    assertThatThrownBy(() -> served.database().runCommand(broken)).isNotNull();
    assertThat(collection.find().first()).isEqualTo(document(1).append("n", 1));
  }

  @Test
  void writesTheResultOfAnAggregationWhereItStays() {
    collection.insertMany(List.of(document(1).append("n", 1), document(2).append("n", 1)));
    List<Document> sum = new ArrayList<>();
    collection
        .aggregate(
            List.of(
                Document.parse("{$group: {_id: '$n', count: {$sum: 1}}}"),
                Document.parse("{$out: 'sums'}")))
        .into(sum);
    Served.copy(temporary.resolve("data"), temporary.resolve("killed"));

    try (Served again = Served.on(temporary.resolve("killed"))) {
      assertThat(again.collection("sums").find()).containsExactly(document(1).append("count", 2));
    }
  }
}
