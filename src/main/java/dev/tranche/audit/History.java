package dev.tranche.audit;

import dev.tranche.audit.EventReader.Shown;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.log.ChainedCommit;
import dev.tranche.log.CommitLog;
import dev.tranche.log.CommitWalk;
import dev.tranche.log.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads back what was recorded, in the order in which it was. */
@Component
public class History {

  /** So many events are looked at for one page, whether they match or not. */
  public static final int MOST_LOOKED_AT = 10_000;

  /** A page ends where its events come to more than so many characters, or each were a MiB. */
  private static final long MOST_CHARACTERS = 8 << 20;

  /** From where a page begins, how many events it holds, and in which direction it goes. */
  public record Window(long from, int limit, boolean newestFirst) {}

  /**
   * Some of the events that match.
   *
   * @param lookedAt how many were looked at for it; at most {@value #MOST_LOOKED_AT}
   * @param next the position from which the next page goes on; absent where this is the last. A
   *     page before the last one may hold fewer events than wanted, or none
   */
  public record Page(List<RecordedEvent> events, int lookedAt, @Nullable Long next) {}

  /**
   * On what source an event stands, without the words for it.
   *
   * @param source absent where the event names none, or cannot be read
   */
  public record Cited(long position, String stream, @Nullable Source source) {}

  private final CommitWalk walk;
  private final EventReader reader;

  History(CommitLog log, EventReader reader) {
    this.walk = new CommitWalk(log);
    this.reader = reader;
  }

  /** All events of one stream; none if nothing was ever recorded under the name. */
  public List<Shown> of(String stream) {
    List<Shown> events = new ArrayList<>();
    forEach(stream, events::add);
    return events;
  }

  /** Shows each event of one stream, the oldest first. */
  public void forEach(String stream, Consumer<Shown> each) {
    Designations items = new Designations();
    walk.forward(
        stream,
        0,
        commit -> {
          for (int i = 0; i < commit.commit().changes().events().size(); i++) {
            each.accept(reader.read(commit, i, items));
          }
          return true;
        });
  }

  /** The sources of so many events up to a position, the newest first; fewer where there are. */
  public List<Cited> sources(long upTo, int most) {
    List<Cited> sources = new ArrayList<>();
    walk.backward(
        null,
        upTo,
        commit -> {
          List<StoredEvent> events = commit.commit().changes().events();
          for (int i = events.size() - 1; i >= 0 && sources.size() < most; i--) {
            long position = commit.commit().position() + i;
            if (position <= upTo) {
              Provenance provenance = reader.open(events.get(i)).provenance();
              sources.add(
                  new Cited(
                      position,
                      commit.commit().changes().stream(),
                      provenance == null ? null : provenance.source()));
            }
          }
          return sources.size() < most;
        });
    return sources;
  }

  /** A page of the events of one stream, or of all where none is given. */
  public Page page(@Nullable String stream, EventFilter filter, Window window) {
    Collecting page = new Collecting(filter, window);
    if (window.newestFirst()) {
      walk.backward(stream, window.from(), page::take);
    } else {
      walk.forward(stream, window.from(), page::take);
    }
    return new Page(page.events, page.lookedAt, page.next);
  }

  /** A page as it is filled. */
  private final class Collecting {

    private final EventFilter filter;
    private final Window window;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<String, Designations> items = new HashMap<>();
    private long characters;
    private int lookedAt;
    private @Nullable Long next;

    Collecting(EventFilter filter, Window window) {
      this.filter = filter;
      this.window = window;
    }

    /** Takes what is wanted of the commit; false where the page ends in it. */
    boolean take(ChainedCommit commit) {
      int count = commit.commit().changes().events().size();
      for (int i = 0; i < count; i++) {
        int index = window.newestFirst() ? count - 1 - i : i;
        long position = commit.commit().position() + index;
        boolean before = window.newestFirst() ? position > window.from() : position < window.from();
        if (before) {
          continue;
        }
        if (isFull()) {
          next = position;
          return false;
        }
        look(commit, index);
      }
      return true;
    }

    private boolean isFull() {
      return events.size() == window.limit()
          || lookedAt == MOST_LOOKED_AT
          || characters > MOST_CHARACTERS;
    }

    private void look(ChainedCommit commit, int index) {
      lookedAt++;
      StoredEvent stored = commit.commit().changes().events().get(index);
      if (filter.isOfKind(stored.name()) && isWanted(stored)) {
        events.add(told(commit, index));
        characters += stored.payload().length();
      }
    }

    /** Words are made only of what is wanted. */
    private boolean isWanted(StoredEvent stored) {
      return filter.matches(reader.open(stored).provenance(), () -> reader.recorderOf(stored));
    }

    /** Only what is shown is worth another look into its stream. */
    private RecordedEvent told(ChainedCommit commit, int index) {
      String stream = commit.commit().changes().stream();
      Shown shown =
          Designations.matterTo(stream)
              ? reader.read(commit, index, items.computeIfAbsent(stream, this::read))
              : reader.read(commit, index);
      return shown.recorded();
    }

    private Designations read(String stream) {
      Designations read = new Designations();
      walk.forward(
          stream,
          0,
          commit -> {
            commit.commit().changes().events().forEach(e -> read.on(reader.open(e).event()));
            return true;
          });
      return read;
    }
  }
}
