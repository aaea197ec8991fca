package dev.tranche.view;

import com.mongodb.client.MongoDatabase;
import dev.tranche.json.FastRecords;
import dev.tranche.json.Positional;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Opens views in one database, folded from one event store. */
public final class ViewFactory {

  private final MongoDatabase database;
  private final EventStore events;
  private final JsonMapper json;
  private final JsonMapper states;
  private final Pointers pointers;

  public ViewFactory(MongoDatabase database, EventStore events, JsonMapper json) {
    this.database = database;
    this.events = events;
    this.json = json;
    this.states =
        json.rebuild()
            .annotationIntrospector(new Positional())
            .addModule(new FastRecords())
            .build();
    this.pointers = new Pointers(database, json);
  }

  /** The documents of a view, taken over as they are where there are some already. */
  public <S, E> ViewDocuments<S, E> open(View<S, E> view) {
    pointers.open(view.name(), view.shape(), this::head);
    return new ViewDocuments<>(
        view, pointers, database, new Folding<>(view.fold(), events, states, json));
  }

  private long head() {
    @Nullable TrackingToken head = events.createHeadToken();
    return head == null ? 0 : head.position().orElse(-1) + 1;
  }
}
