package dev.tranche.pack;

import dev.tranche.audit.EventReader;
import dev.tranche.backlog.BacklogView;
import dev.tranche.contract.ContractEvent;
import dev.tranche.delivery.DeliveryView;
import dev.tranche.log.ChainedCommit;
import dev.tranche.view.Refold;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments.Row;
import java.util.ArrayList;
import java.util.List;

/** What the views of contracts hold of one stream, as lines of a pack. */
final class ViewLines {

  /** In the order in which they stand in a pack, for each stream. */
  private static final List<View<?, ContractEvent>> VIEWS =
      List.of(BacklogView.view(), DeliveryView.view());

  private final String stream;
  private final EventReader reader;
  private final List<Refold<?, ContractEvent>> folds = new ArrayList<>();

  /** Begins before the first event of the stream. */
  ViewLines(String stream, EventReader reader) {
    this.stream = stream;
    this.reader = reader;
    VIEWS.forEach(view -> folds.add(Refold.of(view, CommitLine.JSON)));
  }

  static List<String> names() {
    return VIEWS.stream().map(View::name).toList();
  }

  /** Takes the next commit of the stream. */
  void on(ChainedCommit commit) {
    long sequence = commit.commit().changes().firstSequence();
    for (int i = 0; i < commit.commit().changes().events().size(); i++) {
      Object event = reader.read(commit, i).event();
      for (Refold<?, ContractEvent> fold : folds) {
        fold.on(sequence + i, event);
      }
    }
  }

  /** What follows from the events so far. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < VIEWS.size(); i++) {
      String view = VIEWS.get(i).name();
      folds.get(i).row().ifPresent(row -> lines.add(line(stream, view, row)));
    }
    return lines;
  }

  static String line(String stream, String view, Row row) {
    return "{\"stream\":%s,\"view\":\"%s\",\"version\":%d,\"state\":%s}"
        .formatted(CommitLine.JSON.writeValueAsString(stream), view, row.version(), row.state());
  }
}
