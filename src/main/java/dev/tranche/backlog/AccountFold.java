package dev.tranche.backlog;

import dev.tranche.contract.ContractEvent;
import dev.tranche.view.Fold;

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
}
