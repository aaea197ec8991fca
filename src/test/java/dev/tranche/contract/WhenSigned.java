package dev.tranche.contract;

import static dev.tranche.contract.Commands.amend;
import static dev.tranche.contract.Commands.correctSigningDate;
import static dev.tranche.contract.Commands.deliver;
import static dev.tranche.contract.Commands.enterIntoForce;
import static dev.tranche.contract.Commands.met;
import static dev.tranche.contract.Commands.openTalks;
import static dev.tranche.contract.Commands.resume;
import static dev.tranche.contract.Commands.suspend;
import static dev.tranche.contract.Commands.terminate;
import static dev.tranche.contract.Commands.waived;
import static dev.tranche.contract.Facts.HANWHA;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.batch;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.stated;
import static dev.tranche.contract.Trial.completed;
import static dev.tranche.contract.Trial.made;

import dev.tranche.contract.ContractEvent.ConditionWaived;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WhenSigned {

  private static final Signing ON_CREDIT = Signing.on("2022-08-26").conditions("export-credit");

  @Test
  void isInForceAtOnceWithNoCondition() {
    Signing signing = Signing.on("2022-08-26");
    Trial.after()
        .when(signing.command())
        .leadsTo(signing.event(), new EnteredIntoForce(REFERENCE, stated("2022-08-26")));
  }

  @Test
  void waitsForItsConditions() {
    Trial.after().when(ON_CREDIT.command()).leadsTo(ON_CREDIT.event());
    Trial.after(ON_CREDIT.command())
        .when(enterIntoForce("2022-10"))
        .isRefused("pl-k2-2022 cannot enter into force while conditions are open: export-credit.");
    Trial.after(ON_CREDIT.command())
        .when(waived("export-credit", "2022-09"))
        .leadsTo(new ConditionWaived(REFERENCE, "export-credit", stated("2022-09")));
    Trial.after(ON_CREDIT.command(), met("export-credit", "2022-09"))
        .when(enterIntoForce("2022-10"))
        .leadsTo(new EnteredIntoForce(REFERENCE, stated("2022-10")));
  }

  @Test
  void closesEachConditionOnce() {
    Trial.after(ON_CREDIT.command(), met("export-credit", "2022-09"))
        .when(waived("export-credit", "2022-10"))
        .isRefused("pl-k2-2022 has no open condition 'export-credit'.");
  }

  @Test
  void entersIntoForceOnce() {
    Trial.after(Signing.on("2022-08").command())
        .when(enterIntoForce("2022-10"))
        .isRefused("pl-k2-2022 entered into force on 2022-08 already.");
  }

  @Nested
  class AndItsTermsAreStated {

    @Test
    void refusesToGoWithoutBuyerSupplierOrItem() {
      Trial.after()
          .when(Signing.on("2022").buyer(null).command())
          .isRefused("A signed contract needs a buyer; write unknown where no source names one.");
      Trial.after()
          .when(Signing.on("2022").supplier(null).command())
          .isRefused(
              "A signed contract needs a supplier; call it unknown where no source names one.");
      Trial.after()
          .when(Signing.on("2022").withoutItems().command())
          .isRefused("A signed contract needs at least one item.");
    }

    @Test
    void refusesTwoConditionsOfOneName() {
      Trial.after()
          .when(Signing.on("2022").conditions("licence", "licence").command())
          .isRefused("Two conditions are called 'licence'.");
    }

    @Test
    void bindsBatchesToTheOnlyItem() {
      Batch unbound = new Batch("", 10, Facts.date("2022"));
      Trial.after()
          .when(Signing.on("2022-08").schedule(unbound).command())
          .leadsTo(
              Signing.on("2022-08").schedule(batch(10, "2022")).event(),
              new EnteredIntoForce(REFERENCE, stated("2022-08")));
    }

    @Test
    void refusesBatchesBeyondTheOrder() {
      Trial.after()
          .when(Signing.on("2022-08").schedule(batch(100, "2022"), batch(81, "2023")).command())
          .isRefused("The schedule plans 181 of K2 Black Panther, more than the 180 ordered.");
    }

    @Test
    void refusesBatchesDueBeforeTheSignature() {
      Trial.after()
          .when(Signing.on("2022-08").schedule(batch(10, "2021")).command())
          .isRefused("A batch (2021) cannot lie before the signature (2022-08).");
    }
  }

  @Nested
  class AfterTalks {

    private final ContractCommand talks = openTalks("2022-05", k2(180));

    @Test
    void takesBuyerAndItemsFromThem() {
      Signing bare = Signing.on("2022-08").buyer(null).withoutItems();
      Trial.after(talks)
          .when(bare.command())
          .leadsTo(bare.items(k2(180)).event(), new EnteredIntoForce(REFERENCE, stated("2022-08")));
    }

    @Test
    void takesNoPriceThatWasOnlyTalkedAbout() {
      Signing bare = Signing.on("2022-08").withoutItems();
      Trial.after(openTalks("2022-05", k2(Quantity.exact(180), "USD 3 bn")))
          .when(bare.value("USD 3.37 bn").command())
          .leadsTo(
              bare.items(k2(180)).value("USD 3.37 bn").event(),
              new EnteredIntoForce(REFERENCE, stated("2022-08")));
    }

    @Test
    void maySignWithAnotherSupplierButNotForAnotherBuyer() {
      Trial.after(talks)
          .when(Signing.on("2022-08").supplier(HANWHA).command())
          .leadsTo(
              Signing.on("2022-08").supplier(HANWHA).event(),
              new EnteredIntoForce(REFERENCE, stated("2022-08")));
      Trial.after(talks)
          .when(Signing.on("2022-08").buyer(Party.of("RO")).command())
          .isRefused("The talks on pl-k2-2022 were with PL, not RO.");
    }

    @Test
    void refusesASignatureBeforeThem() {
      Trial.after(talks)
          .when(Signing.on("2022-04").command())
          .isRefused(
              "The signature (2022-04) cannot lie before the opening of the talks (2022-05).");
      Trial.after(talks, Signing.on("2022-08").command())
          .when(correctSigningDate("2022-04"))
          .isRefused(
              "The signature (2022-04) cannot lie before the opening of the talks (2022-05).");
    }
  }

  @Nested
  class AndNotInForce {

    @Test
    void refusesADelivery() {
      Trial.after(ON_CREDIT.command())
          .when(deliver(10, "2022-12"))
          .isRefused(
              "pl-k2-2022 is signed but not in force: its terms allow no delivery before it is in"
                  + " force.");
    }

    @Test
    void refusesADeliveryAlsoWhenSuspendedOrTerminated() {
      Trial.after(ON_CREDIT.command(), suspend("2023"))
          .when(deliver(10, "2022-12"))
          .isRefused("pl-k2-2022 is suspended: its terms allow no delivery before it is in force.");
      Trial.after(ON_CREDIT.command(), terminate("2023"))
          .when(deliver(10, "2022-12"))
          .isRefused(
              "pl-k2-2022 is terminated: its terms allow no delivery before it is in force.");
    }

    @Test
    void takesEarlyDeliveriesWhereItsTermsAllowThem() {
      ContractCommand early = ON_CREDIT.early().command();
      Trial.after(early).when(deliver(10, "2022-12")).leadsTo(made(1, 10, "2022-12"));
      Trial.after(early, deliver(10, "2022-12"))
          .when(deliver(170, "2023"))
          .leadsTo(made(2, 170, "2023"), completed("2023"));
    }

    @Test
    void isSuspendedAndGoesOnAsSignedOnly() {
      Trial.after(ON_CREDIT.command(), suspend("2023-01"), resume("2023-03"))
          .when(deliver(10, "2023-04"))
          .isRefused(
              "pl-k2-2022 is signed but not in force: its terms allow no delivery before it is in"
                  + " force.");
    }

    @Test
    void mayTurnOutToHaveEnteredIntoForceBeforeItStopped() {
      Trial stopped =
          Trial.after(
              ON_CREDIT.command(),
              terminate("2024"),
              met("export-credit", "2022-09"),
              enterIntoForce("2022-10"));
      stopped.when(deliver(10, "2022-12")).leadsTo(made(1, 10, "2022-12"));
      Trial.after(ON_CREDIT.command(), met("export-credit", "2022-09"), suspend("2023"))
          .when(enterIntoForce("2024"))
          .isRefused("pl-k2-2022 is suspended: since 2023 it cannot enter into force.");
      Trial.after(ON_CREDIT.command(), terminate("2023"))
          .when(met("export-credit", "2024"))
          .isRefused("pl-k2-2022 is terminated: since 2023 no condition can be closed.");
    }
  }

  @Nested
  class DatesThatContradictEachOther {

    @Test
    void refusesAnEntryIntoForceBeforeTheSignature() {
      Trial.after(ON_CREDIT.command(), met("export-credit", "2022-08"))
          .when(enterIntoForce("2022-07"))
          .isRefused(
              "The entry into force (2022-07) cannot lie before the signature (2022-08-26).");
    }

    @Test
    void refusesAnEntryIntoForceBeforeItsConditionsWereClosed() {
      Trial.after(ON_CREDIT.command(), met("export-credit", "2022-11"))
          .when(enterIntoForce("2022-10"))
          .isRefused(
              "The entry into force (2022-10) cannot lie before the closing of 'export-credit'"
                  + " (2022-11).");
    }

    @Test
    void acceptsWhatMayBeTrueOfVagueDates() {
      Trial.after(Signing.on("2022-08-26").command())
          .when(deliver(10, "2022-08"))
          .leadsTo(made(1, 10, "2022-08"));
      Trial.after(Signing.on("2022").command())
          .when(amend("2022-01-01", k2(200)))
          .leadsTo(
              new ContractEvent.ContractAmended(
                  REFERENCE, "amendment-1", Facts.terms(k2(200)), null, stated("2022-01-01")));
    }
  }
}
