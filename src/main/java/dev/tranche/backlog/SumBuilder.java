package dev.tranche.backlog;

import dev.tranche.backlog.Sums.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Adds entries up, row by row. */
final class SumBuilder {

  /** One row while it grows. */
  private static final class Growing {
    private long units;
    private final Map<String, Long> value = new TreeMap<>();
    private boolean estimated;

    void add(Entry entry, int sign) {
      units = Math.addExact(units, sign * entry.units());
      String currency = entry.line().currency();
      if (currency != null) {
        value.merge(currency, sign * entry.value(), Math::addExact);
      }
      estimated |= entry.line().estimated();
    }

    void add(Growing other) {
      units = Math.addExact(units, other.units);
      other.value.forEach((currency, amount) -> value.merge(currency, amount, Math::addExact));
      estimated |= other.estimated;
    }

    boolean isEmpty() {
      return units == 0 && value.values().stream().allMatch(amount -> amount == 0) && !estimated;
    }

    Row row(String key) {
      Map<String, String> decimals = new TreeMap<>();
      value.forEach(
          (currency, amount) ->
              decimals.put(
                  currency,
                  Money.ofMinor(CurrencyUnit.of(currency), amount).getAmount().toPlainString()));
      return new Row(key, units, decimals, estimated);
    }
  }

  private final NavigableMap<String, Growing> rows = new TreeMap<>();

  void add(String key, Entry entry, int sign) {
    rows.computeIfAbsent(key, _ -> new Growing()).add(entry, sign);
  }

  /** The sums, without rows that hold nothing. */
  Sums sums(Dimension by) {
    List<Row> done = new ArrayList<>();
    Growing total = new Growing();
    rows.forEach(
        (key, row) -> {
          total.add(row);
          if (!row.isEmpty()) {
            done.add(row.row(key));
          }
        });
    return new Sums(by.toString(), done, total.row("total"));
  }

  /** Balances at the end of each year, from the first with an entry to the given one. */
  Sums balances(int lastYear) {
    List<Row> done = new ArrayList<>();
    Growing balance = new Growing();
    if (!rows.isEmpty()) {
      int last = Math.max(lastYear, Integer.parseInt(rows.lastKey()));
      for (int year = Integer.parseInt(rows.firstKey()); year <= last; year++) {
        String key = Integer.toString(year);
        Growing movement = rows.get(key);
        if (movement != null) {
          balance.add(movement);
        }
        done.add(balance.row(key));
      }
    }
    return new Sums(Dimension.YEAR.toString(), done, balance.row("total"));
  }
}
