package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.History;
import dev.tranche.delivery.ContractSnapshots;
import dev.tranche.delivery.RecordedContract;
import dev.tranche.fact.Party;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The entries of all contracts in the snapshot; those of a contract are made once. */
@Component
class RecordedEntries implements Entries {

  private static final Logger LOG = LoggerFactory.getLogger(RecordedEntries.class);

  /** Those of one contract; none before its signature. */
  record OfContract(Party buyer, List<Entry> entries) {

    private static final OfContract NONE = new OfContract(Party.UNKNOWN, List.of());

    /** One contract whose amounts cannot be counted keeps no other from being counted. */
    static OfContract of(History history) {
      try {
        return history.isSigned()
            ? new OfContract(history.signed().value().buyer(), Ledger.entriesOf(history))
            : NONE;
      } catch (ArithmeticException _) {
        LOG.warn(
            "The order book leaves out {}: its amounts are too large to be counted",
            history.reference());
        return NONE;
      }
    }

    void forEach(Question question, Set<Kind> kinds, BiConsumer<Party, Entry> each) {
      for (Entry entry : entries) {
        if (kinds.contains(entry.kind()) && question.sees(buyer, entry)) {
          each.accept(buyer, entry);
        }
      }
    }
  }

  private final ContractSnapshots snapshots;

  RecordedEntries(ContractSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  static OfContract of(RecordedContract contract) {
    return contract.derived(OfContract.class, OfContract::of);
  }

  @Override
  public void forEach(Question question, Set<Kind> kinds, BiConsumer<Party, Entry> each) {
    snapshots
        .current()
        .contracts()
        .forEach(contract -> of(contract).forEach(question, kinds, each));
  }
}
