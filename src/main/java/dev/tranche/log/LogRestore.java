package dev.tranche.log;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.tranche.log.Verification.Break;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Writes the commits of a whole log, byte for byte as they were, into a database that holds none.
 * From the first commit to the last a note in the database says that it is not whole; as long as it
 * is there, nobody can open the log, and only the same restore goes on.
 */
public final class LogRestore {

  private static final String NOTES = "restores";
  private static final String LOG = "log";
  private static final String POSITION = "position";
  private static final String HASH = "hash";

  /** A restore of which nothing but its begin is noted. */
  private static final Bson MARK = and(eq("_id", LOG), exists(POSITION, false));

  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_COMMITS = 1000;

  private final MongoCollection<Document> notes;
  private final MongoCollection<Document> commits;
  private final Head wanted;
  private final Head found;
  private final ChainCheck chain = new ChainCheck();
  private final List<RawBsonDocument> batch = new ArrayList<>();
  private int batchBytes;

  /**
   * Begins, or goes on with what was interrupted.
   *
   * @param wanted where the log ends once all of it is restored
   * @throws RestoreRefused where there is a log already, or half of another one
   */
  public LogRestore(MongoDatabase database, Head wanted) {
    this.wanted = wanted;
    commits = CommitLog.collection(database);
    notes = notes(database);
    found = Tail.of(commits.withDocumentClass(RawBsonDocument.class)).head();
    mark(database);
    Document note = note(wanted);
    notes.replaceOne(MARK, note);
    Document begun = notes.find(eq("_id", LOG)).first();
    if (begun == null) {
      throw new RestoreRefused("Somebody else has ended a restore into this log meanwhile.");
    }
    if (!begun.equals(note)) {
      throw new RestoreRefused(
          "A restore of another log was begun here and not ended, one that ends at %s; begin with"
                  .formatted(begun.get(POSITION))
              + " an empty database.");
    }
    CommitLog.createIndexes(commits);
  }

  /**
   * Notes that a restore begins, before the pack is even read: what is killed from now on leaves no
   * database that opens as an empty book. Where one was begun already, nothing changes.
   *
   * @throws RestoreRefused where there is a log already, or something else
   */
  public static void mark(MongoDatabase database) {
    if (notes(database).find(eq("_id", LOG)).first() != null) {
      return;
    }
    Head head =
        Tail.of(CommitLog.collection(database).withDocumentClass(RawBsonDocument.class)).head();
    if (head.position() > 0) {
      throw new RestoreRefused(
          "There is a log with %d events here; a log is restored into an empty installation only."
              .formatted(head.position()));
    }
    refuseLeftovers(database);
    notes(database).insertOne(new Document("_id", LOG));
  }

  /** Takes the note back where no commit was written since {@link #mark}. */
  public static void unmark(MongoDatabase database) {
    MongoCollection<Document> notes = notes(database);
    if (notes.deleteOne(MARK).getDeletedCount() > 0) {
      notes.drop();
    }
  }

  /** Views and positions of another log would be taken for those of this one. */
  private static void refuseLeftovers(MongoDatabase database) {
    List<String> left = new ArrayList<>();
    for (String name : database.listCollectionNames()) {
      if (!name.equals(CommitLog.COLLECTION)
          && !name.equals(NOTES)
          && !name.startsWith("system.")
          && database.getCollection(name).find().first() != null) {
        left.add(name);
      }
    }
    if (!left.isEmpty()) {
      throw new RestoreRefused(
          "This installation is not empty, it has been used: there are %s. Restore into an empty"
                  .formatted(String.join(", ", left.stream().sorted().toList()))
              + " folder or database.");
    }
  }

  /** Throws {@link HalfRestored} where a restore has not ended. */
  static void refuseHalf(MongoDatabase database) {
    if (notes(database).find(eq("_id", LOG)).first() != null) {
      throw new HalfRestored();
    }
  }

  private static MongoCollection<Document> notes(MongoDatabase database) {
    return database
        .getCollection(NOTES)
        .withWriteConcern(CommitLog.collection(database).getWriteConcern());
  }

  private static Document note(Head head) {
    return new Document("_id", LOG).append(POSITION, head.position()).append(HASH, head.hash());
  }

  /** Number of events that were there when this began, from an interrupted restore. */
  public long begunAt() {
    return found.position();
  }

  /**
   * Takes the next commit of the log, from the first on; those that are there already are compared.
   *
   * @throws RestoreRefused where it does not follow, or something else is in its place
   */
  public void add(ChainedCommit commit) {
    Optional<Break> broken = chain.on(commit);
    if (broken.isPresent()) {
      throw new RestoreRefused("This log cannot be restored: %s".formatted(broken.get()));
    }
    long next = commit.commit().nextPosition();
    if (next == found.position() && !commit.hash().equals(found.hash())) {
      throw new RestoreRefused(
          "The half of a log that is here is not of this one: at %d it has another hash."
              .formatted(next));
    }
    if (next <= found.position()) {
      return;
    }
    byte[] document = ChainCheck.document(commit);
    batch.add(new RawBsonDocument(document));
    batchBytes += document.length;
    if (batch.size() == MOST_COMMITS || batchBytes >= MOST_BYTES) {
      write();
    }
  }

  private void write() {
    try {
      commits.withDocumentClass(RawBsonDocument.class).insertMany(batch);
    } catch (MongoBulkWriteException e) {
      if (!e.getWriteErrors().isEmpty()) {
        throw new RestoreRefused(
            "Somebody else writes to this log: %s"
                .formatted(e.getWriteErrors().getFirst().getMessage()));
      }
      throw e;
    }
    batch.clear();
    batchBytes = 0;
  }

  /**
   * Ends the restore: from now on the log can be opened.
   *
   * @throws RestoreRefused where the log does not end as it was to end
   */
  public void end() {
    if (!batch.isEmpty()) {
      write();
    }
    Head head = Tail.of(commits.withDocumentClass(RawBsonDocument.class)).head();
    if (!chain.head().equals(wanted) || !head.equals(wanted)) {
      throw new RestoreRefused(
          "What was restored ends otherwise than what was wanted: %s, and not %s."
              .formatted(head, wanted));
    }
    notes.deleteOne(eq("_id", LOG));
  }
}
