package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregation asks of its collection before its stages run: the filter of a leading {@code
 * $match}, which still runs, so that an index can serve it; and copies where a stage would change
 * the stored documents.
 */
record Pushdown(String collection, Document match, boolean copies) {

  private static final ThreadLocal<@Nullable Pushdown> CURRENT = new ThreadLocal<>();

  /** Takes hold for what the current thread does until {@link #clear()}. */
  static void begin(String command, Document query) {
    if (command.equalsIgnoreCase("aggregate") && query.get("pipeline") instanceof List<?> stages) {
      Object first = stages.isEmpty() ? null : stages.getFirst();
      Document match =
          first instanceof Document stage && stage.get("$match") instanceof Document filter
              ? filter
              : new Document();
      boolean copies = stages.toString().contains("$addFields"); // it writes into subdocuments
      CURRENT.set(new Pushdown(String.valueOf(query.get(command)), match, copies));
    }
  }

  static void clear() {
    CURRENT.remove();
  }

  /** What was asked of this collection; only the first to ask gets it. */
  static @Nullable Pushdown take(String collection) {
    Pushdown pushdown = CURRENT.get();
    if (pushdown == null || !pushdown.collection().equals(collection)) {
      return null;
    }
    CURRENT.remove();
    return pushdown;
  }
}
