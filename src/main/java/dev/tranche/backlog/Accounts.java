package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.delivery.RecordedContract;
import dev.tranche.fact.Viewpoint;
import dev.tranche.rate.Rates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
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

  private final Rates rates;

  Accounts(Rates rates) {
    this.rates = rates;
  }

  /** How the contract differs, which may be not at all. */
  public Difference difference(RecordedContract contract, Viewpoint before, Viewpoint after) {
    List<Entry> entries = RecordedEntries.of(contract).entries();
    return new Difference(
        contract.reference(),
        sum(entries, before, after, Kind::sign),
        sum(entries, before, after, kind -> kind == Kind.ORDERED ? 1 : 0),
        sum(entries, before, after, kind -> kind == Kind.DELIVERED ? 1 : 0),
        sum(entries, before, after, kind -> kind == Kind.CANCELLED ? 1 : 0));
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
