package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenAnIndexIsChosen {

  private final MVStore store = MVStore.open(null);
  private final MVMap<Key, Document> documents =
      store.openMap(
          "documents",
          new MVMap.Builder<Key, Document>()
              .keyType(KeyType.INSTANCE)
              .valueType(DocumentType.INSTANCE));
  private final List<Index<Object>> indexes =
      new ArrayList<>(List.of(new IdIndex(documents, "_id_", List.of(new IndexKey("_id", true)))));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void servesTheTailOfTheLogByItsIds() {
    assertThat(plan(new Document(), sort("_id", -1))).isEqualTo("_id_ backwards sorted");
    assertThat(plan(range("_id", "$gte", 7L), sort("_id", 1))).isEqualTo("_id_ sorted");
  }

  @Test
  void servesAStreamFromASequenceOn() {
    index("stream", true, false, "s", "q");
    Document query = new Document("s", "pl-k2-2022").append("q", new Document("$gte", 3L));

    assertThat(plan(query, sort("q", 1))).isEqualTo("stream sorted");
    assertThat(plan(query, sort("q", -1))).isEqualTo("stream backwards sorted");
    assertThat(plan(query, sort("s", -1, "q", 1))).isEqualTo("stream sorted");
    assertThat(plan(query, sort("x", 1))).isEqualTo("stream");
  }

  @Test
  void prefersTheLongerPrefixAndASingleDocumentToAll() {
    index("status", false, false, "status");
    index("status_buyer", false, false, "status", "buyer");
    Document both = new Document("status", "Signed").append("buyer", "PL");

    assertThat(plan(both, null)).isEqualTo("status_buyer sorted");
    assertThat(plan(new Document(both).append("_id", 1), null)).isEqualTo("_id_ sorted");
  }

  @Test
  void readsListsInParallelAndSortsThemItself() {
    index("status", false, false, "status", "-updated");
    Document query = new Document("status", new Document("$in", List.of("Signed", "InForce")));

    assertThat(plan(query, sort("updated", -1))).isEqualTo("status");
    assertThat(plan(new Document("status", "Signed"), sort("updated", -1)))
        .isEqualTo("status sorted");
  }

  @Test
  void endsAnIndexThatIsNotUniqueInTheIds() {
    index("updated", false, false, "updated");

    assertThat(plan(new Document(), sort("updated", 1, "_id", 1))).isEqualTo("updated sorted");
    assertThat(plan(new Document(), sort("updated", 1, "_id", -1))).isEqualTo("none");
  }

  @Test
  void leavesASparseIndexWhereDocumentsCouldBeMissed() {
    index("key", true, true, "key");

    assertThat(plan(new Document("key", "a"), null)).isEqualTo("key sorted");
    assertThat(plan(new Document("key", null), null)).isEqualTo("none");
    assertThat(plan(new Document("key", new Document("$in", Arrays.asList("a", null))), null))
        .isEqualTo("none");
    assertThat(plan(new Document(), sort("key", 1))).isEqualTo("none");
  }

  @Test
  void leavesToTheFilterWhatIsNoValue() {
    index("a", false, false, "a");

    assertThat(plan(new Document("a", new BsonRegularExpression("^x")), null)).isEqualTo("none");
    assertThat(plan(new Document("a", List.of(1, 2)), null)).isEqualTo("none");
    assertThat(plan(range("a", "$gt", MinKey.getInstance()), null)).isEqualTo("none");
    assertThat(plan(range("a", "$exists", true), null)).isEqualTo("none");
    assertThat(plan(new Document("$or", List.of(new Document("a", 1))), null)).isEqualTo("none");
  }

  @Test
  void looksIntoAnd() {
    index("a", false, false, "a", "b");
    Document query = new Document("$and", List.of(new Document("a", 1), range("b", "$lt", 5)));

    assertThat(plan(query, sort("b", 1))).isEqualTo("a sorted");
  }

  private void index(String name, boolean unique, boolean sparse, String... fields) {
    MVMap<Key, Key> entries =
        store.openMap(
            name,
            new MVMap.Builder<Key, Key>().keyType(KeyType.INSTANCE).valueType(KeyType.INSTANCE));
    List<IndexKey> keys =
        Arrays.stream(fields)
            .map(field -> new IndexKey(field.replace("-", ""), !field.startsWith("-")))
            .toList();
    indexes.add(new FieldIndex(entries, documents, name, keys, sparse, unique));
  }

  private static Document range(String field, String operator, Object value) {
    return new Document(field, new Document(operator, value));
  }

  private static Document sort(Object... fieldsAndDirections) {
    Document order = new Document();
    for (int i = 0; i < fieldsAndDirections.length; i += 2) {
      order.put((String) fieldsAndDirections[i], fieldsAndDirections[i + 1]);
    }
    return order;
  }

  private String plan(Document query, @Nullable Document orderBy) {
    IndexPlan plan = IndexPlanner.plan(indexes, query, orderBy);
    return plan == null
        ? "none"
        : plan.index().getName()
            + (plan.reverse() ? " backwards" : "")
            + (plan.sorted() ? " sorted" : "");
  }
}
