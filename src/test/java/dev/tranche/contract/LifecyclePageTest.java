package dev.tranche.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecyclePageTest {

  private static final Path PAGE = Path.of("docs/lifecycle.md");

  @Test
  void saysWhatTheCodeDoes() throws IOException {
    String page = LifecyclePage.write();
    if (Boolean.getBoolean("tranche.approve")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("stale; ./mvnw test -Dtest=LifecyclePageTest -Dtranche.approve=true writes it anew")
        .hasContent(page);
  }

  /** Examples are few; chance tries many more. */
  @Test
  void drawsEveryTransitionThatARandomLifeTakes() {
    Set<String> drawn = LifecyclePage.transitions();
    RandomLife.forEach(
        2_000,
        life -> {
          ContractState state = ContractState.initial();
          for (ContractCommand command : life.commands()) {
            ContractState before = state;
            for (ContractEvent event : Decisions.decide(before, command)) {
              state = ContractState.evolve(state, event);
            }
            if (!before.getClass().equals(state.getClass())) {
              assertThat(drawn).contains(LifecyclePage.arrow(before, state));
            }
          }
        });
  }
}
