package dev.tranche.log;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads commits in pages, each in one query where it can be: a page begins with the commit that
 * holds a number, and most commits hold one event, so asking from the number before finds it.
 */
final class CommitPages {

  private static final int COMMITS_A_BATCH = 1000;

  private static final Numbering POSITIONS =
      new Numbering(CommitCodec.POSITION, Commit::position, Commit::lastPosition);
  private static final Numbering SEQUENCES =
      new Numbering(
          CommitCodec.FIRST_SEQUENCE,
          commit -> commit.changes().firstSequence(),
          commit -> commit.changes().lastSequence());

  private final MongoCollection<Commit> commits;

  /** How events are counted: in the whole log or in one stream. */
  private record Numbering(
      String field, ToLongFunction<Commit> first, ToLongFunction<Commit> last) {}

  CommitPages(MongoCollection<Commit> commits) {
    this.commits = commits;
  }

  List<Commit> read(long position, int limit) {
    return page(POSITIONS, range -> range, position, limit);
  }

  List<Commit> readStream(String stream, long sequence, int limit) {
    return page(SEQUENCES, range -> and(eq(CommitCodec.STREAM, stream), range), sequence, limit);
  }

  List<Commit> readRange(long from, long to) {
    return page(
        POSITIONS,
        range -> and(range, lt(CommitCodec.POSITION, to)),
        from,
        Math.toIntExact(to - from));
  }

  List<Commit> readStreams(@Nullable String first, @Nullable String end, long from, long to) {
    List<Bson> within = new ArrayList<>();
    within.add(gte(CommitCodec.POSITION, from));
    within.add(lt(CommitCodec.POSITION, to));
    if (first != null) {
      within.add(gte(CommitCodec.STREAM, first));
    }
    if (end != null) {
      within.add(lt(CommitCodec.STREAM, end));
    }
    return commits
        .find(and(within))
        .sort(ascending(CommitCodec.STREAM, CommitCodec.FIRST_SEQUENCE))
        .hintString(CommitLog.STREAM_INDEX)
        .batchSize(COMMITS_A_BATCH)
        .into(new ArrayList<>());
  }

  private List<Commit> page(Numbering numbers, UnaryOperator<Bson> within, long from, int limit) {
    Bson range = within.apply(gte(numbers.field, Math.max(0, from - 1)));
    List<Commit> page = find(range, numbers, limit + 1);
    if (!page.isEmpty() && numbers.last.applyAsLong(page.getFirst()) < from) {
      page.removeFirst();
    } else if (from > 0 && (page.isEmpty() || numbers.first.applyAsLong(page.getFirst()) > from)) {
      Commit before =
          commits
              .find(within.apply(lt(numbers.field, from)))
              .sort(descending(numbers.field))
              .limit(1)
              .first();
      if (before != null && numbers.last.applyAsLong(before) >= from) {
        page.addFirst(before);
      }
    }
    boolean inside = !page.isEmpty() && numbers.first.applyAsLong(page.getFirst()) < from;
    return page.subList(0, Math.min(page.size(), inside ? limit + 1 : limit));
  }

  private List<Commit> find(Bson range, Numbering numbers, int most) {
    return commits
        .find(range)
        .sort(ascending(numbers.field))
        .limit(most)
        .batchSize(most)
        .into(new ArrayList<>());
  }
}
