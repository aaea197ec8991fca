package dev.tranche.contract;

import static dev.tranche.contract.Commands.adopt;
import static dev.tranche.contract.Commands.claim;
import static dev.tranche.contract.Commands.correctTerms;
import static dev.tranche.contract.Commands.deliver;
import static dev.tranche.contract.Commands.openTalks;
import static dev.tranche.contract.Commands.withdraw;
import static dev.tranche.contract.Facts.PRESS;
import static dev.tranche.contract.Facts.RECORDED;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.batch;
import static dev.tranche.contract.Facts.date;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.money;
import static dev.tranche.contract.Facts.published;
import static dev.tranche.contract.Facts.recoveryVehicles;
import static dev.tranche.contract.Facts.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.contract.Claimed.Attribute;
import dev.tranche.contract.Claimed.DeliveredQuantity;
import dev.tranche.contract.Claimed.DeliveryDate;
import dev.tranche.contract.Claimed.OrderedQuantity;
import dev.tranche.contract.Claimed.SigningDate;
import dev.tranche.contract.Claimed.Value;
import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.fact.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenClaimed {

  private static final ContractCommand SIGNED =
      Signing.on("2022-08").value("USD 3.37 bn").command();
  private static final Claimed VALUE = new Value("", money("USD 3.3 bn"));
  private static final Claimed DAY = new SigningDate(date("2022-08-26"));

  @Test
  void bindsItToTheTermsThatHold() {
    Trial.after(SIGNED)
        .when(claim(null, VALUE))
        .leadsTo(stated("claim-1", new Value("signature", money("USD 3.3 bn")), "2022-08"));
    Trial.after(SIGNED, Commands.amend("2023-01", k2(200)))
        .when(claim(null, new OrderedQuantity("", "", Quantity.exact(190))))
        .leadsTo(
            stated(
                "claim-1",
                new OrderedQuantity("amendment-1", "k2", Quantity.exact(190)),
                "2023-01"));
  }

  @Test
  void takesTheDayOfWhatItStates() {
    Trial past = Trial.after(SIGNED, deliver(10, "2022-12"));

    past.when(claim("day", DAY)).leadsTo(stated("day", DAY, "2022-08-26"));
    Claimed arrived = new DeliveryDate("delivery-1", date("2023-01"));
    past.when(claim("arrival", arrived)).leadsTo(stated("arrival", arrived, "2023-01"));
    Claimed fewer = new DeliveredQuantity("delivery-1", Quantity.exact(9));
    past.when(claim("fewer", fewer)).leadsTo(stated("fewer", fewer, "2022-12"));
  }

  @Test
  void numbersClaimsPastThoseThatAreNamed() {
    Trial.after(SIGNED, claim("claim-2", VALUE))
        .when(claim(null, DAY))
        .leadsTo(stated("claim-3", DAY, "2022-08-26"));
  }

  @Test
  void isRefusedOfWhatTheContractHasNot() {
    Trial past = Trial.after(SIGNED);

    past.when(claim(null, new Value("amendment-1", money("USD 1"))))
        .isRefused("pl-k2-2022 has no terms called 'amendment-1'.");
    past.when(claim(null, new OrderedQuantity("", "k9", Quantity.exact(1))))
        .isRefused("The contract has no item 'k9': it has [k2].");
    past.when(claim(null, new DeliveryDate("delivery-1", date("2023"))))
        .isRefused("pl-k2-2022 has no delivery 'delivery-1': it has none.");
    Trial.after(Signing.on("2022-08").items(k2(180), recoveryVehicles(31)).command())
        .when(claim(null, new OrderedQuantity("", "", Quantity.exact(1))))
        .isRefused("The contract has several items: say which of [k2, recovery-vehicle].");
  }

  @Test
  void isRefusedOfTheFutureAndBeforeItCanHaveBeenPublished() {
    Trial past = Trial.after(SIGNED);

    past.when(claim(null, new SigningDate(date("2027"))))
        .isRefused("2027 has not come yet: only what has happened can be recorded.");
    past.when(claim(null, VALUE, published("2021")))
        .isRefused(
            "Defence Industry Europe published this on 2021, before 2022-08: one of the dates is"
                + " wrong.");
  }

  @Test
  void isRefusedTwiceOfOneSourceAndTakenOfAnother() {
    Trial past = Trial.after(SIGNED, claim("value", VALUE));

    past.when(claim("again", VALUE))
        .isRefused("Defence Industry Europe states the same in claim 'value' already.");
    past.when(claim("value", DAY))
        .isRefused(
            "pl-k2-2022 has a claim 'value' already: withdraw it, or name this one otherwise.");
    assertThat(Trial.after(SIGNED, claim("value", VALUE), claim("other", VALUE, published("2023"))))
        .extracting(trial -> Claims.of(trial.state()).size())
        .isEqualTo(2);
    assertThat(Trial.after(SIGNED, claim("value", VALUE), withdraw("value"), claim("again", VALUE)))
        .extracting(trial -> Claims.of(trial.state()).size())
        .isEqualTo(2);
  }

  @Test
  void isAdoptedAsTheCorrectionOfWhatItIsAbout() {
    Trial past =
        Trial.after(
            SIGNED,
            deliver(10, "2022-12"),
            claim("value", VALUE),
            claim("day", DAY),
            claim("more", new OrderedQuantity("", "", Quantity.exact(200))),
            claim("fewer", new DeliveredQuantity("delivery-1", Quantity.exact(9))),
            claim("arrival", new DeliveryDate("delivery-1", date("2023-01"))));

    past.when(adopt("value"))
        .leadsTo(corrected(terms("USD 3.3 bn", k2(180))), adopted("value", "2022-08"));
    past.when(adopt("more"))
        .leadsTo(corrected(terms("USD 3.37 bn", k2(200))), adopted("more", "2022-08"));
    past.when(adopt("day"))
        .leadsTo(
            new SigningDateCorrected(REFERENCE, Commands.REASON, Facts.stated("2022-08-26")),
            adopted("day", "2022-08-26"));
    past.when(adopt("fewer")).leadsTo(delivery(9, "2022-12"), adopted("fewer", "2022-12"));
    past.when(adopt("arrival")).leadsTo(delivery(10, "2023-01"), adopted("arrival", "2023-01"));
  }

  @Test
  void isRefusedWhereItsAdoptionContradictsTheRest() {
    Trial past =
        Trial.after(
            Signing.on("2022-08").schedule(batch(180, "2025")).command(),
            deliver(10, "2022-12"),
            claim("five", new OrderedQuantity("", "", Quantity.exact(5))),
            claim("fifty", new OrderedQuantity("", "", Quantity.exact(50))),
            claim("late", new SigningDate(date("2023"))),
            claim("many", new DeliveredQuantity("delivery-1", Quantity.exact(181))));

    past.when(adopt("five"))
        .isRefused(
            "10 of K2 Black Panther have been delivered: no fewer can be ordered, and 5 is fewer.");
    past.when(adopt("fifty"))
        .isRefused("The schedule plans 180 of K2 Black Panther, more than the 50 ordered.");
    past.when(adopt("late"))
        .isRefused("What followed it (2022-12) cannot lie before the signature (2023).");
    past.when(adopt("many"))
        .isRefused("181 of K2 Black Panther cannot be delivered: 180 of 180 are outstanding.");
  }

  @Test
  void changesOnlyTheSourceWhereTheContractShowsItAlready() {
    Trial past = Trial.after(SIGNED, claim("value", new Value("", money("USD 3.37 bn"))));

    past.when(adopt("value")).leadsTo(adopted("value", "2022-08"));
    Trial.after(SIGNED, claim("value", new Value("", money("USD 3.37 bn"))), adopt("value"))
        .when(adopt("value"))
        .isRefused("The adoption changes nothing: claim 'value' is adopted already.");
  }

  @Test
  void canBeAdoptedAgainOnceAnotherWas() {
    Trial past =
        Trial.after(
            SIGNED,
            claim("low", VALUE),
            claim("high", new Value("", money("USD 3.7 bn"))),
            adopt("low"),
            adopt("high"));

    past.when(adopt("low"))
        .leadsTo(corrected(terms("USD 3.3 bn", k2(180))), adopted("low", "2022-08"));
    past.when(withdraw("low")).leadsTo(withdrawn("low"));
  }

  @Test
  void isNotAdoptedBeforeItWasPublishedNorWithoutAReason() {
    Trial past = Trial.after(SIGNED, claim("value", VALUE, published("2024-07")));

    past.when(new AdoptClaim(REFERENCE, "value", "r", published("2024-03"), RECORDED))
        .isRefused(
            "Its adoption (2024-03) cannot lie before the publication of the claim (2024-07).");
    past.when(new AdoptClaim(REFERENCE, "value", " ", PRESS, RECORDED))
        .isRefused("A correction needs a reason: say why the record was wrong.");
    past.when(adopt("other")).isRefused("pl-k2-2022 has no claim 'other': it has [value].");
  }

  @Test
  void isWithdrawnUnlessTheContractWasCorrectedToIt() {
    Trial past = Trial.after(SIGNED, claim("value", VALUE));
    past.when(withdraw("value")).leadsTo(withdrawn("value"));

    Trial.after(SIGNED, claim("value", VALUE), withdraw("value"))
        .when(adopt("value"))
        .isRefused("Claim 'value' has been withdrawn.");
    Trial.after(SIGNED, claim("value", VALUE), adopt("value"))
        .when(withdraw("value"))
        .isRefused(
            "pl-k2-2022 shows what claim 'value' states: correct it, or adopt another claim,"
                + " before.");
    Trial.after(
            SIGNED,
            claim("value", VALUE),
            adopt("value"),
            correctTerms("signature", "USD 3.4 bn", null))
        .when(withdraw("value"))
        .leadsTo(withdrawn("value"));
  }

  @Test
  void staysWithTheContractWhenTalksEndInASignature() {
    Trial past =
        Trial.after(
            openTalks("2022-05", k2(180)),
            claim("talks", new Value("", money("USD 4 bn"))),
            claim("day", DAY),
            Signing.on("2022-08").command());

    past.when(adopt("day"))
        .leadsTo(
            new SigningDateCorrected(REFERENCE, Commands.REASON, Facts.stated("2022-08-26")),
            adopted("day", "2022-08-26"));
    past.when(adopt("talks"))
        .isRefused("pl-k2-2022 has no terms called 'talks': it has [signature].");
  }

  @Test
  void needsANumberThatCanBe() {
    assertThatThrownBy(() -> new OrderedQuantity("", "", Quantity.exact(0)))
        .hasMessage("At least one unit must be ordered.");
    assertThatThrownBy(() -> new DeliveredQuantity("delivery-1", Quantity.UNKNOWN))
        .hasMessageStartingWith("A delivery is of a known or an estimated number of units");
    assertThatThrownBy(() -> Attribute.of("colour"))
        .hasMessage(
            "'colour' is not an attribute that can be claimed: write one of signing-date, value,"
                + " ordered-quantity, delivered-quantity, delivery-date.");
  }

  @Test
  void isTrustedInTheWordsOfTheAdmiraltyCode() {
    assertThat(Confidence.parse("B2").toString()).isEqualTo("B2");
    assertThat(Confidence.parse("F6")).isEqualTo(Confidence.NOT_JUDGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "B", "G2", "B7", "b2", "B22"})
  void isTrustedInNoOtherWords(String code) {
    assertThatThrownBy(() -> Confidence.parse(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'%s' is not a confidence".formatted(code));
  }

  private static ClaimStated stated(String name, Claimed states, String effective) {
    return new ClaimStated(REFERENCE, name, states, Confidence.NOT_JUDGED, Facts.stated(effective));
  }

  private static ClaimAdopted adopted(String name, String effective) {
    return new ClaimAdopted(REFERENCE, name, Commands.REASON, Facts.stated(effective));
  }

  private static ClaimWithdrawn withdrawn(String name) {
    return new ClaimWithdrawn(REFERENCE, name, Commands.REASON, Facts.stated("2022-08"));
  }

  private static TermsCorrected corrected(Terms terms) {
    return new TermsCorrected(
        REFERENCE, "signature", terms, null, Commands.REASON, Facts.stated("2022-08"));
  }

  private static DeliveryCorrected delivery(long units, String on) {
    return Trial.corrected(1, units, on);
  }
}
