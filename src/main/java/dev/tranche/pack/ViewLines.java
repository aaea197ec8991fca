package dev.tranche.pack;

import dev.tranche.audit.EventReader;
import dev.tranche.backlog.BacklogView;
import dev.tranche.delivery.DeliveryView;
import dev.tranche.figure.processing.StoredFigures;
import dev.tranche.framework.processing.StoredFrameworks;
import dev.tranche.log.ChainedCommit;
import dev.tranche.log.StoredEvent;
import dev.tranche.rate.processing.StoredRates;
import dev.tranche.view.Refold;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the views hold of one stream, as lines of a pack. */
final class ViewLines {

  /** In the order in which they stand in a pack, for each stream. */
  private static final List<View<?, ?>> VIEWS =
      List.of(
          BacklogView.view(),
          DeliveryView.view(),
          StoredFigures.view(),
          StoredFrameworks.view(),
          StoredRates.view());

  private final String stream;
  private final EventReader reader;
  private final Map<String, Refold<?, ?>> folds = new LinkedHashMap<>();

  /** Begins before the first event of the stream. */
  ViewLines(String stream, EventReader reader) {
    this.stream = stream;
    this.reader = reader;
  }

  /** All views with the shapes of what they hold. */
  static SortedMap<String, Integer> shapes() {
    SortedMap<String, Integer> shapes = new TreeMap<>();
    VIEWS.forEach(view -> shapes.put(view.name(), view.shape()));
    return shapes;
  }

  /** The views of a stream with this event, one bit each; none of an event that nobody can read. */
  static int of(@Nullable Object event) {
    int views = 0;
    for (int i = 0; i < VIEWS.size(); i++) {
      views |= VIEWS.get(i).fold().eventType().isInstance(event) ? 1 << i : 0;
    }
    return views;
  }

  /** The names of those views. */
  static List<String> names(int views) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < VIEWS.size(); i++) {
      if ((views & 1 << i) != 0) {
        names.add(VIEWS.get(i).name());
      }
    }
    return names;
  }

  /** Takes the next commit of the stream. */
  void on(ChainedCommit commit) {
    long sequence = commit.commit().changes().firstSequence();
    for (StoredEvent stored : commit.commit().changes().events()) {
      @Nullable Object event = reader.open(stored).event();
      if (sequence == 0) {
        begin(of(event));
      }
      for (Refold<?, ?> fold : folds.values()) {
        fold.on(sequence, event);
      }
      sequence++;
    }
  }

  private void begin(int views) {
    for (View<?, ?> view : VIEWS) {
      if (names(views).contains(view.name())) {
        folds.put(view.name(), Refold.of(view, CommitLine.JSON));
      }
    }
  }

  /** What follows from the events so far. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    folds.forEach((view, fold) -> fold.row().ifPresent(row -> lines.add(line(stream, view, row))));
    return lines;
  }

  static String line(String stream, String view, Row row) {
    return "{\"stream\":%s,\"view\":\"%s\",\"version\":%d,\"state\":%s}"
        .formatted(CommitLine.JSON.writeValueAsString(stream), view, row.version(), row.state());
  }
}
