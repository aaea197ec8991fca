package dev.tranche.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.Batch;
import dev.tranche.fact.EdtfDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlipTest {

  @Test
  void nothingHasMovedWhereThePlansAreTheSameHoweverTheyAreCut() {
    assertThat(Slip.between(plan("a 10 2024"), plan("a 4 2024", "a 6 2024-12")).isNone()).isTrue();
    assertThat(Slip.between(plan(), plan("a 10 2024")).isNone()).isTrue();
    assertThat(Slip.between(plan("a 10 2024"), plan("b 10 2025")).isNone()).isTrue();
  }

  @Test
  void unitsAreSetBesideEachOtherInTheOrderInWhichTheyAreDue() {
    assertThat(Slip.between(plan("a 10 2024", "a 10 2025"), plan("a 4 2024", "a 16 2025")))
        .isEqualTo(new Slip(6, 0, 365));
    assertThat(Slip.between(plan("a 4 2024-12-31", "a 6 2025-12-31"), plan("a 10 2024-12-30")))
        .isEqualTo(new Slip(0, 10, -366));
  }

  @Test
  void laterAndEarlierAreCountedApartAndTheMostDaysAreOfWhatIsLater() {
    assertThat(
            Slip.between(
                plan("a 1 2024-01-11", "b 2 2024-01-01"), plan("a 1 2023-01-01", "b 2 2024-01-06")))
        .isEqualTo(new Slip(2, 1, 5));
    assertThat(
            Slip.between(
                plan("b 2 2024-01-01", "a 1 2024-01-11"), plan("b 2 2024-01-06", "a 1 2023-01-01")))
        .isEqualTo(new Slip(2, 1, 5));
  }

  @Test
  void whatHasNoLastDayHasNotMoved() {
    assertThat(Slip.between(plan("a 1 2024/.."), plan("a 1 2025")).isNone()).isTrue();
  }

  private static List<Batch> plan(String... batches) {
    return Arrays.stream(batches)
        .map(text -> text.split(" ", -1))
        .map(part -> new Batch(part[0], Long.parseLong(part[1]), EdtfDate.parse(part[2])))
        .toList();
  }
}
