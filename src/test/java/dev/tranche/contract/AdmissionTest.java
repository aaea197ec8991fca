package dev.tranche.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tranche.fact.Refused;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a state is said to admit is what it admits. */
class AdmissionTest {

  @ParameterizedTest
  @EnumSource(Stage.class)
  void whatIsNotAdmittedIsRefusedInTheSameWordsWhateverItSays(Stage stage) {
    ContractState state = stage.past().state();
    for (Example example : Example.all()) {
      ContractCommand command = example.command();
      refusal(state, command)
          .ifPresent(
              words ->
                  assertThatExceptionOfType(Refused.class)
                      .as(example.toString())
                      .isThrownBy(() -> Decisions.decide(state, command))
                      .withMessage(words));
    }
  }

  /** A claim is adopted or a condition closed only where there is one, which the words say then. */
  @Test
  void whatIsAdmittedCanBeFollowedByACommandOfItsKind() {
    Set<Class<?>> followed = new HashSet<>();
    for (Stage stage : Stage.values()) {
      ContractState state = stage.past().state();
      for (Example example : Example.all()) {
        if (refusal(state, example.command()).isEmpty()
            && !example.outcomeOn(stage).startsWith("!")) {
          followed.add(example.command().getClass());
        }
      }
    }
    assertThat(followed).isEqualTo(Leaves.of(ContractCommand.class));
    assertThat(Arrays.stream(Stage.values()).map(stage -> stage.past().state()))
        .allSatisfy(
            state ->
                assertThat(Leaves.of(ContractCommand.class))
                    .anyMatch(
                        kind ->
                            Admission.refusal(state, "a", kind.asSubclass(ContractCommand.class))
                                .isPresent()));
  }

  private static Optional<String> refusal(ContractState state, ContractCommand command) {
    return Admission.refusal(state, command.reference(), command.getClass())
        .map(Refused::getMessage);
  }
}
