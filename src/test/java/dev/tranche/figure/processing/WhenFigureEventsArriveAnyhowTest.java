package dev.tranche.figure.processing;

import static dev.tranche.figure.FigureFacts.KOREA;
import static dev.tranche.figure.FigureFacts.REFERENCE;
import static dev.tranche.figure.FigureFacts.published;
import static dev.tranche.figure.FigureFacts.revised;
import static dev.tranche.figure.FigureFacts.units;
import static dev.tranche.figure.FigureFacts.value;
import static dev.tranche.figure.FigureFacts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.Party;
import dev.tranche.fact.SubjectKind;
import dev.tranche.figure.FigureEvent;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.Measure;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The stored view of a figure ends equal to the fold of its stream, and is found by its marks. */
class WhenFigureEventsArriveAnyhowTest {

  private static final List<FigureEvent> HISTORY =
      List.of(
          published(),
          revised("2024-08", value("USD 14 bn~")),
          revised("2024-08", value("USD 13 bn")),
          withdrawn("2024-09"));

  private final TestMongo mongo = TestMongo.start();
  private final EventStore log =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private final Figures figures;
  private final ViewDocuments<FigureFold.Kept, FigureEvent> documents;

  WhenFigureEventsArriveAnyhowTest() {
    documents =
        new StoredFigures()
            .figureDocuments(new ViewFactory(mongo.database(), log, JsonMapper.builder().build()));
    figures = new Figures(documents);
  }

  @AfterEach
  void close() {
    mongo.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 1 2 3", // in order
        "0 0 1 0 2 2 1 3 3 0", // repeats
        "3", // the last one only
        "0 2 1 3", // a gap that closes later
        "2 0 3 1", // any order
      })
  void endsEqualToTheFold(String order) {
    for (int i = 0; i < HISTORY.size(); i++) {
      log.publish(
          new GenericDomainEventMessage<>(
              "Figure", SubjectKind.FIGURE.stream(REFERENCE).toString(), i, HISTORY.get(i)));
    }
    for (String each : order.split(" ", -1)) {
      int sequence = Integer.parseInt(each);
      apply(HISTORY.get(sequence), sequence);
    }
    FigureView folded = FigureView.evolve(null, HISTORY.getFirst());
    for (FigureEvent event : HISTORY.subList(1, HISTORY.size())) {
      folded = FigureView.evolve(folded, event);
    }

    assertThat(figures.find(REFERENCE)).contains(folded);
  }

  @Test
  void isFoundBySubjectMeasureAndYear() {
    apply(published("intake-2023", Measure.ORDER_INTAKE, "2023", value("USD 1 bn")), 0);
    apply(published("intake-spans", Measure.ORDER_INTAKE, "2021/2023", value("USD 1")), 0);
    apply(published("on-order", Measure.UNITS_ON_ORDER, "2024-03", units(2972)), 0);
    apply(published("target-open", Measure.TARGET, "../2030", value("USD 120 bn")), 0);
    apply(published("target-ahead", Measure.TARGET, "2025/..", value("USD 9 bn")), 0);

    assertThat(found(null, null, null)).hasSize(5);
    assertThat(found(KOREA, null, null)).hasSize(5);
    assertThat(found(Party.of("PL"), null, null)).isEmpty();
    assertThat(found(null, Measure.TARGET, null)).containsExactly("target-ahead", "target-open");
    assertThat(found(null, null, 2023))
        .containsExactly("intake-2023", "intake-spans", "target-open");
    assertThat(found(null, null, 2024)).containsExactly("on-order", "target-open");
    assertThat(found(KOREA, Measure.TARGET, 2031)).containsExactly("target-ahead");
    assertThat(found(KOREA, Measure.ORDER_INTAKE, 2020)).isEmpty();
  }

  private void apply(FigureEvent event, long sequence) {
    documents.apply(
        new GenericDomainEventMessage<>(
            "Figure", SubjectKind.FIGURE.stream(event.reference()).toString(), sequence, event));
  }

  private List<String> found(
      @Nullable Party subject, @Nullable Measure measure, @Nullable Integer year) {
    return figures.list(subject, measure, year).stream().map(FigureView::reference).toList();
  }
}
