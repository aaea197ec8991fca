package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import dev.tranche.testing.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random documents under random indexes, and random queries, each against a plain filter. */
class WhenQueriesAreAnswered {

  private static final int ROUNDS = Integer.getInteger("embedded.rounds", 4);
  private static final int DOCUMENTS = 150;
  private static final int QUERIES = 200;
  private static final List<String> FIELDS = List.of("_id", "a", "b", "c", "d.e");

  private final long seed = Seeds.one();
  private final Random random = new Random(seed);

  @Test
  void findsWhatAPlainFilterFindsInItsOrder(@TempDir Path folder) {
    try (Served served = Served.on(folder)) {
      for (int round = 0; round < ROUNDS; round++) {
        boolean arrays = round % 2 == 1;
        MongoCollection<Document> collection = served.collection("c" + round);
        List<Document> indexes = createIndexes(collection);
        List<Document> documents = documents(arrays);
        collection.insertMany(documents);
        change(collection, documents, arrays);
        for (int i = 0; i < QUERIES; i++) {
          compare(collection, documents, arrays, indexes);
        }
      }
    }
  }

  private List<Document> createIndexes(MongoCollection<Document> collection) {
    List<Document> indexes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Document key = new Document();
      for (String field : some(FIELDS.subList(1, FIELDS.size()))) {
        key.append(field, random.nextBoolean() ? 1 : -1);
      }
      if (!indexes.contains(key)) {
        collection.createIndex(key, new IndexOptions().sparse(random.nextInt(4) == 0));
        indexes.add(key);
      }
    }
    return indexes;
  }

  private List<String> some(List<String> fields) {
    List<String> chosen = new ArrayList<>(fields);
    java.util.Collections.shuffle(chosen, random);
    return chosen.subList(0, 1 + random.nextInt(3));
  }

  private List<Document> documents(boolean arrays) {
    return new ArrayList<>(
        IntStream.range(0, DOCUMENTS).mapToObj(id -> document(id, arrays)).toList());
  }

  private Document document(int id, boolean arrays) {
    Document document = new Document("_id", id % 3 == 0 ? (Object) (long) id : (Object) id);
    for (String field : List.of("a", "b", "c")) {
      if (random.nextInt(8) > 0) {
        document.append(field, scalar());
      }
    }
    // At most one array: an index over two would refuse the document.
    if (random.nextInt(6) > 0) {
      document.append("d", new Document("e", scalar()));
    }
    if (arrays && random.nextInt(3) == 0) {
      document.append("d", IntStream.range(0, random.nextInt(4)).mapToObj(_ -> element()).toList());
    }
    return document;
  }

  private Object element() {
    return random.nextInt(5) == 0 ? new Document() : new Document("e", scalar());
  }

  private @Nullable Object scalar() {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> "xyz".substring(random.nextInt(3));
      case 2 -> random.nextBoolean();
      case 3 -> (long) random.nextInt(5);
      case 4 -> random.nextInt(10) / 2.0;
      default -> random.nextInt(5);
    };
  }

  /** Updates and removals, so that entries move and go. */
  private void change(
      MongoCollection<Document> collection, List<Document> documents, boolean arrays) {
    for (int i = 0; i < DOCUMENTS / 3; i++) {
      int at = random.nextInt(documents.size());
      Number id = Objects.requireNonNull((Number) documents.get(at).get("_id"));
      if (random.nextInt(3) == 0) {
        collection.deleteOne(new Document("_id", id));
        documents.remove(at);
      } else {
        Document changed = document(id.intValue(), arrays);
        collection.replaceOne(new Document("_id", id), changed);
        documents.set(at, changed);
      }
    }
  }

  private void compare(
      MongoCollection<Document> collection,
      List<Document> documents,
      boolean arrays,
      List<Document> indexes) {
    Document query = query(arrays);
    Document sort = new Document();
    some(FIELDS).forEach(field -> sort.append(field, random.nextBoolean() ? 1 : -1));
    String what = "%s by %s under %s, seed %d".formatted(query, sort, indexes, seed);

    List<Document> found = collection.find(query).sort(sort).batchSize(40).into(new ArrayList<>());
    List<Document> expected =
        documents.stream().filter(document -> Filter.matches(document, query)).toList();

    assertThat(found).as(what).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(found).as(what).isSortedAccordingTo(Filter.order(sort));
    assertThat(collection.countDocuments(query)).as(what).isEqualTo(expected.size());
    assertThat(collection.find(query).into(new ArrayList<>())).as(what).hasSameSizeAs(expected);
  }

  private Document query(boolean arrays) {
    Document query = new Document();
    for (String field : some(FIELDS)) {
      query.append(field, demand(arrays && field.equals("d.e")));
    }
    return random.nextInt(4) == 0
        ? new Document("$and", List.of(query, new Document("b", demand(false))))
        : query;
  }

  /** Of two bounds on an array the library wants one element to keep both; MongoDB does not. */
  private @Nullable Object demand(boolean array) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> scalar();
      case 2 -> new Document("$in", Arrays.asList(scalar(), scalar(), scalar()));
      case 3 -> new Document(random.nextBoolean() ? "$gt" : "$lte", random.nextInt(5));
      case 4 -> new Document(random.nextBoolean() ? "$gte" : "$lt", "y");
      default ->
          array
              ? new Document("$gte", 2)
              : new Document("$gte", random.nextInt(3)).append("$lt", 2.5);
    };
  }
}
