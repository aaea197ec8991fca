package dev.tranche.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.contract.RandomLife;
import dev.tranche.fact.Viewpoint;
import dev.tranche.testing.Picture;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random lives, each looked at from pairs of viewpoints. */
class SeenDifferentlyTest {

  private static final int VIEWPOINTS = 8;

  private interface Pairs {
    void see(List<ContractEvent> events, Viewpoint before, Viewpoint after);
  }

  @Test
  void wherePicturesDifferThereIsAnEventThatMakesTheDifference() {
    int[] differing = new int[1];
    forEachPair(
        (events, before, after) -> {
          boolean same =
              Picture.of(events, before).equals(Picture.of(events, after))
                  && Picture.termsOf(events, before).equals(Picture.termsOf(events, after));
          if (!same) {
            differing[0]++;
            assertThat(SeenDifferently.among(history(events), before, after))
                .as("from %s to %s", before, after)
                .isNotEmpty();
          }
        });
    assertThat(differing[0]).isPositive();
  }

  @Test
  void itIsTheSameInBothDirectionsAndNothingFromOneViewpoint() {
    forEachPair(
        (events, before, after) -> {
          assertThat(SeenDifferently.among(history(events), before, after))
              .isEqualTo(SeenDifferently.among(history(events), after, before));
          assertThat(SeenDifferently.among(history(events), after, after)).isEmpty();
        });
  }

  private static void forEachPair(Pairs pairs) {
    RandomLife.forEach(
        life -> {
          List<ContractEvent> events = life.events();
          Random random = new Random(life.reference().hashCode());
          List<Viewpoint> viewpoints = Picture.viewpoints(events, VIEWPOINTS, random);
          for (int i = 1; i < viewpoints.size(); i++) {
            pairs.see(events, viewpoints.get(i - 1), viewpoints.get(i));
          }
        });
  }

  private static History history(List<ContractEvent> events) {
    History history = History.initial();
    for (ContractEvent event : events) {
      history = History.evolve(history, event);
    }
    return history;
  }
}
