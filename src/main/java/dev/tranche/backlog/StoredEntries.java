package dev.tranche.backlog;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Party;
import dev.tranche.contract.Viewpoint;
import dev.tranche.view.ViewDocuments;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The entries as they stand in the accounts, all of which are read for each question. */
@Component
class StoredEntries implements Entries {

  private static final Bson BUYER_AND_ENTRIES = Projections.include("buyer", "entries");

  private final ViewDocuments<Account, ContractEvent> accounts;

  StoredEntries(ViewDocuments<Account, ContractEvent> backlogDocuments) {
    this.accounts = backlogDocuments;
  }

  @Override
  public void forEach(Viewpoint viewpoint, BiConsumer<Party, Entry> each) {
    for (Document account :
        accounts.documents(Filters.exists("entries")).projection(BUYER_AND_ENTRIES)) {
      Party buyer = Party.of(account.getString("buyer"));
      for (Document document : account.getList("entries", Document.class)) {
        Entry entry = EntryDocuments.fromDocument(document);
        if (entry.dates().seenFrom(viewpoint)) {
          each.accept(buyer, entry);
        }
      }
    }
  }
}
