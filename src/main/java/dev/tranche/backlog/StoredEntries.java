package dev.tranche.backlog;

import com.mongodb.client.model.Filters;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Party;
import dev.tranche.contract.Viewpoint;
import dev.tranche.view.ViewDocuments;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The entries as they stand in the accounts, all of which are read for each question. */
@Component
class StoredEntries implements Entries {

  private final ViewDocuments<Account, ContractEvent> accounts;

  StoredEntries(ViewDocuments<Account, ContractEvent> backlogDocuments) {
    this.accounts = backlogDocuments;
  }

  @Override
  public void forEach(Viewpoint viewpoint, BiConsumer<Party, Entry> each) {
    for (Document document : accounts.documents(Filters.empty())) {
      Account account = accounts.stateOf(document);
      Party buyer = account.buyer();
      if (buyer != null) {
        Ledger.entriesOf(account).stream()
            .filter(entry -> entry.dates().seenFrom(viewpoint))
            .forEach(entry -> each.accept(buyer, entry));
      }
    }
  }
}
