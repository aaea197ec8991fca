package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Commands on indexes where the library would do something else than it was asked. */
final class IndexCommands {

  private static final int CANNOT_CREATE_INDEX = 67;
  private static final Set<String> UNSUPPORTED = Set.of("partialFilterExpression", "collation");

  private IndexCommands() {}

  /** An index that would find or refuse other documents than the one asked for is not made. */
  static void refuseUnsupported(Document command) {
    if (command.get("indexes") instanceof Collection<?> indexes) {
      for (Object index : indexes) {
        Document description = (Document) index;
        for (String option : UNSUPPORTED) {
          if (description.containsKey(option)) {
            throw refused(description, option);
          }
        }
        if (description.get("key") instanceof Document key) {
          key.forEach(
              (field, kind) -> {
                if (!(kind instanceof Number) || field.contains("$**")) {
                  throw refused(description, field + ": " + kind);
                }
              });
        }
      }
    }
  }

  private static MongoServerError refused(Document index, String what) {
    return new MongoServerError(
        CANNOT_CREATE_INDEX,
        "CannotCreateIndex",
        "The embedded server has no such index: "
            + index.get("name")
            + " with "
            + what
            + ". It knows ascending and descending fields, unique and sparse.");
  }

  /**
   * By name the library forgets the indexes of that name in all collections, and with {@code "*"}
   * it looks in this collection for those of all others: name the keys instead.
   */
  static Document drop(
      Document command, List<Document> descriptions, UnaryOperator<Document> library) {
    Object wanted = command.get("index");
    if (wanted instanceof Document) {
      return library.apply(command);
    }
    Document response = new Document();
    for (String name : names(wanted, descriptions)) {
      Document key = key(name, descriptions);
      if (key == null) {
        throw new IndexNotFoundException("index not found with name [" + name + "]");
      }
      Document byKey = new Document(command);
      byKey.put("index", key);
      response = library.apply(byKey);
    }
    response.put("nIndexesWas", descriptions.size());
    Utils.markOkay(response);
    return response;
  }

  private static List<String> names(@Nullable Object wanted, List<Document> descriptions) {
    if ("*".equals(wanted)) {
      return descriptions.stream()
          .map(description -> String.valueOf(description.get("name")))
          .filter(name -> !name.equals("_id_"))
          .toList();
    }
    return wanted instanceof Collection<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(wanted));
  }

  private static @Nullable Document key(String name, List<Document> descriptions) {
    for (Document description : descriptions) {
      if (name.equals(description.get("name"))) {
        return (Document) description.get("key");
      }
    }
    return null;
  }
}
