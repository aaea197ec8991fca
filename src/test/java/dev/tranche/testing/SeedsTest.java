package dev.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void aFailureNamesTheSeedThatRepeatsIt() {
    List<Long> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                Seeds.forEach(
                    5,
                    seed -> {
                      seen.add(seed);
                      throw new IllegalStateException("The sum is 3.");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dtranche.seed=" + seen.getFirst())
        .hasMessageContaining("The sum is 3.");
    assertThat(seen).hasSize(1);
  }
}
