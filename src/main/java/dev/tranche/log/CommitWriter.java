package dev.tranche.log;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ReadConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of commits at the tail of the log, so that positions stay dense and the chain
 * whole whoever else writes. One thread at a time.
 *
 * <p>A commit taken position or an answer that never came leads to the same question, what is in
 * the log now; so both forget the tail, and the next attempt reads it and keeps what it finds. An
 * insert whose answer was lost and that arrives late can do no harm: its first position is taken by
 * then, or it is the same commit.
 */
final class CommitWriter {

  private static final Pattern INDEX_NAME = Pattern.compile(" index: (\\S+)");
  private static final String ID_INDEX = "_id_";

  private final MongoCollection<RawBsonDocument> commits;
  private final Duration patience;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Turns turns = new Turns();
  private @Nullable Tail tail;
  private long takenPosition = -1;

  /**
   * @param commits with the write concern of an acknowledged commit, and the read concern under
   *     which a commit counts as found
   */
  CommitWriter(MongoCollection<RawBsonDocument> commits, Duration patience) {
    this.commits = commits;
    this.patience = patience;
  }

  /** Ends the pauses of an outage: what is being tried fails at its next error. */
  void stopWaiting() {
    closing.countDown();
  }

  /** Leaves other processes their turn; what queues up meanwhile goes into the next batch. */
  void awaitTurn() {
    Tail mine = tail;
    if (mine != null) {
      try {
        tail = turns.afterOthers(mine, () -> Tail.of(commits));
      } catch (RuntimeException e) { // whatever it is, the next attempt meets it and tells it
        tail = null;
      }
    }
  }

  /** Returns when every commit of the batch is settled. */
  void write(List<PendingCommit> batch) {
    Patience left = new Patience(patience, closing);
    try {
      for (List<PendingCommit> rest = batch; !rest.isEmpty(); rest = unsettled(batch)) {
        attempt(rest, left);
      }
    } catch (RuntimeException e) { // whatever it is, each who waits is told
      giveUp(batch, e);
    } catch (Error e) {
      giveUp(batch, e);
      throw e;
    } finally {
      left.restoreInterrupt();
    }
  }

  private void giveUp(List<PendingCommit> batch, Throwable cause) {
    tail = null;
    for (PendingCommit commit : unsettled(batch)) {
      String fate =
          commit.isUnsure() ? "It is not known whether it was recorded" : "Nothing was recorded";
      commit.failed(
          new LogUnavailable(
              "The log could not be written for %s: %s. %s."
                  .formatted(commit.changes.stream(), cause.getMessage(), fate),
              cause));
    }
  }

  private void attempt(List<PendingCommit> batch, Patience left) {
    try {
      List<PendingCommit> missing = batch;
      Tail from = tail;
      if (from == null) {
        from = readTail(left);
        missing = settleFound(batch);
      }
      if (!missing.isEmpty()) {
        insert(missing, from, left);
      }
    } catch (MongoException e) {
      if (isRefusal(e) || left.isOver()) {
        throw e;
      }
      tail = null;
      left.pause();
    }
  }

  private void insert(List<PendingCommit> batch, Tail from, Patience left) {
    Tail end = from;
    List<RawBsonDocument> documents = new ArrayList<>(batch.size());
    for (PendingCommit commit : batch) {
      commit.place(end);
      end = commit.tail();
      documents.add(new RawBsonDocument(commit.document));
    }
    long start = System.nanoTime();
    try {
      commits.insertMany(documents); // ordered: stops at the first error
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().isEmpty() || e.getWriteConcernError() != null) {
        batch.forEach(PendingCommit::markUnsure);
        throw e;
      }
      // Whatever counts the answer carries, what lies before the first error is written and what
      // lies behind is not.
      BulkWriteError error = e.getWriteErrors().getFirst();
      List<PendingCommit> written = batch.subList(0, error.getIndex());
      tail = written.isEmpty() ? from : written.getLast().tail();
      written.forEach(PendingCommit::recorded);
      afterWriteError(batch.get(error.getIndex()), error, e, left);
      return;
    } catch (MongoException e) {
      batch.forEach(PendingCommit::markUnsure);
      throw e;
    }
    turns.wrote(System.nanoTime() - start);
    tail = end;
    batch.forEach(PendingCommit::recorded);
  }

  private void afterWriteError(
      PendingCommit commit, BulkWriteError error, MongoException cause, Patience left) {
    if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
      commit.failed(
          new LogUnavailable(
              "The database refused a commit of %s: %s. Nothing was recorded."
                  .formatted(commit.changes.stream(), error.getMessage()),
              cause));
      return;
    }
    String index = violatedIndex(error);
    if (index.equals(ID_INDEX)) { // another process took the position
      takenPosition = tail == null ? -1 : tail.next();
      tail = null;
      turns.collided();
    } else if (commit.isUnsure() && isOurs(commit)) { // there, but not yet at a majority
      tail = null;
      left.pause();
    } else if (index.equals(CommitLog.KEY_INDEX)) {
      commit.failed(new KeyConflict(commit.changes));
    } else {
      commit.failed(new StreamConflict(commit.changes));
    }
  }

  private static String violatedIndex(BulkWriteError error) {
    Matcher name = INDEX_NAME.matcher(error.getMessage());
    return name.find() ? name.group(1) : "";
  }

  private Tail readTail(Patience left) {
    Tail found = Tail.of(commits);
    if (found.next() == takenPosition) { // taken, but not yet at a majority
      left.pause();
    }
    return found;
  }

  /** Settles what an earlier attempt without an answer did write, and returns the rest. */
  private List<PendingCommit> settleFound(List<PendingCommit> batch) {
    for (PendingCommit commit : batch) {
      if (commit.isUnsure()) {
        RawBsonDocument stored = find(commits, commit);
        if (stored != null && isSame(stored, commit)) {
          commit.recordedAt(stored.getInt64(CommitCodec.POSITION).getValue());
        }
      }
    }
    return unsettled(batch);
  }

  private boolean isOurs(PendingCommit commit) {
    RawBsonDocument stored = find(commits.withReadConcern(ReadConcern.LOCAL), commit);
    return stored != null && isSame(stored, commit);
  }

  private static @Nullable RawBsonDocument find(
      MongoCollection<RawBsonDocument> commits, PendingCommit commit) {
    return commits
        .find(
            and(
                eq(CommitCodec.STREAM, commit.changes.stream()),
                eq(CommitCodec.FIRST_SEQUENCE, commit.changes.firstSequence())))
        .first();
  }

  /** Event ids are part of the content, so that equal content means the same command. */
  private static boolean isSame(RawBsonDocument stored, PendingCommit commit) {
    return Arrays.equals(CommitCodec.contentDigest(CommitCodec.bytes(stored)), commit.digest);
  }

  private static boolean isRefusal(MongoException e) {
    return (e instanceof MongoCommandException || e instanceof MongoSecurityException)
        && !e.hasErrorLabel("RetryableWriteError");
  }

  private static List<PendingCommit> unsettled(List<PendingCommit> batch) {
    return batch.stream().filter(commit -> !commit.isSettled()).toList();
  }
}
