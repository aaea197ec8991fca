package dev.tranche.contract;

import static dev.tranche.contract.Commands.amend;
import static dev.tranche.contract.Commands.complete;
import static dev.tranche.contract.Commands.correctDelivery;
import static dev.tranche.contract.Commands.correctSigningDate;
import static dev.tranche.contract.Commands.correctTerms;
import static dev.tranche.contract.Commands.deliver;
import static dev.tranche.contract.Commands.enterIntoForce;
import static dev.tranche.contract.Commands.met;
import static dev.tranche.contract.Commands.terminate;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.batch;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.recoveryVehicles;
import static dev.tranche.contract.Facts.schedule;
import static dev.tranche.contract.Facts.stated;
import static dev.tranche.contract.Facts.terms;
import static dev.tranche.contract.Trial.completed;
import static dev.tranche.contract.Trial.corrected;
import static dev.tranche.contract.Trial.made;
import static dev.tranche.contract.Trial.reopened;

import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.fact.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WhenCorrected {

  private static final String NOTHING = "The correction changes nothing.";
  private static final ContractCommand SIGNED = Signing.on("2022-08-26").command();

  @Test
  void wantsToKnowWhy() {
    CorrectDelivery silent =
        new CorrectDelivery(
            REFERENCE,
            "delivery-1",
            null,
            Quantity.exact(9),
            null,
            " ",
            Facts.PRESS,
            Facts.RECORDED);
    Trial.after(SIGNED, deliver(10, "2022-12"))
        .when(silent)
        .isRefused("A correction needs a reason: say why the record was wrong.");
  }

  @Test
  void refusesTermsFromASourceThatWasPublishedBeforeThem() {
    CorrectTerms early =
        new CorrectTerms(
            REFERENCE,
            Agreement.SIGNATURE,
            null,
            List.of(Facts.k2(181)),
            null,
            null,
            "Misread.",
            Facts.published("2022-07"),
            Facts.RECORDED);
    Trial.after(SIGNED)
        .when(early)
        .isRefused(
            "Defence Industry Europe published this on 2022-07, before 2022-08-26: one of the dates"
                + " is wrong.");
  }

  @Nested
  class InADelivery {

    private final Trial delivered =
        Trial.after(SIGNED, deliver(10, "2022-12"), deliver(18, "2023"));
    private final Trial done = Trial.after(SIGNED, deliver(10, "2022-12"), deliver(170, "2025-11"));

    @Test
    void keepsWhatWasRight() {
      delivered.when(correctDelivery("delivery-1", 12)).leadsTo(corrected(1, 12, "2022-12"));
      delivered.when(correctDelivery("delivery-1", "2022-11")).leadsTo(corrected(1, 10, "2022-11"));
      delivered.when(correctDelivery("delivery-1", 10)).isRefused(NOTHING);
    }

    @Test
    void takesItBackAndPutsItThereAgain() {
      delivered.when(correctDelivery("delivery-1", 0)).leadsTo(corrected(1, 0, "2022-12"));
      Trial.after(SIGNED, deliver(10, "2022-12"), correctDelivery("delivery-1", 0))
          .when(deliver(180, "2023"))
          .leadsTo(made(2, 180, "2023"), completed("2023"));
      Trial.after(
              SIGNED,
              deliver(10, "2022-12"),
              correctDelivery("delivery-1", 0),
              terminate("2022-10"))
          .when(correctDelivery("delivery-1", 10))
          .isRefused("pl-k2-2022 is terminated: since 2022-10 there can be no delivery.");
    }

    @Test
    void refusesWhatWouldBeRefusedOfTheDeliveryItself() {
      delivered
          .when(correctDelivery("delivery-1", 163))
          .isRefused("163 of K2 Black Panther cannot be delivered: 162 of 180 are outstanding.");
      delivered
          .when(correctDelivery("delivery-1", "2022-07"))
          .isRefused("The delivery (2022-07) cannot lie before the signature (2022-08-26).");
      delivered
          .when(correctDelivery("delivery-1", "2027"))
          .isRefused("2027 has not come yet: only what has happened can be recorded.");
      delivered
          .when(correctDelivery("delivery-1", null, Quantity.UNKNOWN, null))
          .isRefused(
              "A delivery is of a known or an estimated number of units; 0 if it did not take"
                  + " place.");
      Trial.after(
              Signing.on("2022-08").conditions("licence").command(),
              met("licence", "2022-09"),
              enterIntoForce("2022-10"),
              deliver(10, "2022-12"))
          .when(correctDelivery("delivery-1", "2022-09"))
          .isRefused("The delivery (2022-09) cannot lie before the entry into force (2022-10).");
    }

    @Test
    void refusesADeliveryThatIsNotInTheBook() {
      delivered
          .when(correctDelivery("delivery-3", 5))
          .isRefused("pl-k2-2022 has no delivery 'delivery-3': it has [delivery-1, delivery-2].");
    }

    @Test
    void movesUnitsToAnotherItem() {
      Trial.after(
              Signing.on("2022-08").items(k2(180), recoveryVehicles(10)).command(),
              deliver("d1", "k2", Quantity.exact(10), "2023"))
          .when(correctDelivery("d1", "recovery-vehicle", null, null))
          .leadsTo(
              new DeliveryCorrected(
                  REFERENCE,
                  "d1",
                  "recovery-vehicle",
                  Quantity.exact(10),
                  Commands.REASON,
                  stated("2023")));
    }

    @Test
    void completesOrReopensTheContract() {
      delivered
          .when(correctDelivery("delivery-2", 170))
          .leadsTo(corrected(2, 170, "2023"), completed("2023"));
      done.when(correctDelivery("delivery-2", 169))
          .leadsTo(corrected(2, 169, "2025-11"), reopened("2025-11"));
    }

    @Test
    void movesTheCompletionWithTheLastDelivery() {
      done.when(correctDelivery("delivery-2", "2025-12"))
          .leadsTo(corrected(2, 170, "2025-12"), reopened("2025-11"), completed("2025-12"));
      done.when(correctDelivery("delivery-2", "2025-10"))
          .leadsTo(corrected(2, 170, "2025-10"), reopened("2025-11"), completed("2025-10"));
      done.when(correctDelivery("delivery-1", "2023")).leadsTo(corrected(1, 10, "2023"));
    }

    @Test
    void leavesACompletionThatASourceStatedUnlessADeliveryLiesAfterIt() {
      ContractCommand unknown = Signing.on("2022-08").items(k2(Quantity.UNKNOWN, null)).command();
      Trial byWord = Trial.after(unknown, deliver(50, "2023-05"), complete("2023-12"));
      byWord.when(correctDelivery("delivery-1", "2023-06")).leadsTo(corrected(1, 50, "2023-06"));
      byWord
          .when(correctDelivery("delivery-1", "2024-02"))
          .leadsTo(corrected(1, 50, "2024-02"), reopened("2023-12"), completed("2024-02"));
    }
  }

  @Nested
  class InItsTerms {

    private final Trial amended =
        Trial.after(
            Signing.on("2022-08").value("USD 3.37 bn").command(),
            amend("2023", k2(200)),
            amend("2024", null, schedule(batch(200, "2026"))));

    @Test
    void replacesTheTermsOfTheSignatureOrOfAnAmendment() {
      amended
          .when(correctTerms("signature", k2(170)))
          .leadsTo(right("signature", terms("USD 3.37 bn", k2(170)), null, "2022-08"));
      amended
          .when(correctTerms("amendment-1", "USD 3.7 bn", null))
          .leadsTo(right("amendment-1", terms("USD 3.7 bn", k2(200)), null, "2023"));
    }

    @Test
    void refusesWhatNamesNoTerms() {
      amended
          .when(correctTerms("amendment-3", k2(170)))
          .isRefused(
              "pl-k2-2022 has no terms called 'amendment-3': it has [signature, amendment-1,"
                  + " amendment-2].");
      amended
          .when(correctTerms("amendment-2", k2(170)))
          .isRefused("amendment-2 of pl-k2-2022 changed no terms that could be corrected.");
      amended.when(correctTerms("amendment-1", k2(200))).isRefused(NOTHING);
    }

    @Test
    void refusesFewerThanAreDeliveredOrPlannedAndAnotherCurrency() {
      Trial.after(SIGNED, deliver(20, "2023"))
          .when(correctTerms("signature", k2(19)))
          .isRefused(
              "20 of K2 Black Panther have been delivered: no fewer can be ordered, and 19 is"
                  + " fewer.");
      amended
          .when(correctTerms("amendment-1", k2(199)))
          .isRefused("The schedule plans 200 of K2 Black Panther, more than the 199 ordered.");
      amended
          .when(correctTerms("signature", "EUR 3 bn", null))
          .isRefused("The contract is in USD: its value cannot be given in EUR.");
    }

    @Test
    void correctsTheCurrencyOfAContractThatWasNeverAmended() {
      Trial.after(Signing.on("2022-08").value("USD 3 bn").command())
          .when(correctTerms("signature", "EUR 3 bn", null))
          .leadsTo(right("signature", terms("EUR 3 bn", k2(180)), null, "2022-08"));
    }

    @Test
    void completesOrReopensTheContract() {
      Trial.after(SIGNED, deliver(170, "2025-11"))
          .when(correctTerms("signature", k2(170)))
          .leadsTo(right("signature", terms(k2(170)), null, "2022-08-26"), completed("2025-11"));
      Trial.after(SIGNED, deliver(180, "2025-11"))
          .when(correctTerms("signature", k2(190)))
          .leadsTo(right("signature", terms(k2(190)), null, "2022-08-26"), reopened("2025-11"));
      Item unknown = k2(Quantity.UNKNOWN, null);
      Trial.after(SIGNED, deliver(180, "2025-11"))
          .when(correctTerms("signature", unknown))
          .leadsTo(right("signature", terms(unknown), null, "2022-08-26"), reopened("2025-11"));
    }

    private static TermsCorrected right(
        String replaces, Terms terms, @Nullable DeliverySchedule schedule, String on) {
      return new TermsCorrected(REFERENCE, replaces, terms, schedule, Commands.REASON, stated(on));
    }
  }

  @Nested
  class InItsSigningDate {

    @Test
    void movesTheEntryIntoForceThatCameWithIt() {
      Trial.after(SIGNED)
          .when(correctSigningDate("2022-08-27"))
          .leadsTo(new SigningDateCorrected(REFERENCE, Commands.REASON, stated("2022-08-27")));
      Trial.after(SIGNED, correctSigningDate("2022-09-01"))
          .when(deliver(10, "2022-08-30"))
          .isRefused("The delivery (2022-08-30) cannot lie before the signature (2022-09-01).");
      Trial.after(SIGNED, correctSigningDate("2022-07-01"))
          .when(deliver(10, "2022-07-10"))
          .leadsTo(made(1, 10, "2022-07-10"));
    }

    @Test
    void refusesADateAfterWhatFollowed() {
      refused("(2022-12)", deliver(10, "2022-12"));
      refused("(2022-12)", amend("2022-12", k2(200)));
      refused("(2022-12)", Commands.suspend("2022-12"));
      refused("(2022-12)", terminate("2022-12"));
      Trial.after(Signing.on("2022-08").schedule(batch(10, "2022")).command())
          .when(correctSigningDate("2023-01"))
          .isRefused("A batch (2022) cannot lie before the signature (2023-01).");
    }

    private static void refused(String date, ContractCommand following) {
      Trial.after(SIGNED, following)
          .when(correctSigningDate("2023-01"))
          .isRefused(
              "What followed it %s cannot lie before the signature (2023-01).".formatted(date));
    }

    @Test
    void changesSomething() {
      Trial.after(SIGNED).when(correctSigningDate("2022-08-26")).isRefused(NOTHING);
    }
  }
}
