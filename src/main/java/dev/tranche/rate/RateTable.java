package dev.tranche.rate;

import dev.tranche.fact.Viewpoint;
import dev.tranche.rate.Quote.Absent;
import dev.tranche.rate.Quote.Known;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rates that were known on one day. What holds between two currencies on a day is the last rate
 * of that day or an earlier one, at most {@link #LONGEST_DAYS} days old:
 *
 * <ul>
 *   <li>of the pair or of its inverse, whichever is later, the pair itself of the same day;
 *   <li>where there is neither, of both to one third currency; of several such, that whose older
 *       rate is the latest, and of those the first by its code.
 * </ul>
 *
 * <p>A factor is one decimal of at most 34 digits, the same for every amount: sums that are
 * converted equal the sum of what is converted.
 */
public final class RateTable {

  /** For so many days a rate holds. */
  public static final int LONGEST_DAYS = 366;

  private final Map<CurrencyPair, NavigableMap<LocalDate, PublishedRate>> rates = new HashMap<>();
  private final SortedSet<CurrencyUnit> currencies = new TreeSet<>();

  /** One rate, in the direction in which it is needed. */
  private record Leg(BigDecimal factor, PublishedRate rate) {}

  /** Two rates that meet in a third currency. */
  private record Way(Leg there, Leg onwards) {

    LocalDate older() {
      LocalDate there = this.there.rate().day();
      LocalDate onwards = this.onwards.rate().day();
      return there.isBefore(onwards) ? there : onwards;
    }

    Known quote() {
      return new Known(
          there.factor().multiply(onwards.factor(), MathContext.DECIMAL128),
          List.of(there.rate(), onwards.rate()));
    }
  }

  private RateTable() {}

  /** What was known of these pairs from the viewpoint; the day that it looks at does not matter. */
  public static RateTable of(Collection<RateView> pairs, Viewpoint viewpoint) {
    RateTable table = new RateTable();
    for (RateView each : pairs) {
      CurrencyPair pair = each.pair();
      table.rates.put(pair, each.known(viewpoint));
      table.currencies.add(pair.base());
      table.currencies.add(pair.quote());
    }
    return table;
  }

  /** What an amount that is dated that day is multiplied by. */
  public Quote quote(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
    if (from.equals(to)) {
      return new Known(BigDecimal.ONE, List.of());
    }
    @Nullable Leg leg = leg(from, to, day);
    if (leg != null) {
      return new Known(leg.factor(), List.of(leg.rate()));
    }
    return currencies.stream()
        .flatMap(third -> way(from, third, to, day))
        .reduce((a, b) -> b.older().isAfter(a.older()) ? b : a)
        .<Quote>map(Way::quote)
        .orElseGet(() -> hasEarlier(from, to, day) ? Absent.TOO_OLD : Absent.NO_RATE);
  }

  private Stream<Way> way(CurrencyUnit from, CurrencyUnit third, CurrencyUnit to, LocalDate day) {
    if (third.equals(from) || third.equals(to)) {
      return Stream.empty();
    }
    @Nullable Leg there = leg(from, third, day);
    @Nullable Leg onwards = leg(third, to, day);
    return there == null || onwards == null ? Stream.empty() : Stream.of(new Way(there, onwards));
  }

  private @Nullable Leg leg(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
    @Nullable PublishedRate direct = holding(last(from, to, day), day);
    @Nullable PublishedRate inverse = holding(last(to, from, day), day);
    if (inverse != null && (direct == null || inverse.day().isAfter(direct.day()))) {
      BigDecimal factor = BigDecimal.ONE.divide(inverse.rate().decimal(), MathContext.DECIMAL128);
      return new Leg(factor, inverse);
    }
    return direct == null ? null : new Leg(direct.rate().decimal(), direct);
  }

  private static @Nullable PublishedRate holding(@Nullable PublishedRate last, LocalDate day) {
    return last == null || ChronoUnit.DAYS.between(last.day(), day) > LONGEST_DAYS ? null : last;
  }

  private boolean hasEarlier(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
    return last(from, to, day) != null || last(to, from, day) != null;
  }

  private @Nullable PublishedRate last(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
    @Nullable NavigableMap<LocalDate, PublishedRate> days = rates.get(new CurrencyPair(from, to));
    Map.@Nullable Entry<LocalDate, PublishedRate> last = days == null ? null : days.floorEntry(day);
    return last == null ? null : last.getValue();
  }
}
