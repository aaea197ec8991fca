package dev.tranche.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractState;
import dev.tranche.contract.History;
import dev.tranche.contract.RandomLife;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
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

  private static final int VIEWPOINTS = 12;

  @Test
  void sumsEqualTheNaiveFoldFromEveryViewpoint() {
    RandomLife.forEach(
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
  void whatTheViewKeepsGivesTheSameEntries() {
    BacklogFold kept = new BacklogFold();
    RandomLife.forEach(
        life -> {
          History history = History.initial();
          for (ContractEvent event : life.events()) {
            history = kept.evolve(history, event);
          }
          assertThat(Ledger.entriesOf(history)).isEqualTo(entries(life.events()));
        });
  }

  @Test
  void entriesOfEarlierEventsStayWhenLaterOnesAreRecorded() {
    RandomLife.forEach(
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

  private static History fold(List<ContractEvent> events) {
    History history = History.initial();
    for (ContractEvent event : events) {
      history = History.evolve(history, event);
    }
    return history;
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
          History history = History.initial();
          ContractState state = ContractState.initial();
          for (ContractEvent event : events) {
            try {
              history = History.evolve(history, event);
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
