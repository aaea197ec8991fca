package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.backlog.GeneratedBook.Stored;
import dev.tranche.contract.Party;
import dev.tranche.contract.Viewpoint;
import dev.tranche.contract.Visibility;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The other way: sums kept ready by line, kind, month of effect and month of report. Months that
 * are over are answered from sums, the two that the viewpoint cuts from their entries. It knows
 * neither other currencies, whose rates are of days, nor the strict audit.
 */
final class PeriodBalances implements Entries {

  private record Cell(Party buyer, Line line, Kind kind, LocalDate effective, LocalDate reported) {}

  private final Columns whole = new Columns();
  private final Map<YearMonth, Columns> byEffective = new HashMap<>();
  private final Map<YearMonth, Columns> byReported = new HashMap<>();

  PeriodBalances(List<Stored> entries) {
    Map<Cell, long[]> sums = new HashMap<>();
    int number = 0;
    for (Stored stored : entries) {
      Entry entry = stored.entry();
      Visibility dates = entry.dates();
      YearMonth effective = YearMonth.from(dates.effective());
      YearMonth reported = YearMonth.from(dates.reported());
      Line l = entry.line();
      Line line =
          new Line("", l.designation(), l.category(), l.supplier(), l.currency(), l.estimated());
      Cell cell =
          new Cell(
              stored.buyer(),
              line,
              entry.kind(),
              effective.atEndOfMonth(),
              reported.atEndOfMonth());
      long[] sum = sums.computeIfAbsent(cell, _ -> new long[2]);
      sum[0] += entry.units();
      sum[1] += entry.value();
      put(byEffective.computeIfAbsent(effective, _ -> new Columns()), number, stored);
      put(byReported.computeIfAbsent(reported, _ -> new Columns()), number++, stored);
    }
    sums.forEach(
        (cell, sum) -> {
          Visibility dates = new Visibility(cell.effective(), cell.reported(), cell.reported());
          Entry entry = new Entry(cell.kind(), cell.line(), dates, sum[0], sum[1]);
          put(whole, whole.size(), new Stored(cell.buyer(), entry));
        });
  }

  private static void put(Columns columns, int number, Stored stored) {
    columns.put(String.valueOf(number), 0, stored.buyer(), List.of(stored.entry()));
  }

  /** How many sums are kept ready. */
  int size() {
    return whole.size();
  }

  @Override
  public void forEach(Grain grain, BiConsumer<Party, Entry> each) {
    Viewpoint viewpoint = grain.question().viewpoint();
    whole.forEach(grain, each);
    YearMonth last = YearMonth.from(viewpoint.asOf());
    LocalDate before = viewpoint.asOf();
    if (!before.equals(last.atEndOfMonth())) {
      byEffective.getOrDefault(last, new Columns()).forEach(grain, each);
      before = last.atDay(1).minusDays(1);
    }
    YearMonth lastKnown = YearMonth.from(viewpoint.knownOn());
    if (!viewpoint.knownOn().equals(lastKnown.atEndOfMonth())) {
      Question question = grain.question();
      Viewpoint earlier = new Viewpoint(before, viewpoint.knownOn(), viewpoint.basis());
      Question rest = new Question(earlier, question.selection(), question.in());
      byReported
          .getOrDefault(lastKnown, new Columns())
          .forEach(
              new Grain(rest, grain.kinds(), grain.groups(), grain.period(), grain.valuation()),
              each);
    }
  }
}
