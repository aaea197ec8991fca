package dev.tranche.framework;

import static dev.tranche.framework.FrameworkFacts.FIRST;
import static dev.tranche.framework.FrameworkFacts.REFERENCE;
import static dev.tranche.framework.FrameworkFacts.SECOND;
import static dev.tranche.framework.FrameworkFacts.callOff;
import static dev.tranche.framework.FrameworkFacts.calledOff;
import static dev.tranche.framework.FrameworkFacts.chunmoo;
import static dev.tranche.framework.FrameworkFacts.end;
import static dev.tranche.framework.FrameworkFacts.ended;
import static dev.tranche.framework.FrameworkFacts.revise;
import static dev.tranche.framework.FrameworkFacts.revised;
import static dev.tranche.framework.FrameworkFacts.sign;
import static dev.tranche.framework.FrameworkFacts.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.Refused;
import dev.tranche.fact.UnknownReference;
import dev.tranche.testing.Aggregates;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** The shell hands each command to the decisions, and keeps what they decide. */
class FrameworkTest {

  private final AggregateTestFixture<Framework> framework = Aggregates.fixture(Framework.class);

  @Test
  void isFirstHeardOfThroughAContractAndSignedThereafter() {
    framework
        .givenCommands(callOff(FIRST, "2022-11-04", chunmoo("218")))
        .when(sign("2022-10-19", "288"))
        .expectSuccessfulHandlerExecution()
        .expectEvents(signed("2022-10-19", "288"));
  }

  @Test
  void livesUnderItsOwnNameInTheLog() {
    framework.givenNoPriorActivity().when(sign("2022-10-19", "288"));

    assertThat(framework.getEventStore().readEvents("framework:" + REFERENCE).asStream())
        .hasSize(1);
  }

  @Test
  void recordsTheCallOffThatExceedsItsCeiling() {
    framework
        .given(signed("2022-10-19", "288"), calledOff(FIRST, "2022-11-04", chunmoo("218")))
        .when(callOff(SECOND, "2024-04-25", chunmoo("72")))
        .expectEvents(calledOff(SECOND, "2024-04-25", chunmoo("72")));
  }

  @Test
  void recordsNothingForARepeatedCallOff() {
    framework
        .given(calledOff(FIRST, "2022-11-04", chunmoo("218")))
        .when(callOff(FIRST, "2022-11-04", chunmoo("218")))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  void revisesItsCeilingsAndEnds() {
    framework
        .given(signed("2022-10-19", "288"))
        .when(revise("2023", "300"))
        .expectEvents(revised("2023", "300"));
    Aggregates.fixture(Framework.class)
        .given(signed("2022-10-19", "288"))
        .when(end("2025"))
        .expectEvents(ended("2025"));
  }

  @Test
  void recordsNothingWhereItRefuses() {
    framework
        .given(signed("2022-10-19", "288"), ended("2025"))
        .when(sign("2022-10-19", "288"))
        .expectException(Refused.class)
        .expectExceptionMessage("%s is ended: it cannot be signed again.".formatted(REFERENCE))
        .expectNoEvents();
  }

  @Test
  void isNotFoundBeforeItIsHeardOf() {
    framework
        .givenNoPriorActivity()
        .when(end("2025"))
        .expectException(UnknownReference.class)
        .expectNoEvents();
  }
}
