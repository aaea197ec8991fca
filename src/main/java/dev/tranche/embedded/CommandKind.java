package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a command needs around it. */
enum CommandKind {

  /** Nothing: stored documents do not change under a reader. */
  READ,

  /** A place in the journal. */
  WRITE,

  /** The whole store for itself, and a checkpoint behind it. */
  CATALOG;

  private static final Set<String> MAJORITY_LEVELS = Set.of("majority", "linearizable", "snapshot");

  static CommandKind of(String command, Document query) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "insert", "update", "delete", "findandmodify" -> WRITE;
      case "create", "createindexes", "drop", "dropindexes", "dropdatabase", "renamecollection" ->
          CATALOG;
      case "aggregate" -> writesCollection(query) ? CATALOG : READ;
      default -> READ;
    };
  }

  private static boolean writesCollection(Document query) {
    return query.get("pipeline") instanceof List<?> stages
        && !stages.isEmpty()
        && stages.getLast() instanceof Document last
        && (last.containsKey("$out") || last.containsKey("$merge"));
  }

  /** Whether a write waits for the disk itself. */
  static boolean wantsDisk(Document query) {
    return query.get("writeConcern") instanceof Document concern
        && (Utils.isTrue(concern.get("j")) || "majority".equals(concern.get("w")));
  }

  /** Whether a read shows only what a crash cannot take away. */
  static boolean readsMajority(Document query) {
    return query.get("readConcern") instanceof Document concern
        && concern.get("level") instanceof String level
        && MAJORITY_LEVELS.contains(level);
  }

  /** Gives documents to be inserted their id, as their first field, as MongoDB does. */
  static Document withIds(String command, Document query) {
    if (command.equalsIgnoreCase("insert")
        && query.get("documents") instanceof Collection<?> documents) {
      List<Document> complete = new ArrayList<>(documents.size());
      documents.forEach(document -> complete.add(withId((Document) document)));
      query.put("documents", complete);
    }
    return query;
  }

  private static Document withId(Document document) {
    if (!document.isEmpty() && document.keySet().iterator().next().equals("_id")) {
      return document;
    }
    Object id = document.containsKey("_id") ? document.get("_id") : new ObjectId();
    Document complete = new Document("_id", id);
    document.forEach(complete::putIfAbsent);
    return complete;
  }
}
