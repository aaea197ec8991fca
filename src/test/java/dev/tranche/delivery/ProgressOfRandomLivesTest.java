package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.contract.RandomLife;
import dev.tranche.fact.Viewpoint;
import dev.tranche.testing.Picture;
import dev.tranche.testing.Picture.Line;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever happens to a contract, its progress is what a naive fold of its events counts. */
class ProgressOfRandomLivesTest {

  private static final int VIEWPOINTS = 12;

  @Test
  void progressEqualsTheNaiveFoldFromEveryViewpoint() {
    RandomLife.forEach(
        life -> {
          Random random = new Random(life.reference().hashCode());
          for (Viewpoint viewpoint : Picture.viewpoints(life.events(), VIEWPOINTS, random)) {
            assertThat(units(life.events(), viewpoint))
                .as("%s", viewpoint)
                .isEqualTo(counted(Picture.of(life.events(), viewpoint)));
          }
        });
  }

  private static Map<String, List<Long>> units(List<ContractEvent> events, Viewpoint viewpoint) {
    History history = History.initial();
    for (ContractEvent event : events) {
      history = History.evolve(history, event);
    }
    ContractOn contract = new ContractOn(history, viewpoint);
    Map<String, List<Long>> units = new TreeMap<>();
    contract
        .ordered()
        .forEach(
            item ->
                units.put(
                    item.id(), List.of(item.quantity().units(), contract.delivered(item.id()))));
    return units;
  }

  private static Map<String, List<Long>> counted(Map<String, Line> lines) {
    Map<String, List<Long>> units = new TreeMap<>();
    lines.forEach((item, line) -> units.put(item, List.of(line.ordered(), line.delivered())));
    return units;
  }
}
