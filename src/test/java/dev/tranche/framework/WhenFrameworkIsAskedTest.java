package dev.tranche.framework;

import static dev.tranche.framework.FrameworkFacts.FIRST;
import static dev.tranche.framework.FrameworkFacts.HANWHA;
import static dev.tranche.framework.FrameworkFacts.POLAND;
import static dev.tranche.framework.FrameworkFacts.RECORDED;
import static dev.tranche.framework.FrameworkFacts.REFERENCE;
import static dev.tranche.framework.FrameworkFacts.SECOND;
import static dev.tranche.framework.FrameworkFacts.SIPRI;
import static dev.tranche.framework.FrameworkFacts.callOff;
import static dev.tranche.framework.FrameworkFacts.calledOff;
import static dev.tranche.framework.FrameworkFacts.ceiling;
import static dev.tranche.framework.FrameworkFacts.chunmoo;
import static dev.tranche.framework.FrameworkFacts.date;
import static dev.tranche.framework.FrameworkFacts.end;
import static dev.tranche.framework.FrameworkFacts.ended;
import static dev.tranche.framework.FrameworkFacts.money;
import static dev.tranche.framework.FrameworkFacts.revise;
import static dev.tranche.framework.FrameworkFacts.revised;
import static dev.tranche.framework.FrameworkFacts.sign;
import static dev.tranche.framework.FrameworkFacts.signed;
import static dev.tranche.framework.FrameworkFacts.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import dev.tranche.framework.FrameworkCommand.EndFramework;
import dev.tranche.framework.FrameworkCommand.RecordCallOff;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.framework.FrameworkCommand.SignFramework;
import dev.tranche.framework.FrameworkEvent.CeilingsRevised;
import dev.tranche.testing.Growth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a framework agreement against every command. */
class WhenFrameworkIsAskedTest {

  private static final Named<FrameworkState> UNRECORDED = state("unrecorded");
  private static final Named<FrameworkState> HEARD_OF =
      state("heard of", calledOff(FIRST, "2022-11-04", chunmoo("218")));
  private static final Named<FrameworkState> SIGNED = state("signed", signed("2022-10-19", "288"));
  private static final Named<FrameworkState> ENDED =
      state("ended", signed("2022-10-19", "288"), ended("2025"));

  static Stream<Arguments> followed() {
    SignFramework sign = sign("2022-10-19", "288");
    RecordCallOff callOff = callOff(SECOND, "2024-04-25", chunmoo("72"));
    FrameworkEvent calledOff = calledOff(SECOND, "2024-04-25", chunmoo("72"));
    return Stream.of(
        arguments(UNRECORDED, sign, signed("2022-10-19", "288")),
        arguments(UNRECORDED, callOff, calledOff),
        arguments(HEARD_OF, sign, signed("2022-10-19", "288")),
        arguments(HEARD_OF, callOff, calledOff),
        arguments(SIGNED, revise("2023", "300"), revised("2023", "300")),
        arguments(SIGNED, callOff, calledOff),
        arguments(SIGNED, end("2025"), ended("2025")),
        arguments(ENDED, callOff, calledOff));
  }

  @ParameterizedTest
  @MethodSource
  void followed(FrameworkState state, FrameworkCommand command, FrameworkEvent event) {
    assertThat(FrameworkDecisions.decide(state, command)).containsExactly(event);
  }

  static Stream<Arguments> refused() {
    String none = "There is no framework pl-chunmoo-framework in the book.";
    String heard = "pl-chunmoo-framework is known only from what was called off: ";
    String revising = "only of a signed framework can ceilings be revised.";
    String ending = "only a signed framework can end.";
    return Stream.of(
        arguments(UNRECORDED, revise("2023", "300"), none),
        arguments(UNRECORDED, end("2025"), none),
        arguments(HEARD_OF, revise("2023", "300"), heard + revising),
        arguments(HEARD_OF, end("2025"), heard + ending),
        arguments(
            SIGNED,
            sign("2022-10-19", "288"),
            "pl-chunmoo-framework is signed: it cannot be signed again."),
        arguments(
            ENDED,
            sign("2022-10-19", "288"),
            "pl-chunmoo-framework is ended: it cannot be signed again."),
        arguments(ENDED, revise("2023", "300"), "pl-chunmoo-framework is ended: " + revising),
        arguments(ENDED, end("2025"), "pl-chunmoo-framework is ended: " + ending));
  }

