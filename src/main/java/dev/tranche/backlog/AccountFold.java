package dev.tranche.backlog;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Party;
import dev.tranche.view.Fold;
import java.util.Map;

/** {@link Account} as the fold of a view. */
final class AccountFold implements Fold<Account, ContractEvent> {

  @Override
  public Class<Account> stateType() {
    return Account.class;
  }

  @Override
  public Class<ContractEvent> eventType() {
    return ContractEvent.class;
  }

  @Override
  public Account initial() {
    return Account.initial();
  }

  @Override
  public Account evolve(Account account, ContractEvent event) {
    return Account.evolve(account, event);
  }

  /** The entries stand beside the statements that they follow from, ready to be summed. */
  @Override
  public Map<String, Object> fields(Account account) {
    Party buyer = account.buyer();
    return buyer == null
        ? Map.of()
        : Map.of(
            "buyer",
            buyer.code(),
            "entries",
            Ledger.entriesOf(account).stream().map(EntryDocuments::toDocument).toList());
  }
}
