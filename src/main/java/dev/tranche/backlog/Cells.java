package dev.tranche.backlog;

import dev.tranche.contract.Party;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Entries added up, one tally for each row and period of a breakdown. */
final class Cells {

  /** Is shown each cell. */
  interface Visitor {
    void visit(List<String> group, long period, Tally tally);
  }

  private final Breakdown by;
  private final Valuation valuation;
  private final Map<List<String>, NavigableMap<Long, Tally>> cells = new HashMap<>();

  Cells(Breakdown by, Valuation valuation) {
    this.by = by;
    this.valuation = valuation;
  }

  void add(Party buyer, Entry entry, int sign) {
    at(by.group(buyer, entry), by.period(entry.dates().effective())).add(entry, sign);
  }

  /** The tally of a cell; an empty one where nothing was added yet. */
  Tally at(List<String> group, long period) {
    return cells
        .computeIfAbsent(group, _ -> new TreeMap<>())
        .computeIfAbsent(period, _ -> new Tally(valuation));
  }

  void forEach(Visitor visitor) {
    cells.forEach(
        (group, periods) ->
            periods.forEach((period, tally) -> visitor.visit(group, period, tally)));
  }

  /** The periods of each group that have a tally. */
  Map<List<String>, NavigableMap<Long, Tally>> byGroup() {
    return cells;
  }

  Tally total() {
    Tally total = new Tally(valuation);
    forEach((_, _, tally) -> total.add(tally));
    return total;
  }

  Breakdown by() {
    return by;
  }

  Valuation valuation() {
    return valuation;
  }
}
