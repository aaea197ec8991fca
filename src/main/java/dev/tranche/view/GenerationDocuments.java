package dev.tranche.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import dev.tranche.view.Folding.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The documents of one generation of a view, one a stream: {@code _id} the stream, {@code version}
 * the sequence number last applied, {@code state} its fold as JSON in bytes, and whatever fields
 * the fold adds for queries. Bytes are one field to the database, and nobody looks at each of them
 * on their way there.
 *
 * <p>A version never goes down, and a document at a version equals the fold of its stream up to
 * there; so whoever writes, and however often, a document ends equal to the fold of its stream.
 */
final class GenerationDocuments<S, E> {

  static final String VERSION = "version";
  static final String STATE = "state";

  private static final int ROWS_PER_BULK = 500;

  private final MongoCollection<Document> rows;
  private final Folding<S, E> folding;

  GenerationDocuments(MongoCollection<Document> rows, Folding<S, E> folding) {
    this.rows = rows;
    this.folding = folding;
  }

  MongoCollection<Document> rows() {
    return rows;
  }

  Folding<S, E> folding() {
    return folding;
  }

  /** Applies one event; does nothing if the document has it already. */
  void apply(String stream, long sequence, E event) {
    Document document = rows.find(eq("_id", stream)).first();
    long version = document == null ? Folding.NOTHING_APPLIED : document.getLong(VERSION);
    if (sequence > version
        && !replace(stream, version, folding.after(document, stream, sequence, event))) {
      apply(stream, sequence, event);
    }
  }

  /** Writes the fold of a whole stream, unless the document is ahead of it by now. */
  void put(String stream, Versioned<S> whole) {
    if (whole.version() == Folding.NOTHING_APPLIED) {
      return;
    }
    Document document = folding.document(stream, whole);
    Bson notAhead = and(eq("_id", stream), lte(VERSION, whole.version()));
    if (rows.replaceOne(notAhead, document).getMatchedCount() == 0) {
      raise(Map.of(stream, whole));
    }
  }

  Versioned<S> read(String stream) {
    Document document = rows.find(eq("_id", stream)).first();
    return document == null ? folding.nothing() : folding.versioned(document);
  }

  /** Those of the streams that have a document. */
  Map<String, Versioned<S>> read(Collection<String> streams) {
    Map<String, Versioned<S>> found = new HashMap<>();
    List<String> all = List.copyOf(streams);
    for (int from = 0; from < all.size(); from += ROWS_PER_BULK) {
      List<String> some = all.subList(from, Math.min(all.size(), from + ROWS_PER_BULK));
      rows.find(in("_id", some))
          .batchSize(ROWS_PER_BULK)
          .forEach(each -> found.put(each.getString("_id"), folding.versioned(each)));
    }
    return found;
  }

  /**
   * Writes, in bulk, each document whose stored version is lower, or that is not there. Most are
   * not there, and to insert is cheaper than to look first.
   */
  void raise(Map<String, Versioned<S>> streams) {
    List<Document> bulk = new ArrayList<>(ROWS_PER_BULK);
    streams.forEach(
        (stream, at) -> {
          bulk.add(folding.document(stream, at));
          if (bulk.size() == ROWS_PER_BULK) {
            raise(bulk);
            bulk.clear();
          }
        });
    if (!bulk.isEmpty()) {
      raise(bulk);
    }
  }

  private void raise(List<Document> bulk) {
    try {
      rows.insertMany(bulk, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      List<ReplaceOneModel<Document>> there = new ArrayList<>();
      for (int index : duplicates(e)) {
        Document document = bulk.get(index);
        Bson lower = and(eq("_id", document.get("_id")), lt(VERSION, document.getLong(VERSION)));
        there.add(new ReplaceOneModel<>(lower, document));
      }
      rows.bulkWrite(there, new BulkWriteOptions().ordered(false));
    }
  }

  /** Which of the documents are there already; any other failure is thrown on. */
  private static List<Integer> duplicates(MongoBulkWriteException e) {
    if (e.getWriteConcernError() != null
        || e.getWriteErrors().stream().anyMatch(error -> !isDuplicateKey(error.getCode()))) {
      throw e;
    }
    return e.getWriteErrors().stream().map(BulkWriteError::getIndex).toList();
  }

  /** Whether the document was still at the version that the change was made from. */
  private boolean replace(String stream, long from, Versioned<S> to) {
    Document document = folding.document(stream, to);
    if (from != Folding.NOTHING_APPLIED) {
      return rows.replaceOne(and(eq("_id", stream), eq(VERSION, from)), document).getMatchedCount()
          == 1;
    }
    try {
      rows.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (isDuplicateKey(e.getCode())) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isDuplicateKey(int code) {
    return ErrorCategory.fromErrorCode(code) == ErrorCategory.DUPLICATE_KEY;
  }
}
