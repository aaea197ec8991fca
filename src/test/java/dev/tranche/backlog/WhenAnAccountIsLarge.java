package dev.tranche.backlog;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.contract.LargeContract;
import dev.tranche.testing.Growth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ledger of a contract costs as much as it has items and deliveries. */
class WhenAnAccountIsLarge {

  private static final int SIZE = 60;

  @Test
  void theEventsAreFoldedAtACostThatGrowsWithTheirNumber() {
    Growth.isNearlyEven(SIZE, LargeContract::events, WhenAnAccountIsLarge::kept);
  }

  @Test
  void theEntriesAreMadeAtACostThatGrowsWithTheLinesOfTheContract() {
    Growth.isNearlyEven(SIZE, size -> kept(LargeContract.events(size)), Ledger::entriesOf);
  }

  private static History kept(List<ContractEvent> events) {
    BacklogFold fold = new BacklogFold();
    History history = History.initial();
    for (ContractEvent event : events) {
      history = fold.evolve(history, event);
    }
    return history;
  }
}
