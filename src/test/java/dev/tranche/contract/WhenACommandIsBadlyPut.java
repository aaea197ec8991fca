package dev.tranche.contract;

import static dev.tranche.contract.Commands.claim;
import static dev.tranche.contract.Commands.openTalks;
import static dev.tranche.contract.Facts.POLAND;
import static dev.tranche.contract.Facts.PRESS;
import static dev.tranche.contract.Facts.RECORDED;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.ROTEM;
import static dev.tranche.contract.Facts.date;
import static dev.tranche.contract.Facts.k2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.OfCorrection;
import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractCommand.WithdrawClaim;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a command is about: a name has a form, a correction a reason, a fact has happened. */
class WhenACommandIsBadlyPut {

  private static final String BAD = "K2/2022";

  @Test
  void aContractThatEntersTheBookHasAName() {
    refusesTheName(
        "contract",
        Stage.UNRECORDED,
        new OpenTalks(BAD, POLAND, null, List.of(k2(1)), null, date("2022"), PRESS, RECORDED));
    refusesTheName("contract", Stage.UNRECORDED, signed(BAD, null));
    refusesTheName("framework", Stage.UNRECORDED, signed(REFERENCE, BAD));
  }

  private static SignContract signed(String reference, @Nullable String framework) {
    return new SignContract(
        reference,
        POLAND,
        ROTEM,
        List.of(k2(180)),
        null,
        null,
        List.of(),
        false,
        framework,
        date("2022-08"),
        PRESS,
        RECORDED);
  }

  @Test
  void whatIsNamedInAContractHasAName() {
    refusesTheName(
        "delivery", Stage.IN_FORCE, Commands.deliver(BAD, null, Quantity.exact(1), "2023"));
    refusesTheName("claim", Stage.IN_FORCE, claim(BAD, new Claimed.SigningDate(date("2022-07"))));
    assertThatThrownBy(() -> new Condition(BAD, null)).hasMessageContaining(named("condition"));
    assertThatThrownBy(() -> new Item(BAD, "K2", Category.BATTLE_TANKS, Quantity.UNKNOWN, null))
        .hasMessageContaining("'K2/2022' cannot name an item");
  }

  private static void refusesTheName(String what, Stage stage, ContractCommand command) {
    assertThatThrownBy(() -> Decisions.decide(stage.past().state(), command))
        .hasMessageContaining(named(what));
  }

  private static String named(String what) {
    return "'K2/2022' cannot name a " + what;
  }

  static Stream<OfCorrection> corrections() {
    return Stream.of(
        new CorrectDelivery(
            REFERENCE, "delivery-1", null, Quantity.exact(19), null, " ", PRESS, RECORDED),
        new CorrectTerms(
            REFERENCE,
            Agreement.SIGNATURE,
            null,
            List.of(k2(200)),
            null,
            null,
            " ",
            PRESS,
            RECORDED),
        new CorrectSigningDate(REFERENCE, date("2022-08-15"), " ", PRESS, RECORDED),
        new AdoptClaim(REFERENCE, "day", " ", PRESS, RECORDED),
        new WithdrawClaim(REFERENCE, "day", " ", PRESS, RECORDED));
  }

  @ParameterizedTest
  @MethodSource("corrections")
  void aCorrectionNeedsAReason(OfCorrection correction) {
    assertThatThrownBy(() -> Decisions.decide(Stage.PARTLY_DELIVERED.past().state(), correction))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("needs a reason");
  }

  @Test
  void aCorrectionOfEachKindIsTried() {
    assertThat(corrections().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Leaves.of(OfCorrection.class));
  }

  @Test
  void whatIsSaidOfADayThatHasNotComeIsRefused() {
    refusesTheDay(Stage.UNRECORDED, openTalks("2027", k2(180)));
    refusesTheDay(Stage.PARTLY_DELIVERED, Commands.correctDelivery("delivery-1", "2027"));
    refusesTheDay(Stage.PARTLY_DELIVERED, Commands.correctSigningDate("2027"));
    refusesTheDay(Stage.PARTLY_DELIVERED, claim(null, new Claimed.SigningDate(date("2027"))));
  }

  private static void refusesTheDay(Stage stage, ContractCommand command) {
    assertThatThrownBy(() -> Decisions.decide(stage.past().state(), command))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("2027 has not come yet");
  }

  @Test
  void aFactCannotLieAfterItsPublication() {
    Source early = Facts.published("2021");
    CorrectTerms terms =
        new CorrectTerms(
            REFERENCE,
            Agreement.SIGNATURE,
            null,
            List.of(k2(200)),
            null,
            null,
            Commands.REASON,
            early,
            RECORDED);
    assertThatThrownBy(() -> Decisions.decide(Stage.PARTLY_DELIVERED.past().state(), terms))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("published this on 2021, before 2022-08");
  }
}
