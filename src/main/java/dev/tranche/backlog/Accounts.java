package dev.tranche.backlog;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Viewpoint;
import dev.tranche.rate.Rates;
import dev.tranche.view.ViewDocuments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * What single contracts come to in the order book from two viewpoints. The differences of all
 * contracts add up to the difference of the order book's totals, exactly.
 */
@Component
public class Accounts {

  /** How a contract differs: positive where there is more of it from the later viewpoint. */
  public record Difference(
      String reference,
      Amount backlog,
      Amount orderIntake,
      Amount deliveries,
      Amount cancellations) {}

  private final ViewDocuments<Account, ContractEvent> accounts;
  private final Rates rates;

  Accounts(ViewDocuments<Account, ContractEvent> backlogDocuments, Rates rates) {
    this.accounts = backlogDocuments;
    this.rates = rates;
  }

  /**
   * The contracts from a reference on, at most so many, whether they differ or not, with those that
   * are talked about.
   */
  public List<Difference> differences(String from, int limit, Viewpoint before, Viewpoint after) {
    List<Difference> differences = new ArrayList<>();
    for (Document document :
        accounts.documents(Filters.gte("_id", from)).sort(Sorts.ascending("_id")).limit(limit)) {
      Account account = accounts.stateOf(document);
      List<Entry> entries = Ledger.entriesOf(account);
      differences.add(
          new Difference(
              account.reference(),
              sum(entries, before, after, Kind::sign),
              sum(entries, before, after, kind -> kind == Kind.ORDERED ? 1 : 0),
              sum(entries, before, after, kind -> kind == Kind.DELIVERED ? 1 : 0),
              sum(entries, before, after, kind -> kind == Kind.CANCELLED ? 1 : 0)));
    }
    return differences;
  }

  private Amount sum(
      List<Entry> entries, Viewpoint before, Viewpoint after, ToIntFunction<Kind> sign) {
    Tally tally = new Tally(Valuation.of(Question.from(after), rates));
    for (Entry entry : entries) {
      int seen = (entry.dates().seenFrom(after) ? 1 : 0) - (entry.dates().seenFrom(before) ? 1 : 0);
      int signed = seen * sign.applyAsInt(entry.kind());
      if (signed != 0) {
        tally.add(entry, signed);
      }
    }
    return withoutZeros(tally.amount());
  }

  private static Amount withoutZeros(Amount amount) {
    Map<String, String> value = new TreeMap<>(amount.value());
    value.values().removeIf(decimal -> new BigDecimal(decimal).signum() == 0);
    return new Amount(amount.units(), value, amount.estimated(), amount.unconverted());
  }
}
