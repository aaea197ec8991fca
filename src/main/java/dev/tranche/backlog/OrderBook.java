package dev.tranche.backlog;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Party;
import dev.tranche.contract.Viewpoint;
import dev.tranche.view.ViewDocuments;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/**
 * Sums over the order book, as of any day, as known on any day. Framework agreements and published
 * figures are never in it.
 */
@Component
public class OrderBook {

  private static final Bson BUYER_AND_ENTRIES = Projections.include("buyer", "entries");

  private final ViewDocuments<Account, ContractEvent> accounts;

  OrderBook(ViewDocuments<Account, ContractEvent> backlogDocuments) {
    this.accounts = backlogDocuments;
  }

  /**
   * What is signed and neither delivered nor cancelled. By year: at the end of each year, the last
   * one cut at the day that is looked at.
   */
  public Sums backlog(Dimension by, Viewpoint viewpoint) {
    SumBuilder sums = new SumBuilder();
    seen(viewpoint, (buyer, entry) -> sums.add(by.key(buyer, entry), entry, entry.kind().sign()));
    return by == Dimension.YEAR ? sums.balances(viewpoint.asOf().getYear()) : sums.sums(by);
  }

  /** What was signed, amendments included. */
  public Sums orderIntake(Dimension by, Viewpoint viewpoint) {
    return flow(Kind.ORDERED, by, viewpoint);
  }

  /** What was delivered. */
  public Sums deliveries(Dimension by, Viewpoint viewpoint) {
    return flow(Kind.DELIVERED, by, viewpoint);
  }

  /** The value signed in a period, first and last day included, with suppliers of one country. */
  public Map<CurrencyUnit, Money> orderIntake(
      Party supplierCountry, LocalDate from, LocalDate to, Viewpoint viewpoint) {
    Map<CurrencyUnit, Money> intake = new TreeMap<>();
    seen(
        viewpoint,
        (buyer, entry) -> {
          LocalDate on = entry.dates().effective();
          String currency = entry.line().currency();
          boolean counts =
              entry.kind() == Kind.ORDERED
                  && !on.isBefore(from)
                  && !on.isAfter(to)
                  && Dimension.SUPPLIER_COUNTRY.key(buyer, entry).equals(supplierCountry.code());
          if (counts && currency != null) {
            Money value = Money.ofMinor(CurrencyUnit.of(currency), entry.value());
            intake.merge(value.getCurrencyUnit(), value, Money::plus);
          }
        });
    return intake;
  }

  private Sums flow(Kind kind, Dimension by, Viewpoint viewpoint) {
    SumBuilder sums = new SumBuilder();
    seen(
        viewpoint,
        (buyer, entry) -> {
          if (entry.kind() == kind) {
            sums.add(by.key(buyer, entry), entry, 1);
          }
        });
    return sums.sums(by);
  }

  private void seen(Viewpoint viewpoint, BiConsumer<Party, Entry> each) {
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
