package dev.tranche.backlog;

import dev.tranche.fact.Party;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Entries added up, one tally for each row and period of a breakdown. */
final class Cells {

  /** Is shown each cell. */
  interface Visitor {
    void visit(List<String> group, long period, Tally tally);
  }

  private final Breakdown by;
  private final Valuation valuation;
  private final Map<List<String>, NavigableMap<Long, Tally>> cells = new HashMap<>();
  private @Nullable Row last;

  Cells(Breakdown by, Valuation valuation) {
    this.by = by;
    this.valuation = valuation;
  }

  /** Entries of one line come one behind the other: their row is looked for once. */
  @SuppressWarnings("ReferenceEquality") // another object is looked for, whatever is in it
  void add(Party buyer, Entry entry, int sign) {
    @Nullable Row row = last;
    if (row == null || row.line != entry.line() || row.buyer != buyer) {
      row = new Row(buyer, entry.line(), row(by.group(buyer, entry)));
      last = row;
    }
    row.periods
        .computeIfAbsent(by.period(entry.dates().effective()), _ -> new Tally(valuation))
        .add(entry, sign);
  }

  /** Where the entries of a line go. */
  private record Row(Party buyer, Line line, NavigableMap<Long, Tally> periods) {}

  private NavigableMap<Long, Tally> row(List<String> group) {
    return cells.computeIfAbsent(group, _ -> new TreeMap<>());
  }

  /** The tally of a cell; an empty one where nothing was added yet. */
  Tally at(List<String> group, long period) {
    return row(group).computeIfAbsent(period, _ -> new Tally(valuation));
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
