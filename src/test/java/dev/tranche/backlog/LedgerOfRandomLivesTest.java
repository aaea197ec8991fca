package dev.tranche.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractState;
import dev.tranche.contract.ImpossibleHistory;
import dev.tranche.contract.RandomLife;
import dev.tranche.contract.Viewpoint;
import dev.tranche.contract.Viewpoint.Basis;
import dev.tranche.testing.Picture;
import dev.tranche.testing.Picture.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever happens to a contract, its entries add up to what a naive fold of its events counts. */
class LedgerOfRandomLivesTest {

  private static final int LIVES = 2_000;
  private static final int VIEWPOINTS = 12;

  @Test
  void sumsEqualTheNaiveFoldFromEveryViewpoint() {
    RandomLife.forEach(
        LIVES,
        life -> {
          List<ContractEvent> events = life.events();
          List<Entry> entries = entries(events);
          for (Viewpoint viewpoint :
              Picture.viewpoints(events, VIEWPOINTS, new Random(life.reference().hashCode()))) {
            assertThat(sums(entries, viewpoint))
                .as("%s", viewpoint)
                .isEqualTo(withoutZeros(Picture.of(events, viewpoint)));
          }
        });
  }

  @Test
  void entriesOfEarlierEventsStayWhenLaterOnesAreRecorded() {
    RandomLife.forEach(
        LIVES / 4,
        life -> {
          List<ContractEvent> events = life.events();
          int half = events.size() / 2;
          List<ContractEvent> before = events.subList(0, half);
          if (before.isEmpty()) {
            return;
          }
          LocalDate then = before.getLast().provenance().recordedDay();
          List<ContractEvent> until =
              events.stream().filter(e -> !e.provenance().recordedDay().isAfter(then)).toList();
          Viewpoint strict = new Viewpoint(LocalDate.MAX, then, Basis.RECORDED);
          assertThat(sums(entries(events), strict))
              .isEqualTo(sums(entries(until), Viewpoint.of(LocalDate.MAX)));
        });
  }

  static List<Entry> entries(List<ContractEvent> events) {
    return Ledger.entriesOf(fold(events));
  }

  private static Account fold(List<ContractEvent> events) {
    Account account = Account.initial();
    for (ContractEvent event : events) {
      account = Account.evolve(account, event);
    }
    return account;
  }

  static Map<String, Line> sums(List<Entry> entries, Viewpoint viewpoint) {
    Map<String, long[]> sums = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.dates().seenFrom(viewpoint)) {
        int at =
            switch (entry.kind()) {
              case ORDERED -> 0;
              case DELIVERED -> 1;
              case CANCELLED -> 2;
            };
        long[] sum = sums.computeIfAbsent(entry.line().item(), _ -> new long[6]);
        sum[at] += entry.units();
        sum[at + 3] += entry.value();
      }
    }
    Map<String, Line> lines = new TreeMap<>();
    sums.forEach((item, s) -> lines.put(item, new Line(s[0], s[1], s[2], s[3], s[4], s[5])));
    return withoutZeros(lines);
  }

  static Map<String, Line> withoutZeros(Map<String, Line> lines) {
    Map<String, Line> some = new TreeMap<>(lines);
    some.values().removeIf(new Line(0, 0, 0, 0, 0, 0)::equals);
    return some;
  }

  @Test
  void inAnyOrderEventsAreFollowedOrAreAnImpossibleHistory() {
    RandomLife.forEach(
        100,
        life -> {
          List<ContractEvent> events = new ArrayList<>(life.events());
          Collections.shuffle(events, new Random(life.reference().hashCode()));
          Account account = Account.initial();
          ContractState state = ContractState.initial();
          for (ContractEvent event : events) {
            try {
              account = Account.evolve(account, event);
            } catch (ImpossibleHistory _) {
              continue;
            }
            try {
              state = ContractState.evolve(state, event);
            } catch (ImpossibleHistory impossible) {
              assertThat(impossible).hasMessageContaining(life.reference());
            }
          }
        });
  }
}
