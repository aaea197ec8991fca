package dev.tranche.log;

import dev.tranche.view.BulkEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.RawBsonDocument;

/**
 * Reads the log in bulk: commits are set apart as they are stored, and only what is asked of a part
 * is decoded, by whoever asks.
 */
public final class BulkCommits implements BulkEvents {

  /** Where the log is looked at before it is read, and how many commits each time. */
  private static final int LOOKS = 100;

  private static final int COMMITS_A_LOOK = 50;

  private final CommitLog log;
  private final LogStorageEngine engine;
  private final Segments segments;

  public BulkCommits(CommitLog log, LogStorageEngine engine) {
    this(log, engine, new Segments(log));
  }

  BulkCommits(CommitLog log, LogStorageEngine engine, Segments segments) {
    this.log = log;
    this.engine = engine;
    this.segments = segments;
  }

  @Override
  public long head() {
    return log.head().position();
  }

  @Override
  public Parts setApart(long from, long to, int parts, LongConsumer reached) {
    String[] firsts = firsts(from, to, parts);
    Spill spill = new Spill(parts);
    try {
      long next = from;
      for (RawCommit commit : (Iterable<RawCommit>) pages(from, to)::iterator) {
        if (commit.position() != next) {
          throw new IllegalStateException(
              "The log has no commit at position %d; the next is at %d"
                  .formatted(next, commit.position()));
        }
        next = commit.nextPosition();
        spill.add(part(commit.heading().stream(), firsts), commit.bytes());
        reached.accept(next);
      }
      return new Spilled(spill);
    } catch (RuntimeException e) { // whatever it is, the file goes
      spill.close();
      throw e;
    }
  }

  /**
   * With which stream each part but the first begins, so that they are about as large. Streams that
   * are neighbours by name come into one part: a database whose rows are written in their order is
   * written page by page, and each page once.
   */
  private String[] firsts(long from, long to, int parts) {
    if (parts == 1) {
      return new String[0];
    }
    List<String> sample = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      for (RawBsonDocument commit :
          log.readRaw(from + (to - from) * look / LOOKS, COMMITS_A_LOOK)) {
        sample.add(RawCommit.of(commit).heading().stream());
      }
    }
    sample.sort(Comparator.naturalOrder());
    String[] firsts = new String[parts - 1];
    for (int part = 1; part < parts; part++) {
      firsts[part - 1] = sample.get(Math.toIntExact((long) sample.size() * part / parts));
    }
    return firsts;
  }

  private static int part(String stream, String[] firsts) {
    int found = Arrays.binarySearch(firsts, stream);
    return found < 0 ? -found - 1 : found + 1;
  }

  private Stream<RawCommit> pages(long from, long to) {
    long first = segments.numberOf(from);
    long last = segments.numberOf(to - 1);
    return StreamSupport.stream(
        new ReadAhead<>(
            page ->
                new ReadAhead.Page<>(segments.read(first + page, from, to), first + page >= last)),
        false);
  }

  /** Parts of the log in a file. */
  private final class Spilled implements Parts {

    private final Spill spill;

    Spilled(Spill spill) {
      this.spill = spill;
    }

    @Override
    public Stream<? extends DomainEventMessage<?>> events(int part) {
      List<LoggedEvent> events = new ArrayList<>();
      spill.forEach(
          part,
          document -> {
            Commit commit = CommitFields.decode(document);
            for (int i = 0; i < commit.changes().events().size(); i++) {
              events.add(new LoggedEvent(commit, i));
            }
          });
      return engine.messages(events.stream());
    }

    @Override
    public void close() {
      spill.close();
    }
  }
}
