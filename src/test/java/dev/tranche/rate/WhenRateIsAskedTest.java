package dev.tranche.rate;

import static dev.tranche.rate.RateFacts.BANK;
import static dev.tranche.rate.RateFacts.RECORDED;
import static dev.tranche.rate.RateFacts.REFERENCE;
import static dev.tranche.rate.RateFacts.date;
import static dev.tranche.rate.RateFacts.publish;
import static dev.tranche.rate.RateFacts.published;
import static dev.tranche.rate.RateFacts.revise;
import static dev.tranche.rate.RateFacts.revised;
import static dev.tranche.rate.RateFacts.withdraw;
import static dev.tranche.rate.RateFacts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Refused;
import dev.tranche.fact.UnknownReference;
import dev.tranche.rate.RateCommand.PublishRate;
import dev.tranche.testing.Aggregates;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day has a rate or has none, and every command is asked of both. */
class WhenRateIsAskedTest {

  private final AggregateTestFixture<Rate> pair = Aggregates.fixture(Rate.class);

  @Test
  void livesUnderItsOwnNameInTheLog() {
    pair.givenNoPriorActivity()
        .when(publish("2022-08-26", "1.25"))
        .expectEvents(published("2022-08-26", "1.25"));

    assertThat(pair.getEventStore().readEvents("rate:eur-usd").asStream()).hasSize(1);
  }

  @Test
  void aDayIsPublishedRevisedWithdrawnAndPublishedAgain() {
    pair.given(published("2022-08-26", "1.25"))
        .when(revise("2022-08-26", "1.26"))
        .expectEvents(revised("2022-08-26", "1.26"));
    Aggregates.fixture(Rate.class)
        .given(published("2022-08-26", "1.25"), revised("2022-08-26", "1.26"))
        .when(withdraw("2022-08-26"))
        .expectEvents(withdrawn("2022-08-26"));
    Aggregates.fixture(Rate.class)
        .given(published("2022-08-26", "1.25"), withdrawn("2022-08-26"))
        .when(publish("2022-08-26", "1.27"))
        .expectEvents(published("2022-08-26", "1.27"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eur-xxx", "xts-usd", "xau-usd"})
  void aPairIsOfCurrenciesInWhichPeoplePay(String reference) {
    PublishRate usual = publish("2022-08-26", "1.25");
    PublishRate other =
        new PublishRate(reference, usual.rate(), usual.effective(), usual.source(), RECORDED);

    assertThatThrownBy(() -> RateDecisions.decide(RateState.initial(), other))
        .isInstanceOf(InvalidValue.class)
        .hasMessageStartingWith("Nothing is paid in X");
  }

  @Test
  void daysAreApartFromEachOther() {
    pair.given(published("2022-08-26", "1.25"))
        .when(publish("2022-08-25", "1.24"))
        .expectEvents(published("2022-08-25", "1.24"));
  }

  @Test
  void refusesWhatContradictsTheBook() {
    isRefused(
        publish("2022-08-26", "1.26"),
        "eur-usd of 2022-08-26 is published as 1.25 already: revise it.");
    isRefused(revise("2022-08-26", "1.250"), "The revision changes nothing: give another rate.");
    isRefused(revise("2022-08-27", "1.26"), "There is no eur-usd of 2022-08-27 in the book.");
    isRefused(withdraw("2022-08-27"), "There is no eur-usd of 2022-08-27 in the book.");
    isRefused(
        publish("2030-08-26", "1.26"),
        "2030-08-26 has not come yet: only what has happened can be recorded.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2022", "2022-08", "2022-08-26?", "2022-08-25/2022-08-26"})
  void refusesWhatIsNoDay(String period) {
    isRefused(
        publish(period, "1.26"),
        "A rate is of one day, and %s is none: write it as 2024-03-15.".formatted(period));
  }

  private void isRefused(RateCommand command, String words) {
    Aggregates.fixture(Rate.class)
        .given(published("2022-08-26", "1.25"))
        .when(command)
        .expectException(Refused.class)
        .expectExceptionMessage(words)
        .expectNoEvents();
  }

  @Test
  void isNotFoundBeforeItIsPublished() {
    pair.givenNoPriorActivity()
        .when(withdraw("2022-08-26"))
        .expectException(UnknownReference.class)
        .expectNoEvents();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      textBlock =
          """
          usd-usd, ^A rate is between two currencies, not USD alone.^
          eur-xqx, 'eur-xqx' names no rate
          eurusd, 'eurusd' names no rate
          pl-k2-2022, 'pl-k2-2022' names no rate
          """)
  void isBetweenTwoCurrencies(String reference, String words) {
    PublishRate odd =
        new PublishRate(reference, ExchangeRate.parse("1"), date("2022-08-26"), BANK, RECORDED);

    assertThatThrownBy(() -> RateDecisions.decide(RateState.initial(), odd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.000",
        "-1",
        "1,5",
        "one",
        "1e9999",
        "1E99",
        "1000000000000.0000000000000001"
      })
  void isADecimalAboveZeroOfAReasonableSize(String text) {
    assertThatThrownBy(() -> ExchangeRate.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anImpossibleHistoryThrows() {
    RateState once = RateState.evolve(RateState.initial(), published("2022-08-26", "1.25"));

    assertThatThrownBy(() -> RateState.evolve(once, published("2022-08-26", "1.26")))
        .isInstanceOf(ImpossibleHistory.class)
        .hasMessage(
            "RatePublished cannot follow what is recorded of %s on 2022-08-26."
                .formatted(REFERENCE));
    assertThatThrownBy(() -> RateState.evolve(once, withdrawn("2022-08-27")))
        .isInstanceOf(ImpossibleHistory.class);
    assertThatThrownBy(() -> RateState.evolve(once, revised("2022-08-27", "1")))
        .isInstanceOf(ImpossibleHistory.class);
  }
}
