package dev.tranche.contract;

import static dev.tranche.contract.Commands.amend;
import static dev.tranche.contract.Commands.deliver;
import static dev.tranche.contract.Commands.reviseSchedule;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.batch;
import static dev.tranche.contract.Facts.item;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.recoveryVehicles;
import static dev.tranche.contract.Facts.schedule;
import static dev.tranche.contract.Facts.stated;
import static dev.tranche.contract.Facts.terms;
import static dev.tranche.contract.Trial.completed;

import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ScheduleRevised;
import dev.tranche.fact.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WhenChanged {

  private static final Signing SIGNING =
      Signing.on("2022-08-26").value("USD 3.37 bn").schedule(batch(10, "2022"), batch(170, "2025"));
  private static final ContractCommand SIGNED = SIGNING.command();

  @Test
  void keepsWhatAnAmendmentLeavesOut() {
    Trial.after(SIGNED)
        .when(amend("2023", k2(200)))
        .leadsTo(amended(1, terms("USD 3.37 bn", k2(200)), null, "2023"));
    Trial.after(SIGNED)
        .when(amend("2023", "USD 3.7 bn", null))
        .leadsTo(amended(1, terms("USD 3.7 bn", k2(180)), null, "2023"));
    DeliverySchedule later = schedule(batch(180, "2026"));
    Trial.after(SIGNED, amend("2023", k2(200)))
        .when(amend("2024", null, later))
        .leadsTo(amended(2, null, later, "2024"));
  }

  @Test
  void keepsTheValueOfAnItemThatIsAmendedInNumberOnly() {
    ContractCommand priced =
        Signing.on("2022-08").items(k2(Quantity.exact(180), "USD 3 bn")).command();
    Trial.after(priced)
        .when(amend("2023", k2(200), recoveryVehicles(5)))
        .leadsTo(
            amended(
                1, terms(k2(Quantity.exact(200), "USD 3 bn"), recoveryVehicles(5)), null, "2023"));
  }

  @Test
  void refusesAnAmendmentThatChangesNothing() {
    String words =
        "The amendment changes nothing: give other items, another value or another schedule.";
    Trial.after(SIGNED).when(amend("2023")).isRefused(words);
    Trial.after(SIGNED).when(amend("2023", k2(180))).isRefused(words);
  }

  @Test
  void completesWhenNoMoreThanWhatIsDeliveredStaysOrdered() {
    Trial.after(SIGNED, deliver(20, "2022-12"))
        .when(amend("2024", null, schedule(batch(20, "2022")), k2(20)))
        .leadsTo(
            amended(1, terms("USD 3.37 bn", k2(20)), schedule(batch(20, "2022")), "2024"),
            completed("2024"));
  }

  @Nested
  class AndUnitsAreDelivered {

    @Test
    void refusesToOrderFewerThanThat() {
      Trial.after(SIGNED, deliver(20, "2022-12"))
          .when(amend("2023", k2(19)))
          .isRefused(
              "20 of K2 Black Panther have been delivered: no fewer can be ordered, and 19 is"
                  + " fewer.");
    }

    @Test
    void refusesToDropTheirItem() {
      Trial.after(SIGNED, deliver(20, "2022-12"))
          .when(amend("2023", recoveryVehicles(10)))
          .isRefused("Of 'k2', units have been delivered: it stays an item.");
    }

    @Test
    void dropsAnItemOfWhichNothingArrivedAfterAll() {
      ContractCommand two = Signing.on("2022-08").items(k2(180), recoveryVehicles(10)).command();
      Trial.after(
              two,
              deliver("d1", "recovery-vehicle", Quantity.exact(3), "2023"),
              Commands.correctDelivery("d1", 0))
          .when(amend("2024", k2(180)))
          .leadsTo(amended(1, terms(k2(180)), null, "2024"));
    }
  }

  @Test
  void refusesAnotherCurrency() {
    Trial.after(SIGNED)
        .when(amend("2023", "EUR 3 bn", null))
        .isRefused("The contract is in USD: its value cannot be given in EUR.");
    Trial.after(SIGNED)
        .when(amend("2023", item("k2", Quantity.exact(180), "PLN 15 bn")))
        .isRefused("The contract is in USD: its value cannot be given in PLN.");
  }

  @Test
  void refusesToOrderNothing() {
    Trial.after(SIGNED)
        .when(
            new ContractCommand.AmendContract(
                REFERENCE, List.of(), null, null, Facts.date("2023"), Facts.PRESS, Facts.RECORDED))
        .isRefused("A signed contract needs at least one item.");
  }

  @Test
  void refusesFewerUnitsThanAreStillPlanned() {
    Trial.after(SIGNED)
        .when(amend("2023", k2(100)))
        .isRefused("The schedule plans 180 of K2 Black Panther, more than the 100 ordered.");
  }

  @Test
  void refusesDatesBeforeTheSignature() {
    Trial.after(SIGNED)
        .when(amend("2021", k2(200)))
        .isRefused("The amendment (2021) cannot lie before the signature (2022-08-26).");
    Trial.after(SIGNED)
        .when(reviseSchedule("2021", batch(180, "2026")))
        .isRefused("The revision (2021) cannot lie before the signature (2022-08-26).");
  }

  @Nested
  class InItsScheduleOnly {

    @Test
    void plansOtherBatches() {
      Trial.after(SIGNED)
          .when(reviseSchedule("2023", batch(180, "2026")))
          .leadsTo(new ScheduleRevised(REFERENCE, schedule(batch(180, "2026")), stated("2023")));
    }

    @Test
    void refusesTheScheduleThatHoldsInWhateverOrder() {
      Trial.after(SIGNED)
          .when(reviseSchedule("2023", batch(170, "2025"), batch(10, "2022")))
          .isRefused("The revision changes nothing: this schedule is the one that holds.");
    }

    @Test
    void refusesBatchesOfWhatIsNotOrdered() {
      Trial.after(SIGNED)
          .when(reviseSchedule("2023", new Batch("k9", 10, Facts.date("2026"))))
          .isRefused("The contract has no item 'k9': it has [k2].");
      Trial.after(SIGNED)
          .when(reviseSchedule("2023", batch(181, "2026")))
          .isRefused("The schedule plans 181 of K2 Black Panther, more than the 180 ordered.");
    }
  }

  private static ContractAmended amended(
      int number, @Nullable Terms terms, @Nullable DeliverySchedule schedule, String on) {
    return new ContractAmended(REFERENCE, "amendment-" + number, terms, schedule, stated(on));
  }
}
