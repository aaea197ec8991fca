package dev.tranche.log;

import dev.tranche.view.BulkEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log in bulk, stream by stream: the index that keeps each stream's commits in order sets
 * them apart, and a part is read and decoded by whoever asks for it.
 */
public final class BulkCommits implements BulkEvents {

  /** Where the log is looked at before it is read, and how many commits each time. */
  private static final int LOOKS = 100;

  private static final int COMMITS_A_LOOK = 50;

  private final CommitLog log;
  private final LogStorageEngine engine;

  public BulkCommits(CommitLog log, LogStorageEngine engine) {
    this.log = log;
    this.engine = engine;
  }

  @Override
  public long head() {
    return log.head().position();
  }

  @Override
  public Parts setApart(long from, long to, int parts) {
    return new StreamRanges(from, to, firsts(from, to, parts));
  }

  /**
   * With which stream each part but the first begins, so that they are about as large. Streams that
   * are neighbours by name come into one part: a database whose rows are written in their order is
   * written page by page, and each page once.
   */
  private List<String> firsts(long from, long to, int parts) {
    List<String> firsts = new ArrayList<>();
    if (parts > 1) {
      List<String> sample = new ArrayList<>();
      for (int look = 0; look < LOOKS; look++) {
        for (RawBsonDocument commit :
            log.readRaw(from + (to - from) * look / LOOKS, COMMITS_A_LOOK)) {
          sample.add(commit.getString(CommitCodec.STREAM).getValue());
        }
      }
      sample.sort(Comparator.naturalOrder());
      for (int part = 1; part < parts; part++) {
        firsts.add(sample.get(Math.toIntExact((long) sample.size() * part / parts)));
      }
    }
    return firsts;
  }

  /** The commits between two positions, a range of streams in each part. */
  private final class StreamRanges implements Parts {

    private final long from;
    private final long to;
    private final List<String> firsts;
    private final AtomicLong found = new AtomicLong();
    private final AtomicInteger unread;

    StreamRanges(long from, long to, List<String> firsts) {
      this.from = from;
      this.to = to;
      this.firsts = firsts;
      this.unread = new AtomicInteger(firsts.size() + 1);
    }

    @Override
    public Stream<? extends DomainEventMessage<?>> events(int part) {
      List<LoggedEvent> events = new ArrayList<>();
      for (Commit commit : commits(part)) {
        for (int i = 0; i < commit.changes().events().size(); i++) {
          events.add(new LoggedEvent(commit, i));
        }
      }
      checkNoneIsMissing(found.addAndGet(events.size()));
      return engine.messages(events.stream());
    }

    /** Few are found by their positions: the streams of all the log are many more. */
    private List<Commit> commits(int part) {
      if (firsts.isEmpty()) {
        return log.readRange(from, to);
      }
      @Nullable String first = part == 0 ? null : firsts.get(part - 1);
      @Nullable String end = part == firsts.size() ? null : firsts.get(part);
      return log.readStreams(first, end, from, to);
    }

    /** Positions are dense: so many events as lie between two are in all parts together. */
    private void checkNoneIsMissing(long events) {
      if (unread.decrementAndGet() == 0 && events != to - from) {
        throw new IllegalStateException(
            "The log holds %d events from position %d on and before %d, where there must be %d"
                .formatted(events, from, to, to - from));
      }
    }
  }
}
