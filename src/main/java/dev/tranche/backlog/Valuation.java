package dev.tranche.backlog;

import dev.tranche.rate.PublishedRate;
import dev.tranche.rate.Quote;
import dev.tranche.rate.Quote.Absent;
import dev.tranche.rate.Quote.Known;
import dev.tranche.rate.RateTable;
import dev.tranche.rate.Rates;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * In which currency values are shown: each in its own, or all in one, every entry at the rate of
 * its own effective day. So what is converted adds up as what it was converted from: backlog is
 * order intake less deliveries less cancellations in any currency. It remembers the rates it used.
 */
final class Valuation {

  private record Dated(CurrencyUnit currency, LocalDate day) {}

  private final @Nullable CurrencyUnit in;
  private final @Nullable RateTable rates;
  private final Map<Dated, Quote> quotes = new HashMap<>();
  private final SortedSet<PublishedRate> used =
      new TreeSet<>(Comparator.comparing(PublishedRate::pair).thenComparing(PublishedRate::day));

  private Valuation(@Nullable CurrencyUnit in, @Nullable RateTable rates) {
    this.in = in;
    this.rates = rates;
  }

  static Valuation of(Question question, Rates rates) {
    return question.in() == null
        ? new Valuation(null, null)
        : new Valuation(question.in(), rates.known(question.viewpoint()));
  }

  /** Whether values are shown in another currency than their own. */
  boolean converts() {
    return in != null;
  }

  /** What becomes of a value in a currency that is dated that day; nothing where each stays. */
  @Nullable Quote quote(CurrencyUnit currency, LocalDate day) {
    return rates == null || in == null
        ? null
        : quotes.computeIfAbsent(
            new Dated(currency, day),
            dated -> remembered(rates.quote(dated.currency(), in, dated.day())));
  }

  private Quote remembered(Quote quote) {
    if (quote instanceof Known known) {
      used.addAll(known.rates());
    }
    return quote;
  }

  /** The currency that a value in the given one is shown in once it is converted. */
  CurrencyUnit shownIn(CurrencyUnit currency) {
    return in == null ? currency : in;
  }

  /** Why values of these days stay in their currency. */
  String words(String currency, Absent why, Collection<LocalDate> days) {
    List<LocalDate> sorted = days.stream().sorted().toList();
    return switch (why) {
      case NO_RATE ->
          "No rate between %s and %s is known for %s or a day before."
              .formatted(currency, in, sorted.getLast());
      case TOO_OLD ->
          "No rate between %s and %s is known that is at most %d days older than %s."
              .formatted(currency, in, RateTable.LONGEST_DAYS, inWords(sorted));
    };
  }

  private static String inWords(List<LocalDate> days) {
    return days.size() == 1
        ? days.getFirst().toString()
        : "%d days from %s to %s".formatted(days.size(), days.getFirst(), days.getLast());
  }

  /** The currency and all rates used; nothing where each value stays in its own. */
  @Nullable Conversion conversion() {
    return in == null ? null : new Conversion(in.getCode(), List.copyOf(used));
  }
}
