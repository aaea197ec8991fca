package dev.tranche.view;

import com.mongodb.client.MongoDatabase;
import dev.tranche.bench.Deliveries;
import dev.tranche.log.BulkCommits;
import dev.tranche.log.CommitLog;
import dev.tranche.log.LogStorageEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import tools.jackson.databind.json.JsonMapper;

/** Views as they are when a program has run on a log for long. */
public final class FilledViews {

  private FilledViews() {}

  /** Opens them in a database that has none, and fills what is read from the whole log. */
  public static List<ViewDocuments<?, ?>> of(
      MongoDatabase database, CommitLog commits, List<View<?, ?>> views) {
    LogStorageEngine engine =
        LogStorageEngine.over(
            commits,
            database,
            Deliveries.JSON,
            Deliveries.JSON,
            NoOpEventUpcaster.INSTANCE,
            _ -> true);
    EventStore events = EmbeddedEventStore.builder().storageEngine(engine).build();
    ViewFactory factory = new ViewFactory(database, events, new JsonMapper());
    BulkEvents log = new BulkCommits(commits, engine);
    List<Fill.Target> targets = new ArrayList<>();
    for (View<?, ?> view : views) {
      ViewDocuments<?, ?> documents = factory.open(view);
      // The first generation of a long log is one that is not built.
      documents
          .pointers()
          .change(view.name(), seen -> seen.adding(view.shape()).reading(seen.next()));
      targets.add(new Fill.Target(documents, documents.pointers().now(view.name()).current()));
    }
    DeadLetters none = new DeadLetters(_ -> Optional.empty());
    try (Fill fill = new Fill(log, targets, none, () -> false, RebuildRun.room())) {
      fill.run(0, log.head());
    }
    return List.copyOf(targets.stream().<ViewDocuments<?, ?>>map(Fill.Target::view).toList());
  }
}
