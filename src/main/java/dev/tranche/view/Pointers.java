package dev.tranche.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pointers of all views, one document each. What {@link #get} returns is never older than
 * {@link #maxAge}: whoever has waited that long after a change knows that every process sees it.
 */
final class Pointers {

  static final Duration MAX_AGE = Duration.ofMillis(500);

  /**
   * A log of so many events is read in bulk where a view is new. Event by event they would take as
   * long as a rebuild needs at least, some seconds; twice as many would take twice that.
   */
  static final long LONG_LOG = 10_000;

  private static final String COLLECTION = "views";

  private final MongoDatabase database;
  private final MongoCollection<Document> documents;
  private final JsonMapper json;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /**
   * @param nanos from before it was read, so that it was so at that time or later
   */
  private record Seen(Pointer pointer, long nanos) {}

  Pointers(MongoDatabase database, JsonMapper json) {
    this.database = database;
    this.documents =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.json = json;
  }

  Duration maxAge() {
    return MAX_AGE;
  }

  /**
   * Makes the pointer of a view that has none.
   *
   * @param head the position that comes after the last event
   */
  void open(String view, int shape, LongSupplier head) {
    if (find(view) != null) {
      return;
    }
    try {
      documents.insertOne(document(first(view, shape, head.getAsLong())));
    } catch (MongoWriteException e) {
      // Another process was faster, and has found the same.
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  /**
   * A collection of the view's own name was kept before there were generations: it becomes the
   * first one as it is. Otherwise there is nothing yet. What a long log holds is then not waited
   * for event by event: the view follows from here on, and is built up to here as one of a changed
   * shape is.
   */
  private Pointer first(String view, int shape, long head) {
    if (database.listCollectionNames().into(new ArrayList<>()).contains(view)) {
      return Pointer.first(view, View.FIRST_SHAPE, view);
    }
    return head < LONG_LOG ? Pointer.first(view, shape, view + "-1") : Pointer.notBuilt(view, head);
  }

  /** The pointer as it was at most {@link #maxAge} ago. */
  Pointer get(String view) {
    Seen last = seen.get(view);
    return last != null && System.nanoTime() - last.nanos < MAX_AGE.toNanos()
        ? last.pointer
        : now(view);
  }

  /** The pointer as it is now. */
  Pointer now(String view) {
    long nanos = System.nanoTime();
    Pointer found = find(view);
    if (found == null) {
      throw new IllegalStateException("The pointer of the view %s is gone".formatted(view));
    }
    return see(found, nanos);
  }

  /** Changes the pointer from what it is now; what the change throws leaves it as it is. */
  Pointer change(String view, UnaryOperator<Pointer> change) {
    while (true) {
      long nanos = System.nanoTime();
      Pointer before = now(view);
      Pointer after = change.apply(before).revised();
      long matched =
          documents
              .replaceOne(and(eq("_id", view), eq("revision", before.revision())), document(after))
              .getMatchedCount();
      if (matched == 1) {
        return see(after, nanos);
      }
    }
  }

  private Pointer see(Pointer pointer, long nanos) {
    Seen fresh = new Seen(pointer, nanos);
    return seen.merge(
            pointer.view(),
            fresh,
            (old, now) -> old.pointer.revision() > now.pointer.revision() ? old : now)
        .pointer;
  }

  /**
   * Drops the collections of generations that are listed no more. Those with a number that was not
   * given yet are left alone: somebody may just be adding it.
   */
  void sweep(String view) {
    List<String> kept = database.listCollectionNames().into(new ArrayList<>());
    Pointer pointer = now(view);
    List<String> listed =
        pointer.generations().stream().map(Pointer.Generation::collection).toList();
    for (int number = 1; number < pointer.next(); number++) {
      String collection = view + "-" + number;
      if (kept.contains(collection) && !listed.contains(collection)) {
        database.getCollection(collection).drop();
      }
    }
    if (kept.contains(view) && !listed.contains(view)) {
      database.getCollection(view).drop();
    }
  }

  private @Nullable Pointer find(String view) {
    Document found = documents.find(eq("_id", view)).first();
    return found == null ? null : json.readValue(found.toJson(), Pointer.class);
  }

  private Document document(Pointer pointer) {
    Document document = new Document("_id", pointer.view());
    document.putAll(Document.parse(json.writeValueAsString(pointer)));
    return document;
  }
}
