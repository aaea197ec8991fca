package dev.tranche.backlog;

import dev.tranche.bench.Market;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** The accounts of a market that is made up, and their entries. */
final class GeneratedBook {

  /** An entry, and whose it is. */
  record Stored(Party buyer, Entry entry) {}

  /** An account and the sequence number of its last event. */
  record At(Account account, long version, ContractEvent last) {}

  private final Map<String, At> accounts = new HashMap<>();

  GeneratedBook(int contracts) throws Exception {
    new Market(contracts).record(new Folding());
  }

  /** Takes events as a log does, and keeps what they add up to. */
  private final class Folding extends InMemoryEventStorageEngine {

    @Override
    public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
      for (EventMessage<?> each : events) {
        DomainEventMessage<?> message = (DomainEventMessage<?>) each;
        ContractEvent event = (ContractEvent) message.getPayload();
        At before = accounts.get(message.getAggregateIdentifier());
        Account account =
            Account.evolve(before == null ? Account.initial() : before.account(), event);
        accounts.put(
            message.getAggregateIdentifier(), new At(account, message.getSequenceNumber(), event));
      }
    }
  }

  Map<String, At> accounts() {
    return accounts;
  }

  List<Stored> entries() {
    List<Stored> entries = new ArrayList<>();
    for (At at : accounts.values()) {
      for (Entry entry : Ledger.entriesOf(at.account())) {
        entries.add(new Stored(Objects.requireNonNull(at.account().buyer()), entry));
      }
    }
    return entries;
  }

  Columns columns() {
    Columns columns = new Columns();
    accounts.forEach(
        (stream, at) ->
            columns.put(
                stream, at.version(), at.account().buyer(), Ledger.entriesOf(at.account())));
    return columns;
  }
}
