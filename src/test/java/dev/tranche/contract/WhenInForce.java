package dev.tranche.contract;

import static dev.tranche.contract.Commands.complete;
import static dev.tranche.contract.Commands.deliver;
import static dev.tranche.contract.Commands.enterIntoForce;
import static dev.tranche.contract.Commands.met;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.recoveryVehicles;
import static dev.tranche.contract.Facts.stated;
import static dev.tranche.contract.Trial.completed;
import static dev.tranche.contract.Trial.made;

import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.fact.Quantity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WhenInForce {

  private static final ContractCommand SIGNED = Signing.on("2022-08-26").command();

  @Test
  void completesWithTheLastUnit() {
    Trial.after(SIGNED, deliver(10, "2022-12"))
        .when(deliver(170, "2025-11-14"))
        .leadsTo(made(2, 170, "2025-11-14"), completed("2025-11-14"));
  }

  @Test
  void completesWithTheLatestDeliveryThoughAnEarlierOneSurfacesLast() {
    Trial.after(SIGNED, deliver(170, "2025-11-14"))
        .when(deliver(10, "2022-12"))
        .leadsTo(made(2, 10, "2022-12"), completed("2025-11-14"));
  }

  @Test
  void refusesDeliveryBeyondOrderedUnits() {
    Trial.after(SIGNED)
        .when(deliver(181, "2023"))
        .isRefused("181 of K2 Black Panther cannot be delivered: 180 of 180 are outstanding.");
    Trial.after(SIGNED, deliver(170, "2023"))
        .when(deliver(11, "2023"))
        .isRefused("11 of K2 Black Panther cannot be delivered: 10 of 180 are outstanding.");
  }

  @Test
  void refusesADeliveryOfNothingOrOfAnUnknownNumber() {
    String words = "A delivery is of one unit at least; an estimate (20~) will do.";
    Trial.after(SIGNED).when(deliver(0, "2023")).isRefused(words);
    Trial.after(SIGNED).when(deliver(null, null, Quantity.UNKNOWN, "2023")).isRefused(words);
  }

  @Test
  void takesAnEstimateAsOne() {
    Quantity about20 = Quantity.estimated(20);
    Trial.after(SIGNED)
        .when(deliver(null, null, about20, "2022/2024"))
        .leadsTo(new DeliveryMade(REFERENCE, "delivery-1", "k2", about20, stated("2022/2024")));
  }

  @Test
  void namesADeliveryThatHasNoName() {
    Trial.after(SIGNED, deliver("delivery-2", null, Quantity.exact(5), "2022-12"))
        .when(deliver(3, "2023"))
        .leadsTo(made(3, 3, "2023"));
  }

  @Test
  void refusesANameThatIsTaken() {
    Trial.after(SIGNED, deliver(10, "2022-12"))
        .when(deliver("delivery-1", null, Quantity.exact(5), "2023"))
        .isRefused(
            "pl-k2-2022 has a delivery 'delivery-1' already: correct it, or name this one"
                + " otherwise.");
  }

  @Nested
  class OfSeveralItems {

    private static final ContractCommand TWO =
        Signing.on("2022-08").items(k2(180), recoveryVehicles(10)).command();

    @Test
    void wantsToKnowWhich() {
      Trial.after(TWO)
          .when(deliver(10, "2023"))
          .isRefused("The contract has several items: say which of [k2, recovery-vehicle].");
    }

    @Test
    void refusesAnItemThatIsNotOrdered() {
      Trial.after(TWO)
          .when(deliver(null, "k9", Quantity.exact(1), "2023"))
          .isRefused("The contract has no item 'k9': it has [k2, recovery-vehicle].");
    }

    @Test
    void countsEachByItself() {
      Trial.after(TWO)
          .when(deliver(null, "recovery-vehicle", Quantity.exact(11), "2023"))
          .isRefused("11 of recovery-vehicle cannot be delivered: 10 of 10 are outstanding.");
      Trial.after(TWO, deliver(null, "k2", Quantity.exact(180), "2023"))
          .when(deliver("arv", "recovery-vehicle", Quantity.exact(10), "2022-12"))
          .leadsTo(
              new DeliveryMade(
                  REFERENCE, "arv", "recovery-vehicle", Quantity.exact(10), stated("2022-12")),
              completed("2023"));
    }
  }

  @Nested
  class WithoutAKnownNumberOrdered {

    private static final ContractCommand UNKNOWN =
        Signing.on("2022-08").items(k2(Quantity.UNKNOWN, null)).command();

    @Test
    void takesAnyDeliveryAndNeverCompletesByItself() {
      Trial.after(UNKNOWN).when(deliver(5000, "2023")).leadsTo(made(1, 5000, "2023"));
    }

    @Test
    void isCompletedByASourceThatSaysSo() {
      Trial.after(UNKNOWN, deliver(50, "2023")).when(complete("2023")).leadsTo(completed("2023"));
    }

    @Test
    void refusesACompletionBeforeAnyDelivery() {
      Trial.after(UNKNOWN, deliver(50, "2022-09"), deliver(20, "2022/2024"))
          .when(complete("2022-08-30"))
          .isRefused(
              "The completion (2022-08-30) cannot lie before delivery 'delivery-1' (2022-09).");
    }

    @Test
    void takesALateReportOfADeliveryBeforeItsCompletionOnly() {
      Trial done = Trial.after(UNKNOWN, deliver(50, "2023"), complete("2023-12-31"));
      done.when(deliver(20, "2023-06")).leadsTo(made(2, 20, "2023-06"));
      done.when(deliver(20, "2024-01"))
          .isRefused("pl-k2-2022 is completed: every unit ordered has been delivered.");
    }

    @Test
    void isNotCompletedWhileKnownUnitsAreToCome() {
      Trial.after(SIGNED)
          .when(complete("2023"))
          .isRefused("pl-k2-2022 cannot be completed: units are outstanding.");
    }
  }

  @Nested
  class DatesThatContradictEachOther {

    private static final ContractCommand ON_CREDIT =
        Signing.on("2022-08-26").conditions("export-credit").command();

    @Test
    void refusesADeliveryBeforeTheSignature() {
      Trial.after(SIGNED)
          .when(deliver(10, "2022-07"))
          .isRefused("The delivery (2022-07) cannot lie before the signature (2022-08-26).");
    }

    @Test
    void refusesADeliveryBeforeTheEntryIntoForce() {
      Trial.after(ON_CREDIT, met("export-credit", "2022-09"), enterIntoForce("2022-10"))
          .when(deliver(10, "2022-09"))
          .isRefused("The delivery (2022-09) cannot lie before the entry into force (2022-10).");
    }

    @Test
    void refusesACompletionBeforeTheEntryIntoForce() {
      Trial.after(SIGNED)
          .when(complete("2022-07"))
          .isRefused(
              "The completion (2022-07) cannot lie before the entry into force (2022-08-26).");
    }
  }
}
