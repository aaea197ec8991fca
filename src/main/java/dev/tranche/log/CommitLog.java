package dev.tranche.log;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The log: commits in one total order with dense positions, each chained to the one before it. What
 * {@link #append} returns is on the journals of a majority; several processes may append to one
 * log. Safe for any number of threads.
 */
public final class CommitLog implements AutoCloseable {

  static final String COLLECTION = "commits";
  static final String PACKED_COPY = "segments";
  static final String STREAM_INDEX = "stream";
  static final String KEY_INDEX = "key";

  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final int MAX_COMMIT_BYTES = 16 << 20;
  private static final int ALL_APPENDS = Integer.MAX_VALUE;

  private final MongoDatabase database;
  private final MongoCollection<RawBsonDocument> raw;
  private final MongoCollection<Commit> commits;
  private final CommitPages pages;
  private final CommitWriter writer;
  private final GroupCommit group;

  /** Holds a permit for each append that runs, so that closing can wait for them. */
  private final Semaphore appends = new Semaphore(ALL_APPENDS);

  private volatile boolean closed;

  /**
   * Opens the log of a database, and creates it where there is none.
   *
   * @throws HalfRestored where a restore was begun and not ended
   */
  public CommitLog(MongoDatabase database) {
    this(database, PATIENCE);
  }

  /**
   * @param patience how long an append is tried again while the database does not answer
   */
  CommitLog(MongoDatabase database, Duration patience) {
    LogRestore.refuseHalf(database);
    this.database = database;
    MongoCollection<Document> collection = collection(database);
    raw = collection.withDocumentClass(RawBsonDocument.class);
    commits = CommitCodec.decoded(collection);
    createIndexes(collection);
    dropPackedCopy(database);
    pages = new CommitPages(commits);
    writer = new CommitWriter(raw, patience);
    group = new GroupCommit(writer);
  }

  /** The commits, with what an acknowledged commit is written and found by. */
  static MongoCollection<Document> collection(MongoDatabase database) {
    return database
        .getCollection(COLLECTION)
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
        .withReadConcern(readConcern(database));
  }

  static void createIndexes(MongoCollection<Document> collection) {
    collection.createIndex(
        Indexes.ascending(CommitCodec.STREAM, CommitCodec.FIRST_SEQUENCE),
        new IndexOptions().name(STREAM_INDEX).unique(true));
    collection.createIndex(
        Indexes.ascending(CommitCodec.KEY),
        new IndexOptions().name(KEY_INDEX).unique(true).sparse(true));
  }

  /** Former versions kept a copy of the commits here, from which views were built anew. */
  private static void dropPackedCopy(MongoDatabase database) {
    if (database.listCollectionNames().into(new ArrayList<>()).contains(PACKED_COPY)) {
      database.getCollection(PACKED_COPY).drop();
    }
  }

  /**
   * What a majority has not got can still vanish; a server without replicas refuses to be asked.
   */
  private static ReadConcern readConcern(MongoDatabase database) {
    // The older name of "hello", which the embedded server does not know.
    Document hello = database.runCommand(new Document("isMaster", 1));
    boolean replicated = hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"));
    return replicated ? ReadConcern.MAJORITY : ReadConcern.DEFAULT;
  }

  /**
   * Records the changes and returns them with their position; blocks until a majority has them in
   * its journal. An interrupt does not stop it and stays set.
   *
   * <p>The first sequence must be one that follows a whole commit, as whoever has read the stream
   * knows it: that is what makes two writers of one stream collide.
   *
   * @throws IllegalArgumentException where what is read back would not be what was to be recorded,
   *     as of half a character: the chain is over the stored bytes, and must be over the same ones
   *     for whoever reads them
   * @throws StreamConflict when the stream has an event of that sequence already
   * @throws KeyConflict when a commit with that idempotency key is in the log already
   * @throws LogUnavailable when the database does not answer for long
   */
  public Commit append(Changes changes) {
    PendingCommit pending = new PendingCommit(changes);
    if (pending.document.length > MAX_COMMIT_BYTES) {
      throw new IllegalArgumentException(
          "The events of one command for %s take %d bytes; one commit holds at most %d"
              .formatted(changes.stream(), pending.document.length, MAX_COMMIT_BYTES));
    }
    if (!CommitCodec.decode(pending.document).changes().equals(changes)) {
      throw new IllegalArgumentException(
          "The events of one command for %s cannot be stored as they are: a text in them has no"
                  .formatted(changes.stream())
              + " form in UTF-8. Nothing was recorded");
    }
    if (!appends.tryAcquire()) {
      throw closedException();
    }
    try {
      if (closed) {
        throw closedException();
      }
      group.write(pending);
    } finally {
      appends.release();
    }
    return pending.result();
  }

  private static IllegalStateException closedException() {
    return new IllegalStateException("The log is closed; nothing was recorded");
  }

  /** Where the log ends now. */
  public Head head() {
    return Tail.of(raw).head();
  }

  /**
   * At most {@code limit} commits in order of position, from the one that holds {@code position}
   * on, and fewer only where the log ends; one more where the position lies inside a commit.
   */
  public List<Commit> read(long position, int limit) {
    return pages.read(position, limit);
  }

  /** As {@link #read}, for the commits of one stream by sequence. */
  public List<Commit> readStream(String stream, long sequence, int limit) {
    return pages.readStream(stream, sequence, limit);
  }

  /**
   * The commits of a range of streams that start from one position on and before another, stream by
   * stream, each in its order.
   *
   * @param first the first stream; null for that of the log
   * @param end the first one behind the range; null for none
   */
  List<Commit> readStreams(@Nullable String first, @Nullable String end, long from, long to) {
    return pages.readStreams(first, end, from, to);
  }

  /** The commits that hold positions from one on and before another, in order of position. */
  List<Commit> readRange(long from, long to) {
    return pages.readRange(from, to);
  }

  /**
   * At most {@code limit} commits as their bytes are stored, in order of position, from the first
   * that starts at {@code position} or behind it.
   */
  public List<StoredCommit> readStored(long position, int limit) {
    return readRaw(position, limit).stream().map(StoredCommit::of).toList();
  }

  /** The hash of the commit that ends before a position; empty where none ends there. */
  public Optional<String> hashBefore(long position) {
    return readRawBefore(position, 1).stream()
        .map(Tail::after)
        .filter(end -> end.next() == position)
        .map(end -> end.head().hash())
        .findFirst();
  }

  /** Sequence of the last event of a stream; empty for a stream that is not there. */
  public OptionalLong lastSequence(String stream) {
    RawBsonDocument last =
        raw.find(eq(CommitCodec.STREAM, stream))
            .sort(descending(CommitCodec.FIRST_SEQUENCE))
            .projection(include(CommitCodec.FIRST_SEQUENCE, CommitCodec.COUNT))
            .limit(1)
            .first();
    return last == null
        ? OptionalLong.empty()
        : OptionalLong.of(
            last.getInt64(CommitCodec.FIRST_SEQUENCE).getValue()
                + last.getInt32(CommitCodec.COUNT).getValue()
                - 1);
  }

  /** The commit of the command that was sent with an idempotency key. */
  public Optional<Commit> findByKey(String key) {
    @Nullable Commit found = commits.find(eq(CommitCodec.KEY, key)).first();
    return Optional.ofNullable(found);
  }

  MongoDatabase database() {
    return database;
  }

  MongoCollection<RawBsonDocument> raw() {
    return raw;
  }

  /** The stored commits as they are, unread, from a position on. */
  List<RawBsonDocument> readRaw(long position, int limit) {
    return raw.find(gte(CommitCodec.POSITION, position))
        .sort(ascending(CommitCodec.POSITION))
        .limit(limit)
        .batchSize(limit)
        .into(new ArrayList<>());
  }

  /** The stored commits that start before a position, the latest first. */
  List<RawBsonDocument> readRawBefore(long position, int limit) {
    return raw.find(lt(CommitCodec.POSITION, position))
        .sort(descending(CommitCodec.POSITION))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /**
   * Takes no more appends and waits for those that run, so that nothing is left half acknowledged.
   * While the database does not answer, they fail at their next error instead of trying on.
   */
  @Override
  public void close() {
    closed = true;
    writer.stopWaiting();
    appends.acquireUninterruptibly(ALL_APPENDS);
    appends.release(ALL_APPENDS);
  }
}
