package dev.tranche.contract;

import static dev.tranche.contract.Facts.PRESS;
import static dev.tranche.contract.Facts.RECORDED;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.ROTEM;
import static dev.tranche.contract.Facts.date;
import static dev.tranche.contract.Facts.item;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import dev.tranche.testing.Growth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cost of a contract grows with its items, batches and deliveries, not with their products. */
class WhenContractsAreLarge {

  private static final int SIZE = 60;

  @Test
  void itsEventsAreFoldedAtACostThatGrowsWithTheirNumber() {
    Growth.isNearlyEven(SIZE, LargeContract::events, WhenContractsAreLarge::state);
  }

  @Test
  void aCorrectionOfItsTermsIsDecidedAtACostThatGrowsWithItsLines() {
    Growth.isNearlyEven(
        SIZE,
        size -> state(LargeContract.events(size)),
        state -> Decisions.decide(state, correction(state)));
  }

  @Test
  void aRefusalNamesSomeOfManyDeliveriesAndCountsTheRest() {
    ContractState state = state(LargeContract.events(SIZE));

    assertThatThrownBy(
            () ->
                Decisions.decide(
                    state,
                    new ContractCommand.CorrectDelivery(
                        REFERENCE, "none", null, Quantity.exact(1), null, "r", PRESS, RECORDED)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("delivery-19, delivery-20] and 40 more");
    assertThatThrownBy(
            () ->
                Decisions.decide(
                    state,
                    new RecordDelivery(
                        REFERENCE, null, "none", Quantity.exact(1), date("2024"), PRESS, RECORDED)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("item-19] and 40 more");
  }

  private static CorrectTerms correction(ContractState state) {
    List<Item> items = ((ContractState.Agreed) state).agreement().terms().items();
    List<Item> others =
        IntStream.range(0, items.size())
            .mapToObj(i -> item(items.get(i).id(), Quantity.exact(3), null))
            .toList();
    return new CorrectTerms(
        REFERENCE, Agreement.SIGNATURE, ROTEM, others, null, null, "Misread.", PRESS, RECORDED);
  }

  static ContractState state(List<ContractEvent> events) {
    ContractState state = ContractState.initial();
    for (ContractEvent event : events) {
      state = ContractState.evolve(state, event);
    }
    return state;
  }
}
