package dev.tranche.figure;

import static dev.tranche.figure.FigureFacts.INSTITUTE;
import static dev.tranche.figure.FigureFacts.KOREA;
import static dev.tranche.figure.FigureFacts.RECORDED;
import static dev.tranche.figure.FigureFacts.REFERENCE;
import static dev.tranche.figure.FigureFacts.date;
import static dev.tranche.figure.FigureFacts.publish;
import static dev.tranche.figure.FigureFacts.published;
import static dev.tranche.figure.FigureFacts.revise;
import static dev.tranche.figure.FigureFacts.revised;
import static dev.tranche.figure.FigureFacts.stated;
import static dev.tranche.figure.FigureFacts.value;
import static dev.tranche.figure.FigureFacts.withdraw;
import static dev.tranche.figure.FigureFacts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.WithdrawFigure;
import dev.tranche.figure.FigureEvent.FigurePublished;
import dev.tranche.figure.FigureEvent.FigureRevised;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a published figure against every command. */
class WhenFigureIsAskedTest {

  private static final Named<FigureState> UNRECORDED = state("unrecorded");
  private static final Named<FigureState> PUBLISHED = state("published", published());
  private static final Named<FigureState> WITHDRAWN =
      state("withdrawn", published(), withdrawn("2024-09"));

  static Stream<Arguments> followed() {
    return Stream.of(
        arguments(UNRECORDED, publish(), published()),
        arguments(
            PUBLISHED,
            revise("2024-08", "USD 14 bn", null, null),
            revised("2024-08", value("USD 14 bn"))),
        arguments(PUBLISHED, withdraw("2024-09"), withdrawn("2024-09")));
  }

  @ParameterizedTest
  @MethodSource
  void followed(FigureState state, FigureCommand command, FigureEvent event) {
    assertThat(FigureDecisions.decide(state, command)).containsExactly(event);
  }

  static Stream<Arguments> refused() {
    String none = "There is no figure kr-order-intake-2023 in the book.";
    String is = "kr-order-intake-2023 is %s: %s.";
    String publishing = "only a figure that is new to the book can be published";
    return Stream.of(
        arguments(UNRECORDED, revise("2024-08", "USD 14 bn", null, null), none),
        arguments(UNRECORDED, withdraw("2024-09"), none),
        arguments(PUBLISHED, publish(), is.formatted("published", publishing)),
        arguments(WITHDRAWN, publish(), is.formatted("withdrawn", publishing)),
        arguments(
            WITHDRAWN,
            revise("2024-08", "USD 14 bn", null, null),
            is.formatted("withdrawn", "only a published figure can be revised")),
        arguments(
            WITHDRAWN,
            withdraw("2024-09"),
            is.formatted("withdrawn", "only a published figure can be withdrawn")));
  }

  @ParameterizedTest
  @MethodSource
  void refused(FigureState state, FigureCommand command, String reason) {
    assertThatThrownBy(() -> FigureDecisions.decide(state, command))
        .isInstanceOf(Refused.class)
        .hasMessage(reason);
  }

  @Test
  void takesATargetWhosePeriodLiesAhead() {
    PublishFigure target = publish(Measure.TARGET, "../2030", "USD 120 bn", null);

    assertThat(FigureDecisions.decide(UNRECORDED.getPayload(), target))
        .containsExactly(published(REFERENCE, Measure.TARGET, "../2030", value("USD 120 bn")));
  }

  @ParameterizedTest
  @CsvSource({
    "ORDER_INTAKE,    order-intake,    true",
    "TARGET,          target,          true",
    "AID,             aid,             true",
    "PLEDGE,          pledge,          true",
    "UNITS_ON_ORDER,  units-on-order,  false",
    "UNITS_DELIVERED, units-delivered, false",
  })
  void takesWhatTheMeasureDemandsAndNothingElse(Measure measure, String name, boolean inMoney) {
    String value = "USD 1 bn";
    String units = "2972";
    String words =
        inMoney
            ? name + " is measured in money: give a value, and no units."
            : name + " is measured in units: give units, and no value.";

    assertThat(decided(measure, inMoney ? value : null, inMoney ? null : units)).isNotNull();
    isRefused(() -> decided(measure, inMoney ? null : value, inMoney ? units : null), words);
    isRefused(() -> decided(measure, value, units), words);
    isRefused(() -> decided(measure, null, null), words);
  }

  private static FigureEvent decided(
      Measure measure, @Nullable String value, @Nullable String units) {
    return FigureDecisions.decide(UNRECORDED.getPayload(), publish(measure, "2023", value, units))
        .getFirst();
  }

