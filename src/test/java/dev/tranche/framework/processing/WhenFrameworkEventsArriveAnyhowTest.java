package dev.tranche.framework.processing;

import static dev.tranche.framework.FrameworkFacts.FIRST;
import static dev.tranche.framework.FrameworkFacts.REFERENCE;
import static dev.tranche.framework.FrameworkFacts.SECOND;
import static dev.tranche.framework.FrameworkFacts.calledOff;
import static dev.tranche.framework.FrameworkFacts.chunmoo;
import static dev.tranche.framework.FrameworkFacts.ended;
import static dev.tranche.framework.FrameworkFacts.item;
import static dev.tranche.framework.FrameworkFacts.revised;
import static dev.tranche.framework.FrameworkFacts.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.Viewpoint;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.framework.FrameworkOn;
import dev.tranche.framework.FrameworkView;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The stored view of a framework agreement ends equal to the fold of its stream. */
class WhenFrameworkEventsArriveAnyhowTest {

  private static final Viewpoint TODAY = Viewpoint.of(LocalDate.of(2026, 1, 15));

  private static final List<FrameworkEvent> HISTORY =
      List.of(
          calledOff(FIRST, "2022-11-04", chunmoo("218"), item("Missile", "unknown")),
          signed("2022-10-19", "288"),
          revised("2023-05", "280~"),
          calledOff(SECOND, "2024-04-25", chunmoo("72")),
          calledOff(FIRST, "2024-06", chunmoo("210~")),
          ended("2025"));

  private final TestMongo mongo = TestMongo.start();
  private final EventStore log =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private final Frameworks frameworks;
  private final ViewDocuments<FrameworkView, FrameworkEvent> documents;

  WhenFrameworkEventsArriveAnyhowTest() {
    documents =
        new StoredFrameworks()
            .frameworkDocuments(
                new ViewFactory(mongo.database(), log, JsonMapper.builder().build()));
    frameworks = new Frameworks(documents);
    for (int i = 0; i < HISTORY.size(); i++) {
      log.publish(
          new GenericDomainEventMessage<>(
              "Framework", SubjectKind.FRAMEWORK.stream(REFERENCE).toString(), i, HISTORY.get(i)));
    }
  }

  @AfterEach
  void close() {
    mongo.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 1 2 3 4 5", // in order
        "0 0 1 0 2 2 1 3 4 3 5 5 0", // repeats
        "5", // the last one only
        "0 3 1 2 4 5", // a gap that closes later
        "3 0 5 1 4 2", // any order
      })
  void endsEqualToTheFold(String order) {
    for (String each : order.split(" ", -1)) {
      int sequence = Integer.parseInt(each);
      apply(HISTORY.get(sequence), sequence);
    }

    assertThat(frameworks.find(REFERENCE, TODAY)).isEqualTo(folded());
  }

  @Test
  void isListedByReferenceAndFoundUnderIt() {
    apply(HISTORY.getFirst(), 0);

    assertThat(frameworks.list(TODAY))
        .extracting(FrameworkOn::reference)
        .containsExactly(REFERENCE);
    assertThat(frameworks.find("no-such-framework", TODAY)).isEmpty();
    assertThat(frameworks.list(Viewpoint.of(LocalDate.of(2022, 1, 1)))).isEmpty();
  }

  private void apply(FrameworkEvent event, long sequence) {
    documents.apply(
        new GenericDomainEventMessage<>(
            "Framework",
            SubjectKind.FRAMEWORK.stream(event.reference()).toString(),
            sequence,
            event));
  }

  private static Optional<FrameworkOn> folded() {
    FrameworkView view = FrameworkView.initial();
    for (FrameworkEvent event : HISTORY) {
      view = FrameworkView.evolve(view, event);
    }
    return view.on(TODAY);
  }
}
