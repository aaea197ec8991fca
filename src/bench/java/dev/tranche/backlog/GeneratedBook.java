package dev.tranche.backlog;

import dev.tranche.bench.Market;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** The histories of a market that is made up, and their entries. */
final class GeneratedBook {

  private final Map<String, History> histories = new HashMap<>();

  GeneratedBook(int contracts) throws Exception {
    new Market(contracts).record(new Folding());
  }

  /** Takes events as a log does, and keeps what they add up to. */
  private final class Folding extends InMemoryEventStorageEngine {

    @Override
    public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
      for (EventMessage<?> each : events) {
        DomainEventMessage<?> message = (DomainEventMessage<?>) each;
        histories.compute(
            message.getAggregateIdentifier(),
            (_, before) ->
                History.evolve(
                    before == null ? History.initial() : before,
                    (ContractEvent) message.getPayload()));
      }
    }
  }

  /** The entries of all contracts as the program keeps them. */
  List<RecordedEntries.OfContract> entries() {
    return histories.values().stream().map(RecordedEntries.OfContract::of).toList();
  }
}