  @Test
  void keepsWhatARevisionLeavesOut() {
    assertThat(
            FigureDecisions.decide(
                PUBLISHED.getPayload(), revise("2024-08", null, null, "more than")))
        .containsExactly(
            new FigureRevised(REFERENCE, value("USD 13.5 bn"), "more than", stated("2024-08")));
    FigureState compared =
        FigureState.evolve(
            PUBLISHED.getPayload(),
            new FigureRevised(REFERENCE, value("USD 13.5 bn"), "more than", stated("2024-08")));
    assertThat(FigureDecisions.decide(compared, revise("2024-08", "USD 13 bn", null, null)))
        .containsExactly(
            new FigureRevised(REFERENCE, value("USD 13 bn"), "more than", stated("2024-08")));
  }

  @Test
  void refusesARevisionThatChangesNothing() {
    String words = "The revision changes nothing: give another amount or comparison.";
    isRefused(decide(PUBLISHED, revise("2024-08", null, null, null)), words);
    isRefused(decide(PUBLISHED, revise("2024-08", "USD 13.5 bn", null, null)), words);
  }

  @Test
  void refusesARevisionInWhatIsNotMeasured() {
    isRefused(
        decide(PUBLISHED, revise("2024-08", null, "20", null)),
        "order-intake is measured in money: give a value, and no units.");
  }

  @Test
  void refusesWhatLiesBeforeThePublicationForCertain() {
    isRefused(
        decide(PUBLISHED, revise("2024-06", "USD 14 bn", null, null)),
        "The revision (2024-06) cannot lie before the publication (2024-07).");
    isRefused(
        decide(PUBLISHED, withdraw("2023")),
        "The withdrawal (2023) cannot lie before the publication (2024-07).");
  }

  @Test
  void refusesWhatHasNotBeenStatedYetOrWasPublishedBefore() {
    isRefused(
        decide(PUBLISHED, withdraw("2027")),
        "2027 has not come yet: only what has happened can be recorded.");
    Source early = new Source("SIPRI", null, null, date("2024-01"));
    isRefused(
        decide(PUBLISHED, new WithdrawFigure(REFERENCE, null, date("2024-09"), early, RECORDED)),
        "SIPRI published this on 2024-01, before 2024-09: one of the dates is wrong.");
    Source future = new Source("SIPRI", null, null, date("2027"));
    isRefused(
        decide(PUBLISHED, new WithdrawFigure(REFERENCE, null, date("2024-09"), future, RECORDED)),
        "SIPRI cannot have published this on 2027: that day has not come yet.");
  }

  @Test
  void isAboutTwoPartiesWhereItNamesTwo() {
    Party ukraine = Party.of("UA");

    assertThat(decide(UNRECORDED, aid(KOREA, ukraine)).get())
        .isInstanceOfSatisfying(
            FigurePublished.class, e -> assertThat(e.counterpart()).isEqualTo(ukraine));
    isRefused(
        decide(UNRECORDED, aid(KOREA, KOREA)),
        "Subject and counterpart are the same: leave the counterpart out.");
  }

  private static PublishFigure aid(Party subject, Party counterpart) {
    return new PublishFigure(
        REFERENCE,
        subject,
        counterpart,
        Measure.AID,
        date("2022/2024"),
        MonetaryValue.parse("USD 300 m~"),
        null,
        "non-lethal",
        date("2024-07"),
        INSTITUTE,
        RECORDED);
  }

  @Test
  void refusesValuesThatCannotBe() {
    assertThatThrownBy(() -> new Amount(null, null))
        .hasMessage("A figure states either a value or units.");
    assertThatThrownBy(() -> new Amount(MonetaryValue.parse("USD 1"), Quantity.exact(1)))
        .hasMessage("A figure states either a value or units.");
    assertThatThrownBy(() -> new Amount(null, Quantity.UNKNOWN))
        .hasMessage("A figure that is not known is none.");
    assertThatThrownBy(() -> Measure.of("profit"))
        .hasMessageStartingWith("'profit' is not a measure: write one of order-intake, target,");
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        arguments(UNRECORDED, revised("2024-08", value("USD 1"))),
        arguments(UNRECORDED, withdrawn("2024-09")),
        arguments(PUBLISHED, published()),
        arguments(WITHDRAWN, published()),
        arguments(WITHDRAWN, revised("2024-08", value("USD 1"))),
        arguments(WITHDRAWN, withdrawn("2024-09")));
  }

  @ParameterizedTest
  @MethodSource
  void impossible(FigureState state, FigureEvent event) {
    assertThatThrownBy(() -> FigureState.evolve(state, event))
        .isInstanceOf(ImpossibleHistory.class)
        .hasMessageContaining(event.getClass().getSimpleName() + " cannot follow");
  }

  private static Named<FigureState> state(String name, FigureEvent... events) {
    FigureState state = FigureState.initial();
    for (FigureEvent event : events) {
      state = FigureState.evolve(state, event);
    }
    return named(name, state);
  }

  private static Supplier<FigureEvent> decide(Named<FigureState> state, FigureCommand command) {
    return () -> FigureDecisions.decide(state.getPayload(), command).getFirst();
  }

  private static void isRefused(Supplier<FigureEvent> deciding, String reason) {
    assertThatThrownBy(deciding::get).isInstanceOf(Refused.class).hasMessage(reason);
  }
}
