package dev.tranche.figure;

import static dev.tranche.figure.FigureFacts.REFERENCE;
import static dev.tranche.figure.FigureFacts.publish;
import static dev.tranche.figure.FigureFacts.published;
import static dev.tranche.figure.FigureFacts.revise;
import static dev.tranche.figure.FigureFacts.revised;
import static dev.tranche.figure.FigureFacts.value;
import static dev.tranche.figure.FigureFacts.withdraw;
import static dev.tranche.figure.FigureFacts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.Refused;
import dev.tranche.fact.UnknownReference;
import dev.tranche.testing.Aggregates;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** The shell hands each command to the decisions, and keeps what they decide. */
class FigureTest {

  private final AggregateTestFixture<Figure> figure = Aggregates.fixture(Figure.class);

  @Test
  void livesUnderItsOwnNameInTheLog() {
    figure.givenNoPriorActivity().when(publish()).expectEvents(published());

    assertThat(figure.getEventStore().readEvents("figure:" + REFERENCE).asStream()).hasSize(1);
  }

  @Test
  void isRevisedAndWithdrawn() {
    figure
        .given(published())
        .when(revise("2024-08", "USD 14 bn", null, null))
        .expectEvents(revised("2024-08", value("USD 14 bn")));
    Aggregates.fixture(Figure.class)
        .given(published(), revised("2024-08", value("USD 14 bn")))
        .when(withdraw("2024-09"))
        .expectEvents(withdrawn("2024-09"));
  }

  @Test
  void recordsNothingWhereItRefuses() {
    figure
        .given(published(), withdrawn("2024-09"))
        .when(withdraw("2024-09"))
        .expectException(Refused.class)
        .expectExceptionMessage(
            "%s is withdrawn: only a published figure can be withdrawn.".formatted(REFERENCE))
        .expectNoEvents();
  }

  @Test
  void isNotFoundBeforeItIsPublished() {
    figure
        .givenNoPriorActivity()
        .when(withdraw("2024-09"))
        .expectException(UnknownReference.class)
        .expectNoEvents();
  }
}