  @ParameterizedTest
  @MethodSource
  void refused(FrameworkState state, FrameworkCommand command, String reason) {
    isRefused(named("in this state", state), command, reason);
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void recordsCallOffBeyondTheCeiling(FrameworkState state) {
    assertThat(FrameworkDecisions.decide(state, callOff(SECOND, "2024-04-25", chunmoo("1000"))))
        .containsExactly(calledOff(SECOND, "2024-04-25", chunmoo("1000")));
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void recordsNothingWhereTheSameIsCalledOffAgain(FrameworkState state) {
    FrameworkState before =
        FrameworkState.evolve(state, calledOff(SECOND, "2024-04-25", chunmoo("72")));

    assertThat(FrameworkDecisions.decide(before, callOff(SECOND, "2024-04-25", chunmoo("72"))))
        .isEmpty();
    assertThat(FrameworkDecisions.decide(before, callOff(SECOND, "2024-04-25", chunmoo("70"))))
        .containsExactly(calledOff(SECOND, "2024-04-25", chunmoo("70")));
    assertThat(FrameworkDecisions.decide(before, callOff(SECOND, "2024-04", chunmoo("72"))))
        .containsExactly(calledOff(SECOND, "2024-04", chunmoo("72")));
  }

  static Stream<FrameworkState> everyState() {
    return Stream.of(UNRECORDED, HEARD_OF, SIGNED, ENDED).map(Named::getPayload);
  }

  @Test
  void keepsWhatARevisionLeavesOut() {
    ReviseCeilings worth =
        new ReviseCeilings(REFERENCE, null, money("USD 5 bn"), date("2023"), SIPRI, RECORDED);

    assertThat(FrameworkDecisions.decide(SIGNED.getPayload(), worth))
        .containsExactly(
            new CeilingsRevised(
                REFERENCE, new Limits(List.of(ceiling("288")), money("USD 5 bn")), stated("2023")));
  }

  @Test
  void refusesARevisionThatChangesNothing() {
    isRefused(
        SIGNED,
        revise("2023", "288"),
        "The revision changes nothing: give other ceilings or another value.");
  }

  @Test
  void refusesWhatLiesBeforeTheSignatureForCertain() {
    isRefused(
        SIGNED,
        revise("2022-10-18", "300"),
        "The revision (2022-10-18) cannot lie before the signature (2022-10-19).");
    isRefused(SIGNED, end("2021"), "The end (2021) cannot lie before the signature (2022-10-19).");
    assertThat(FrameworkDecisions.decide(SIGNED.getPayload(), end("2022"))).hasSize(1);
  }

  @Test
  void refusesWhatHasNotHappenedAndWhatWasPublishedBefore() {
    isRefused(
        UNRECORDED,
        sign("2027", "288"),
        "2027 has not come yet: only what has happened can be recorded.");
    Source early = new Source("SIPRI", null, null, date("2022-09"));
    isRefused(
        UNRECORDED,
        new SignFramework(
            REFERENCE, POLAND, HANWHA, List.of(), null, date("2022-10-19"), early, RECORDED),
        "SIPRI published this on 2022-09, before 2022-10-19: one of the dates is wrong.");
    Source future = new Source("SIPRI", null, null, date("2027"));
    isRefused(
        SIGNED,
        new EndFramework(REFERENCE, null, date("2025"), future, RECORDED),
        "SIPRI cannot have published this on 2027: that day has not come yet.");
  }

  @Test
  void refusesACallOffOfNothing() {
    isRefused(SIGNED, callOff(FIRST, "2022-11-04"), "A call-off needs at least one item.");
  }

  @Test
  void refusesValuesThatCannotBe() {
    EdtfDate day = date("2022-10-19");
    assertThatThrownBy(
            () ->
                FrameworkDecisions.decide(
                    FrameworkState.initial(),
                    new SignFramework(
                        "PL Framework", POLAND, null, List.of(), null, day, SIPRI, RECORDED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'PL Framework' cannot name a framework");
    assertThatThrownBy(
            () ->
                FrameworkDecisions.decide(
                    SIGNED.getPayload(), callOff("PL 1", "2022-11-04", chunmoo("1"))))
        .hasMessageContaining("'PL 1' cannot name a contract");
    assertThatThrownBy(
            () ->
                FrameworkDecisions.decide(
                    SIGNED.getPayload(), callOff(FIRST, "2022-11-04", chunmoo("1"), chunmoo("2"))))
        .hasMessage("Two items are called 'chunmoo': give each an id.");
    assertThatThrownBy(() -> new Limits(List.of(ceiling("1"), ceiling("2")), null))
        .hasMessage("There are two ceilings for Chunmoo: give one.");
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        arguments(UNRECORDED, revised("2023", "300")),
        arguments(UNRECORDED, ended("2025")),
        arguments(HEARD_OF, revised("2023", "300")),
        arguments(HEARD_OF, ended("2025")),
        arguments(SIGNED, signed("2022-10-19", "288")),
        arguments(ENDED, signed("2022-10-19", "288")),
        arguments(ENDED, revised("2023", "300")),
        arguments(ENDED, ended("2025")));
  }

  @ParameterizedTest
  @MethodSource
  void impossible(FrameworkState state, FrameworkEvent event) {
    assertThatThrownBy(() -> FrameworkState.evolve(state, event))
        .isInstanceOf(ImpossibleHistory.class)
        .hasMessageContaining(event.getClass().getSimpleName() + " cannot follow");
  }

  private static Named<FrameworkState> state(String name, FrameworkEvent... events) {
    FrameworkState state = FrameworkState.initial();
    for (FrameworkEvent event : events) {
      state = FrameworkState.evolve(state, event);
    }
    return named(name, state);
  }

  private static void isRefused(
      Named<FrameworkState> state, FrameworkCommand command, String reason) {
    assertThatThrownBy(() -> FrameworkDecisions.decide(state.getPayload(), command))
        .isInstanceOf(Refused.class)
        .hasMessage(reason);
  }

  @Test
  void aCallOffCostsTheSameHoweverManyThereAre() {
    Growth.isNearlyEven(
        60,
        size ->
            IntStream.range(0, size)
                .mapToObj(i -> calledOff("contract-" + i, "2024", chunmoo("1")))
                .toList(),
        callOffs -> {
          FrameworkState state = FrameworkState.initial();
          for (FrameworkEvent callOff : callOffs) {
            state = FrameworkState.evolve(state, callOff);
          }
          return state;
        });
  }
}
