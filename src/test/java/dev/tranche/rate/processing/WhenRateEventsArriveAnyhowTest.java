package dev.tranche.rate.processing;

import static dev.tranche.rate.RateFacts.REFERENCE;
import static dev.tranche.rate.RateFacts.published;
import static dev.tranche.rate.RateFacts.revised;
import static dev.tranche.rate.RateFacts.stated;
import static dev.tranche.rate.RateFacts.view;
import static dev.tranche.rate.RateFacts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.SubjectKind;
import dev.tranche.rate.RateEvent;
import dev.tranche.rate.RateView;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The stored view of a pair ends equal to the fold of its stream, to the last digit. */
class WhenRateEventsArriveAnyhowTest {

  private static final List<RateEvent> HISTORY =
      List.of(
          published("2022-08-26", "1.234567890123456"),
          revised("2022-08-26", "123456789012.123456789012345"),
          published("2022-08-27", "0.000000000000001"),
          withdrawn("2022-08-27"));

  private final TestMongo mongo = TestMongo.start();
  private final EventStore log =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private final RateBook rates;
  private final ViewDocuments<RateFold.Kept, RateEvent> documents;

  WhenRateEventsArriveAnyhowTest() {
    documents =
        new StoredRates()
            .rateDocuments(new ViewFactory(mongo.database(), log, JsonMapper.builder().build()));
    rates = new RateBook(documents);
  }

  @AfterEach
  void close() {
    mongo.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 1 2 3", "0 0 1 0 2 2 1 3 3 0", "3", "0 2 1 3", "2 0 3 1"})
  void endsEqualToTheFold(String order) {
    for (int i = 0; i < HISTORY.size(); i++) {
      log.publish(
          new GenericDomainEventMessage<>(
              "Rate", SubjectKind.RATE.stream(REFERENCE).toString(), i, HISTORY.get(i)));
    }
    for (String each : order.split(" ", -1)) {
      int sequence = Integer.parseInt(each);
      apply(HISTORY.get(sequence), sequence);
    }

    assertThat(rates.find(REFERENCE))
        .contains(view(HISTORY.get(0), HISTORY.get(1), HISTORY.get(2), HISTORY.get(3)));
  }

  @Test
  void everyPairIsFoundInTheOrderOfTheirNames() {
    apply(published("usd-krw", "1300", stated("2022-08-26")), 0);
    apply(published("2022-08-26", "1.25"), 0);

    assertThat(rates.all()).extracting(RateView::reference).containsExactly("eur-usd", "usd-krw");
  }

  private void apply(RateEvent event, long sequence) {
    documents.apply(
        new GenericDomainEventMessage<>(
            "Rate", SubjectKind.RATE.stream(event.reference()).toString(), sequence, event));
  }
}
