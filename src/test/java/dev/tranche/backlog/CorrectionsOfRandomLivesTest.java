package dev.tranche.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.RandomLife;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.testing.Picture;
import dev.tranche.testing.Picture.Line;
import dev.tranche.testing.Seeds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A correction reverses what it replaces on the day it was reported, whatever day is looked at; the
 * day before, the order book is what it was without it. For the strict audit this is the day on
 * which it was recorded.
 */
class CorrectionsOfRandomLivesTest {

  private static final int DAYS = 6;

  /** Where a correction makes a difference, or the test would be one of nothing. */
  private int different;

  @Test
  void areSeenFromTheDayOnWhichTheyWereReportedAndNotBefore() {
    RandomLife.forEach(
        life -> {
          Random random = new Random(life.reference().hashCode());
          List<ContractEvent> events = life.events();
          List<Entry> entries = LedgerOfRandomLivesTest.entries(events);
          for (ContractEvent each : events) {
            if (isCorrection(each)) {
              List<ContractEvent> others = new ArrayList<>(events);
              others.remove(each);
              List<Entry> without = LedgerOfRandomLivesTest.entries(others);
              for (LocalDate asOf : days(events, random)) {
                for (Basis basis : Basis.values()) {
                  compare(events, entries, others, without, asOf, basis, dayOf(each, basis));
                }
              }
            }
          }
        });
    assertThat(different).isGreaterThan(Seeds.many() / 4);
  }

  private void compare(
      List<ContractEvent> events,
      List<Entry> entries,
      List<ContractEvent> others,
      List<Entry> without,
      LocalDate asOf,
      Basis basis,
      LocalDate day) {
    Viewpoint before = new Viewpoint(asOf, day.minusDays(1), basis);
    assertThat(LedgerOfRandomLivesTest.sums(entries, before))
        .as("%s: the correction is not known yet", before)
        .isEqualTo(LedgerOfRandomLivesTest.sums(without, before));
    Viewpoint then = new Viewpoint(asOf, day, basis);
    Map<String, Line> counted = LedgerOfRandomLivesTest.withoutZeros(Picture.of(events, then));
    assertThat(LedgerOfRandomLivesTest.sums(entries, then))
        .as("%s: the correction is known", then)
        .isEqualTo(counted);
    if (!counted.equals(LedgerOfRandomLivesTest.withoutZeros(Picture.of(others, then)))) {
      different++;
    }
  }

  private static boolean isCorrection(ContractEvent event) {
    return event instanceof DeliveryCorrected
        || event instanceof TermsCorrected
        || event instanceof SigningDateCorrected;
  }

  private static LocalDate dayOf(ContractEvent event, Basis basis) {
    Provenance provenance = event.provenance();
    return basis == Basis.REPORTED ? provenance.reportedDay() : provenance.recordedDay();
  }

  /** To look at: the last there is, and such on and around the days of facts. */
  private static List<LocalDate> days(List<ContractEvent> events, Random random) {
    return Picture.viewpoints(events, DAYS, random).stream().map(Viewpoint::asOf).toList();
  }
}
