package dev.tranche.log;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the log, or through one stream of it, from any position on, in either direction,
 * and shows each commit with its hash. At most a page of commits is in memory at a time, and each
 * page is found by an index.
 */
public final class CommitWalk {

  private static final int PAGE_COMMITS = 100;

  private final CommitLog log;
  private final MongoCollection<RawBsonDocument> commits;

  public CommitWalk(CommitLog log) {
    this.log = log;
    this.commits = log.raw();
  }

  /** The commit of this position and all after it, as long as the visitor wants to go on. */
  public void forward(@Nullable String stream, long position, Predicate<ChainedCommit> visitor) {
    long from = stream == null ? position : sequenceAt(stream, position);
    String number = numberIn(stream);
    List<RawBsonDocument> page =
        find(stream, lte(number, from), descending(number), 1).stream()
            .filter(commit -> next(commit, number) > from)
            .toList();
    long last = from;
    while (true) {
      for (RawBsonDocument commit : page) {
        if (!visitor.test(chained(commit))) {
          return;
        }
        last = first(commit, number);
      }
      page = find(stream, gt(number, last), ascending(number), PAGE_COMMITS);
      if (page.isEmpty()) {
        return;
      }
    }
  }

  /** The commit of this position and all before it, as long as the visitor wants to go on. */
  public void backward(@Nullable String stream, long position, Predicate<ChainedCommit> visitor) {
    String number = numberIn(stream);
    long from = stream == null ? position : sequenceAt(stream, position + 1) - 1;
    while (from >= 0) {
      List<RawBsonDocument> page =
          find(stream, lte(number, from), descending(number), PAGE_COMMITS);
      if (page.isEmpty()) {
        return;
      }
      for (RawBsonDocument commit : page) {
        if (!visitor.test(chained(commit))) {
          return;
        }
        from = first(commit, number) - 1;
      }
    }
  }

  /** The first sequence of the stream whose event is at the position or after it, by halving. */
  private long sequenceAt(String stream, long position) {
    OptionalLong last = log.lastSequence(stream);
    long low = 0;
    long high = last.isPresent() ? last.getAsLong() + 1 : 0;
    while (low < high) {
      long middle = (low + high) >>> 1;
      List<RawBsonDocument> holding =
          find(
              stream,
              lte(CommitCodec.FIRST_SEQUENCE, middle),
              descending(CommitCodec.FIRST_SEQUENCE),
              1);
      if (holding.isEmpty()) {
        return low;
      }
      RawBsonDocument commit = holding.getFirst();
      long at = middle - first(commit, CommitCodec.FIRST_SEQUENCE);
      if (first(commit, CommitCodec.POSITION) + at < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<RawBsonDocument> find(@Nullable String stream, Bson range, Bson order, int most) {
    return commits
        .find(stream == null ? range : and(eq(CommitCodec.STREAM, stream), range))
        .sort(order)
        .limit(most)
        .batchSize(most)
        .into(new ArrayList<>());
  }

  private static String numberIn(@Nullable String stream) {
    return stream == null ? CommitCodec.POSITION : CommitCodec.FIRST_SEQUENCE;
  }

  private static long first(RawBsonDocument commit, String number) {
    return commit.getInt64(number).getValue();
  }

  private static long next(RawBsonDocument commit, String number) {
    return first(commit, number) + commit.getInt32(CommitCodec.COUNT).getValue();
  }

  private static ChainedCommit chained(RawBsonDocument commit) {
    return new ChainedCommit(
        CommitCodec.decode(CommitCodec.bytes(commit)),
        Chain.hex(commit.getBinary(CommitCodec.HASH).getData()));
  }
}
