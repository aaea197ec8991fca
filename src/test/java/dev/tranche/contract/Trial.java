package dev.tranche.contract;

import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.stated;

import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import dev.tranche.testing.Aggregates;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/**
 * One command put to the aggregate after others, each of which was followed. Axon's fixture holds
 * that the state is that of the recorded events alone.
 */
record Trial(List<ContractEvent> events, ContractState state) {

  static Trial after(ContractCommand... commands) {
    List<ContractEvent> events = new ArrayList<>();
    ContractState state = ContractState.initial();
    for (ContractCommand command : commands) {
      for (ContractEvent event : Decisions.decide(state, command)) {
        events.add(event);
        state = ContractState.evolve(state, event);
      }
    }
    return new Trial(events, state);
  }

  /** The aggregate with this past. */
  AggregateTestFixture<Contract> aggregate() {
    return Aggregates.fixture(Contract.class);
  }

  Answer when(ContractCommand command) {
    return new Answer(aggregate().given(events.toArray()).when(command));
  }

  /** What the aggregate answered. */
  record Answer(ResultValidator<Contract> result) {

    void leadsTo(ContractEvent... expected) {
      result.expectSuccessfulHandlerExecution().expectEvents((Object[]) expected);
    }

    void isRefused(String reason) {
      result.expectNoEvents().expectException(Refused.class).expectExceptionMessage(reason);
    }
  }

  static DeliveryMade made(int number, long units, String on) {
    return new DeliveryMade(
        REFERENCE, "delivery-" + number, "k2", Quantity.exact(units), stated(on));
  }

  static DeliveryCorrected corrected(int number, long units, String on) {
    return new DeliveryCorrected(
        REFERENCE, "delivery-" + number, "k2", Quantity.exact(units), Commands.REASON, stated(on));
  }

  static ContractCompleted completed(String on) {
    return new ContractCompleted(REFERENCE, stated(on));
  }

  static ContractReopened reopened(String on) {
    return new ContractReopened(REFERENCE, stated(on));
  }
}
