package dev.tranche.contract;

import static dev.tranche.contract.Commands.abandonTalks;
import static dev.tranche.contract.Commands.openTalks;
import static dev.tranche.contract.Commands.reviseTerms;
import static dev.tranche.contract.Commands.selectSupplier;
import static dev.tranche.contract.Facts.HANWHA;
import static dev.tranche.contract.Facts.POLAND;
import static dev.tranche.contract.Facts.PRESS;
import static dev.tranche.contract.Facts.RECORDED;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.date;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.money;
import static dev.tranche.contract.Facts.published;
import static dev.tranche.contract.Facts.stated;

import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WhenInTalks {

  @Test
  void knowsAsMuchAsIsKnown() {
    Trial.after()
        .when(openTalks("2022-05"))
        .leadsTo(
            new TalksOpened(
                REFERENCE, POLAND, new Terms(null, List.of(), null), stated("2022-05")));
  }

  @Test
  void refusesAReferenceThatPeopleCouldNotWrite() {
    OpenTalks talks =
        new OpenTalks("K2/2022", POLAND, null, List.of(), null, date("2022"), PRESS, RECORDED);
    Trial.after()
        .when(talks)
        .result()
        .expectException(IllegalArgumentException.class)
        .expectExceptionMessage(
            "'K2/2022' cannot name a contract: use lower-case letters, digits and hyphens, at most"
                + " 64.");
  }

  @Test
  void keepsTheValueThatARevisionLeavesOut() {
    Trial.after(openTalks("2022-05"), reviseTerms("2022-06", "USD 14 bn", k2(980)))
        .when(reviseTerms("2022-07", null, k2(1000)))
        .leadsTo(
            new TermsRevised(
                REFERENCE,
                new Terms(null, List.of(k2(1000)), money("USD 14 bn")),
                stated("2022-07")));
  }

  @Test
  void putsAValueForAllInPlaceOfOnePerItemAndTheOtherWayRound() {
    Item priced = k2(Quantity.exact(980), "USD 14 bn");
    Trial.after(openTalks("2022-05", priced))
        .when(reviseTerms("2022-06", "USD 13 bn"))
        .leadsTo(
            new TermsRevised(
                REFERENCE,
                new Terms(null, List.of(k2(980)), money("USD 13 bn")),
                stated("2022-06")));
    Trial.after(openTalks("2022-05"), reviseTerms("2022-06", "USD 13 bn"))
        .when(reviseTerms("2022-07", null, priced))
        .leadsTo(
            new TermsRevised(REFERENCE, new Terms(null, List.of(priced), null), stated("2022-07")));
  }

  @Test
  void refusesARevisionThatChangesNothing() {
    Trial.after(openTalks("2022-05", k2(180)))
        .when(reviseTerms("2022-06", null))
        .isRefused("The revision changes nothing: give items or a value.");
    Trial.after(openTalks("2022-05", k2(180)))
        .when(reviseTerms("2022-06", null, k2(180)))
        .isRefused("The revision changes nothing: these are the terms that are talked about.");
  }

  @Test
  void selectsASupplier() {
    Trial.after(openTalks("2022-05", k2(180)))
        .when(selectSupplier("2022-07"))
        .leadsTo(new SupplierSelected(REFERENCE, HANWHA, stated("2022-07")));
  }

  @Test
  void refusesWhatLiesBeforeTheirOpening() {
    Trial talks = Trial.after(openTalks("2022-05"));
    talks
        .when(reviseTerms("2022-04", "USD 1 bn"))
        .isRefused("The revision (2022-04) cannot lie before the opening of the talks (2022-05).");
    talks
        .when(selectSupplier("2022-04"))
        .isRefused("The selection (2022-04) cannot lie before the opening of the talks (2022-05).");
    talks
        .when(abandonTalks("2022-04"))
        .isRefused(
            "The end of the talks (2022-04) cannot lie before the opening of the talks"
                + " (2022-05).");
  }

  @Nested
  class AndAnySourceSpeaks {

    @Test
    void refusesWhatHasNotHappenedYet() {
      Trial.after()
          .when(openTalks("2026-03"))
          .isRefused("2026-03 has not come yet: only what has happened can be recorded.");
    }

    @Test
    void recordsWhatIsTodayInTheEastThoughItIsYesterdayInUtc() {
      Instant morningInSeoul = Instant.parse("2025-06-30T23:00:00Z");
      OpenTalks talks = talks("2025-07-01", PRESS, morningInSeoul);
      Trial.after()
          .when(talks)
          .leadsTo(
              new TalksOpened(
                  REFERENCE, POLAND, new Terms(null, List.of(), null), talks.provenance()));
    }

    @Test
    void refusesASourceThatPublishedBeforeTheFact() {
      Trial.after()
          .when(talks("2022-05", published("2022-04-30"), RECORDED))
          .isRefused(
              "Defence Industry Europe published this on 2022-04-30, before 2022-05: one of the"
                  + " dates is wrong.");
    }

    @Test
    void refusesASourceThatIsStillToPublish() {
      Trial.after()
          .when(talks("2022-05", published("2042-05-30"), RECORDED))
          .isRefused(
              "Defence Industry Europe cannot have published this on 2042-05-30: that day has not"
                  + " come yet.");
    }

    private static OpenTalks talks(String on, Source source, Instant recorded) {
      return new OpenTalks(REFERENCE, POLAND, null, List.of(), null, date(on), source, recorded);
    }
  }
}
