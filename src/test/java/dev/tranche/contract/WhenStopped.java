package dev.tranche.contract;

import static dev.tranche.contract.Commands.amend;
import static dev.tranche.contract.Commands.correctDelivery;
import static dev.tranche.contract.Commands.deliver;
import static dev.tranche.contract.Commands.resume;
import static dev.tranche.contract.Commands.suspend;
import static dev.tranche.contract.Commands.terminate;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.stated;
import static dev.tranche.contract.Trial.completed;
import static dev.tranche.contract.Trial.corrected;
import static dev.tranche.contract.Trial.made;

import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WhenStopped {

  private static final ContractCommand SIGNED = Signing.on("2022-08-26").command();

  @Nested
  class ForATime {

    private final Trial suspended = Trial.after(SIGNED, deliver(10, "2022-12"), suspend("2023-06"));

    @Test
    void refusesLaterDeliveries() {
      suspended
          .when(deliver(10, "2023-07"))
          .isRefused("pl-k2-2022 is suspended: since 2023-06 there can be no delivery.");
      suspended
          .when(correctDelivery("delivery-1", "2023-07"))
          .isRefused("pl-k2-2022 is suspended: since 2023-06 there can be no delivery.");
    }

    @Test
    void takesDeliveriesThatMayBeFromBefore() {
      suspended.when(deliver(10, "2023-05")).leadsTo(made(2, 10, "2023-05"));
      suspended.when(deliver(10, "2023")).leadsTo(made(2, 10, "2023"));
      suspended
          .when(deliver(170, "2023-05"))
          .leadsTo(made(2, 170, "2023-05"), completed("2023-05"));
    }

    @Test
    void correctsTheNumberOfADeliveryThatTheSuspensionContradicts() {
      Trial.after(SIGNED, deliver(10, "2023-07"), suspend("2023-06"))
          .when(correctDelivery("delivery-1", 9))
          .leadsTo(corrected(1, 9, "2023-07"));
    }

    @Test
    void goesOnWhenResumed() {
      suspended.when(resume("2023-09")).leadsTo(new ContractResumed(REFERENCE, stated("2023-09")));
      Trial.after(SIGNED, suspend("2023-06"), resume("2023-09"))
          .when(deliver(10, "2023-10"))
          .leadsTo(made(1, 10, "2023-10"));
    }

    @Test
    void refusesDatesBeforeTheSuspension() {
      suspended
          .when(resume("2023-05"))
          .isRefused("The resumption (2023-05) cannot lie before the suspension (2023-06).");
      suspended
          .when(terminate("2023-05"))
          .isRefused("The termination (2023-05) cannot lie before the suspension (2023-06).");
      Trial.after(SIGNED)
          .when(suspend("2022-07"))
          .isRefused("The suspension (2022-07) cannot lie before the signature (2022-08-26).");
    }

    @Test
    void isStillAmended() {
      Trial.after(SIGNED, suspend("2023-06"))
          .when(amend("2023-08", k2(100)))
          .leadsTo(
              new ContractEvent.ContractAmended(
                  REFERENCE, "amendment-1", Facts.terms(k2(100)), null, stated("2023-08")));
    }
  }

  @Nested
  class ForGood {

    private final Trial terminated =
        Trial.after(SIGNED, deliver(10, "2022-12"), terminate("2023-06"));

    @Test
    void takesDeliveriesThatSurfaceLateAndStaysTerminated() {
      terminated.when(deliver(10, "2023-05")).leadsTo(made(2, 10, "2023-05"));
      terminated.when(deliver(170, "2023-05")).leadsTo(made(2, 170, "2023-05"));
    }

    @Test
    void refusesLaterDeliveries() {
      String words = "pl-k2-2022 is terminated: since 2023-06 there can be no delivery.";
      terminated.when(deliver(10, "2023-07")).isRefused(words);
      terminated.when(correctDelivery("delivery-1", "2023-07")).isRefused(words);
    }

    @Test
    void refusesATerminationBeforeWhatHappened() {
      Trial.after(SIGNED, deliver(10, "2023-07"))
          .when(terminate("2023-06"))
          .isRefused(
              "The termination (2023-06) cannot lie before delivery 'delivery-1' (2023-07).");
      Trial.after(SIGNED)
          .when(terminate("2022-07"))
          .isRefused("The termination (2022-07) cannot lie before the signature (2022-08-26).");
      Trial.after(
              Signing.on("2022-08").conditions("licence").command(),
              Commands.met("licence", "2022-09"),
              Commands.enterIntoForce("2022-10"))
          .when(terminate("2022-09"))
          .isRefused("The termination (2022-09) cannot lie before the entry into force (2022-10).");
    }

    @Test
    void mayLieBeforeADeliveryThatDidNotTakePlace() {
      Trial.after(SIGNED, deliver(10, "2023-07"), correctDelivery("delivery-1", 0))
          .when(terminate("2023-06"))
          .leadsTo(new ContractTerminated(REFERENCE, null, stated("2023-06")));
    }
  }
}
