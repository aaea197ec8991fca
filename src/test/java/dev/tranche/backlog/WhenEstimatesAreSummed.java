package dev.tranche.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.Category;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Visibility;
import dev.tranche.rate.RateTable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sum is an estimate as soon as one of its entries is. */
class WhenEstimatesAreSummed {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void oneEstimateMakesTheWholeSumAnEstimate(int estimate) {
    Tally tally = tally();
    Tally other = tally();
    for (int i = 0; i < 3; i++) {
      tally.add(ordered(10, i == estimate), 1);
      other.add(sum(ordered(10, i == estimate)));
    }

    assertThat(tally.amount().estimated()).isTrue();
    assertThat(tally.amount().units()).isEqualTo(30);
    assertThat(other.amount()).isEqualTo(tally.amount());
  }

  @Test
  void exactEntriesMakeAnExactSum() {
    assertThat(sum(ordered(10, false), ordered(5, false)).amount().estimated()).isFalse();
  }

  @Test
  void anOrderOfUnknownSizeIsNotNothing() {
    assertThat(sum(ordered(0, true)).isEmpty()).isFalse();
    assertThat(sum(ordered(0, false)).isEmpty()).isTrue();
    assertThat(sum(ordered(1, false)).isEmpty()).isFalse();
  }

  private static Tally sum(Entry... entries) {
    Tally tally = tally();
    Stream.of(entries).forEach(entry -> tally.add(entry, 1));
    return tally;
  }

  private static Tally tally() {
    return new Tally(
        Valuation.of(
            Question.from(Viewpoint.of(LocalDate.MAX)),
            viewpoint -> RateTable.of(List.of(), viewpoint)));
  }

  private static Entry ordered(long units, boolean estimated) {
    Line line = new Line("tank", "Tank", Category.BATTLE_TANKS, null, null, estimated);
    return new Entry(Kind.ORDERED, line, Visibility.ALWAYS, units, 0);
  }
}
