package dev.tranche.pages.record;

import dev.tranche.audit.Days;
import dev.tranche.audit.EventFilter;
import dev.tranche.audit.EventReader.Shown;
import dev.tranche.audit.History;
import dev.tranche.audit.History.Cited;
import dev.tranche.audit.History.Window;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.fact.Reference;
import dev.tranche.fact.Source;
import dev.tranche.fact.StreamId;
import dev.tranche.log.CommitLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What forms need to know of the log: what was recorded of something, and what was lately. */
@Component
class LogReader {

  private static final Days ANY = new Days(null, null);
  private static final EventFilter ALL = new EventFilter(Set.of(), null, null, ANY, ANY, ANY);
  private static final int LATELY = 200;
  private static final int MOST_OFFERED = 25;
  private static final int MOST_OF_ONE_COMMIT = 20;

  private final History history;
  private final CommitLog log;

  LogReader(History history, CommitLog log) {
    this.history = history;
    this.log = log;
  }

  Subject subject(About about, String reference) {
    List<Shown> events = new ArrayList<>();
    if (reference.matches(Reference.FORM)) {
      history.forEach(about.kind().stream(reference).toString(), events::add);
    }
    return new Subject(about, reference, List.copyOf(events));
  }

  /** Whether a form with this key has been recorded. */
  boolean isRecorded(String key) {
    return log.findByKey(key).isPresent();
  }

  /** The sources of what was recorded lately, the last one first, by the position of an event. */
  Map<Long, Source> sources() {
    Map<Source, Long> lately = new LinkedHashMap<>();
    for (Cited event : lately()) {
      if (event.source() != null && lately.size() < MOST_OFFERED) {
        lately.putIfAbsent(event.source(), event.position());
      }
    }
    Map<Long, Source> sources = new LinkedHashMap<>();
    lately.forEach((source, position) -> sources.put(position, source));
    return sources;
  }

  /** The references of what was recorded of lately, the last one first. */
  List<String> lately(About about) {
    return lately().stream()
        .map(cited -> StreamId.parse(cited.stream()))
        .filter(stream -> stream.kind() == about.kind())
        .map(StreamId::reference)
        .distinct()
        .limit(MOST_OFFERED)
        .toList();
  }

  Optional<Source> sourceAt(long position) {
    return upTo(position, 1).stream()
        .filter(event -> event.position() == position)
        .map(RecordedEvent::source)
        .findFirst();
  }

  /** What the commit holds whose last event has that position, the oldest first; else nothing. */
  List<RecordedEvent> commitUpTo(long position) {
    List<RecordedEvent> events = upTo(position, MOST_OF_ONE_COMMIT);
    return events.isEmpty() || events.getFirst().position() != position
        ? List.of()
        : events.stream()
            .filter(event -> event.hash().equals(events.getFirst().hash()))
            .toList()
            .reversed();
  }

  private List<Cited> lately() {
    return history.sources(log.head().position() - 1, LATELY);
  }

  private List<RecordedEvent> upTo(long position, int most) {
    return history.page(null, ALL, new Window(position, most, true)).events();
  }
}
