package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Viewpoint;
import dev.tranche.rate.Rates;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/**
 * Sums over the order book, as of any day, as known on any day. Framework agreements and published
 * figures are never in it. In another currency each entry is converted at the rate of its own
 * effective day, so that in it too backlog is order intake less deliveries less cancellations.
 */
@Component
public class OrderBook {

  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  private final Entries entries;
  private final Rates rates;

  OrderBook(Entries entries, Rates rates) {
    this.entries = entries;
    this.rates = rates;
  }

  /**
   * What is signed and neither delivered nor cancelled. By year or month: at the end of each, the
   * last one cut at the day that is looked at.
   */
  public Sums backlog(Breakdown by, Question question) {
    Cells cells = new Cells(by, Valuation.of(question, rates));
    entries.forEach(question, ALL, (buyer, entry) -> cells.add(buyer, entry, entry.kind().sign()));
    return by.hasPeriods()
        ? Tables.balances(cells, question.viewpoint().asOf())
        : Tables.flows(cells);
  }

  /** What was signed, amendments included. */
  public Sums orderIntake(Breakdown by, Question question) {
    return orderIntake(by, question, LocalDate.MIN);
  }

  /** The same without what took effect before a day. */
  public Sums orderIntake(Breakdown by, Question question, LocalDate from) {
    return flows(Kind.ORDERED, by, question, from);
  }

  /** What was delivered. */
  public Sums deliveries(Breakdown by, Question question) {
    return deliveries(by, question, LocalDate.MIN);
  }

  /** The same without what took effect before a day. */
  public Sums deliveries(Breakdown by, Question question, LocalDate from) {
    return flows(Kind.DELIVERED, by, question, from);
  }

  /** What was signed over what was delivered. */
  public BookToBill bookToBill(Breakdown by, Question question) {
    Valuation valuation = Valuation.of(question, rates);
    return Tables.bookToBill(
        flow(Kind.ORDERED, by, question, valuation, LocalDate.MIN),
        flow(Kind.DELIVERED, by, question, valuation, LocalDate.MIN));
  }

  /**
   * What {@link #backlog}, {@link #orderIntake} and {@link #deliveries} answer in all as of the end
   * of each month, but of no day after the one that is looked at. A time without a month, or of
   * more than {@link Series#MOST_MONTHS}, is refused with an {@link InvalidValue}.
   */
  public Series series(YearMonth from, YearMonth to, Question question) {
    Months.check(from, to);
    Valuation valuation = Valuation.of(question, rates);
    Months months = new Months(from, to, valuation);
    Viewpoint viewpoint = Months.upTo(to, question.viewpoint());
    Question upTo = new Question(viewpoint, question.selection(), question.in());
    entries.forEach(upTo, ALL, (_, entry) -> months.add(entry));
    return months.series();
  }

  /** The value signed in a period, first and last day included, with suppliers of one country. */
  public Map<CurrencyUnit, Money> orderIntake(
      Party supplierCountry, LocalDate from, LocalDate to, Viewpoint viewpoint) {
    Map<CurrencyUnit, Money> intake = new TreeMap<>();
    Selection ofCountry = Selection.ALL.with(Dimension.SUPPLIER_COUNTRY, supplierCountry.code());
    Question question = new Question(viewpoint, ofCountry, null);
    Predicate<LocalDate> counts = on -> !on.isBefore(from) && !on.isAfter(to);
    entries.forEach(
        question,
        Set.of(Kind.ORDERED),
        (_, entry) -> {
          String currency = entry.line().currency();
          if (currency != null && counts.test(entry.dates().effective())) {
            Money value = Money.ofMinor(CurrencyUnit.of(currency), entry.value());
            intake.merge(value.getCurrencyUnit(), value, Money::plus);
          }
        });
    return intake;
  }

  private Sums flows(Kind kind, Breakdown by, Question question, LocalDate from) {
    return Tables.flows(flow(kind, by, question, Valuation.of(question, rates), from));
  }

  private Cells flow(
      Kind kind, Breakdown by, Question question, Valuation valuation, LocalDate from) {
    Cells cells = new Cells(by, valuation);
    entries.forEach(
        question,
        Set.of(kind),
        (buyer, entry) -> {
          if (!entry.dates().effective().isBefore(from)) {
            cells.add(buyer, entry, 1);
          }
        });
    return cells;
  }
}
