package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Commands of several statements, answered as MongoDB answers them: an ordered one ends at its
 * first error, and what is counted was done.
 */
final class Statements {

  private static final int NO_CHANGE_STREAMS = 40573;

  private Statements() {}

  /** The library answers with a stream that ends at once; MongoDB without replicas refuses. */
  static void refuseChangeStream(Document aggregate) {
    if (aggregate.get("pipeline") instanceof List<?> stages
        && !stages.isEmpty()
        && stages.getFirst() instanceof Document first
        && first.containsKey("$changeStream")) {
      throw new MongoServerError(
          NO_CHANGE_STREAMS,
          "Location" + NO_CHANGE_STREAMS,
          "The $changeStream stage is only supported on replica sets");
    }
  }

  /** The library counts documents that it did not insert. */
  static Document insert(Document command, UnaryOperator<Document> library) {
    Document response = library.apply(command);
    if (response.get("writeErrors") instanceof List<?> errors
        && !errors.isEmpty()
        && errors.getFirst() instanceof Document first
        && command.get("documents") instanceof List<?> documents) {
      int done = isOrdered(command) ? number(first, "index") : documents.size() - errors.size();
      response.put("n", done);
    }
    return response;
  }

  /** The library goes on behind an error, ordered or not: give it one statement at a time. */
  static Document update(Document command, UnaryOperator<Document> library) {
    if (!(command.get("updates") instanceof List<?> updates) || updates.size() < 2) {
      return library.apply(command);
    }
    int matched = 0;
    int modified = 0;
    List<Object> upserted = new ArrayList<>();
    List<Object> errors = new ArrayList<>();
    for (int i = 0; i < updates.size() && !(isOrdered(command) && !errors.isEmpty()); i++) {
      Document one = new Document(command);
      one.put("updates", List.of(updates.get(i)));
      Document response = library.apply(one);
      matched += number(response, "n");
      modified += number(response, "nModified");
      move(response.get("upserted"), i, upserted);
      move(response.get("writeErrors"), i, errors);
    }
    Document sum = new Document("n", matched).append("nModified", modified);
    if (!upserted.isEmpty()) {
      sum.put("upserted", upserted);
    }
    if (!errors.isEmpty()) {
      sum.put("writeErrors", errors);
    }
    Utils.markOkay(sum);
    return sum;
  }

  private static void move(@Nullable Object entries, int index, List<Object> to) {
    if (entries instanceof Iterable<?> list) {
      for (Object entry : list) {
        Document moved = new Document((Document) entry);
        moved.put("index", index);
        to.add(moved);
      }
    }
  }

  private static boolean isOrdered(Document command) {
    return !command.containsKey("ordered") || Utils.isTrue(command.get("ordered"));
  }

  private static int number(Document document, String field) {
    return document.get(field) instanceof Number number ? number.intValue() : 0;
  }
}
