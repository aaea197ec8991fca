package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.backlog.Series.Month;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries added up month by month, those before the first month in it. */
final class Months {

  /** What moved in one month, or has moved up to its end. */
  private static final class Movement {
    private final Tally backlog;
    private final Tally orderIntake;
    private final Tally deliveries;

    Movement(Valuation valuation) {
      backlog = new Tally(valuation);
      orderIntake = new Tally(valuation);
      deliveries = new Tally(valuation);
    }

    void add(Entry entry) {
      backlog.add(entry, entry.kind().sign());
      if (entry.kind() == Kind.ORDERED) {
        orderIntake.add(entry, 1);
      } else if (entry.kind() == Kind.DELIVERED) {
        deliveries.add(entry, 1);
      }
    }

    void add(Movement other) {
      backlog.add(other.backlog);
      orderIntake.add(other.orderIntake);
      deliveries.add(other.deliveries);
    }
  }

  private final YearMonth from;
  private final YearMonth to;
  private final Valuation valuation;
  private final Map<YearMonth, Movement> movements = new HashMap<>();

  /** Refuses a time without a month, or of too many, with an {@link InvalidValue}. */
  static void check(YearMonth from, YearMonth to) {
    if (to.isBefore(from)) {
      throw new InvalidValue("There is no month from %s to %s.".formatted(from, to));
    }
    if (!to.isBefore(from.plusMonths(Series.MOST_MONTHS))) {
      throw new InvalidValue(
          "From %s to %s are more than %d months.".formatted(from, to, Series.MOST_MONTHS));
    }
  }

  Months(YearMonth from, YearMonth to, Valuation valuation) {
    this.from = from;
    this.to = to;
    this.valuation = valuation;
  }

  /** As far as the viewpoint looks, and no further than to the end of the last month. */
  static Viewpoint upTo(YearMonth to, Viewpoint viewpoint) {
    LocalDate end = to.atEndOfMonth();
    return viewpoint.asOf().isBefore(end)
        ? viewpoint
        : new Viewpoint(end, viewpoint.knownOn(), viewpoint.basis());
  }

  void add(Entry entry) {
    movements
        .computeIfAbsent(month(entry.dates().effective()), _ -> new Movement(valuation))
        .add(entry);
  }

  private YearMonth month(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return month.isBefore(from) ? from : month;
  }

  Series series() {
    List<Month> months = new ArrayList<>();
    Movement sum = new Movement(valuation);
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      Movement movement = movements.get(month);
      if (movement != null) {
        sum.add(movement);
      }
      months.add(
          new Month(
              month, sum.backlog.amount(), sum.orderIntake.amount(), sum.deliveries.amount()));
    }
    return new Series(from, to, months, valuation.conversion());
  }
}
