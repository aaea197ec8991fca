package dev.tranche.backlog;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.fact.Viewpoint;
import dev.tranche.rate.ExchangeRate;
import dev.tranche.rate.RateEvent;
import dev.tranche.rate.RateEvent.RatePublished;
import dev.tranche.rate.RateEvent.RateRevised;
import dev.tranche.rate.RateEvent.RateWithdrawn;
import dev.tranche.rate.RateTable;
import dev.tranche.rate.RateView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Random rates, looked up by going through all that was ever stated of them. */
final class NaiveRates {

  static final List<CurrencyUnit> CURRENCIES =
      List.of("CHF", "EUR", "JPY", "KRW", "PLN", "TND", "USD").stream()
          .map(CurrencyUnit::of)
          .toList();

  private record Found(LocalDate day, BigDecimal factor) {}

  private final List<RateEvent> events;
  private final Viewpoint viewpoint;

  private NaiveRates(List<RateEvent> events, Viewpoint viewpoint) {
    this.events = events;
    this.viewpoint = viewpoint;
  }

  /** Some pairs, each with a rate every year or so, at times put right or withdrawn later. */
  static NaiveRates random(Random random) {
    List<RateEvent> events = new ArrayList<>();
    for (CurrencyUnit base : CURRENCIES) {
      for (CurrencyUnit quote : CURRENCIES) {
        if (!base.equals(quote) && random.nextInt(5) == 0) {
          LocalDate day = LocalDate.of(random.nextInt(1993, 2015), 1, 1);
          while (day.getYear() < 2060) {
            day = day.plusDays(random.nextInt(1, 600));
            state(events, base + "-" + quote, day, random);
          }
        }
      }
    }
    return new NaiveRates(events, Viewpoint.of(LocalDate.MAX));
  }

  private static void state(List<RateEvent> events, String pair, LocalDate day, Random random) {
    String name = pair.toLowerCase(Locale.ROOT);
    events.add(new RatePublished(name, rate(random), told(day, 0, random)));
    if (random.nextInt(4) == 0) {
      events.add(new RateRevised(name, rate(random), told(day, 100, random)));
    }
    if (random.nextInt(8) == 0) {
      events.add(new RateWithdrawn(name, null, told(day, 200, random)));
    }
  }

  private static ExchangeRate rate(Random random) {
    return ExchangeRate.parse(
        BigDecimal.valueOf(random.nextLong(1, 1_000_000), random.nextInt(7)).toPlainString());
  }

  private static Provenance told(LocalDate day, int later, Random random) {
    LocalDate reported = day.plusDays(later + random.nextInt(90));
    LocalDate recorded = reported.plusDays(random.nextInt(400));
    return new Provenance(
        new Source("Bank of Nowhere", null, null, EdtfDate.of(reported)),
        EdtfDate.of(day),
        recorded.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  NaiveRates from(Viewpoint other) {
    return new NaiveRates(events, other);
  }

  /** The same rates as the program keeps them. */
  RateTable table() {
    Map<String, RateView> views = new TreeMap<>();
    for (RateEvent event : events) {
      views.put(event.reference(), RateView.evolve(views.get(event.reference()), event));
    }
    return RateTable.of(views.values(), viewpoint);
  }

  Optional<BigDecimal> factor(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
    if (from.equals(to)) {
      return Optional.of(BigDecimal.ONE);
    }
    @Nullable Found found = between(from, to, day);
    for (CurrencyUnit third : found == null ? CURRENCIES : List.<CurrencyUnit>of()) {
      @Nullable Found there = between(from, third, day);
      @Nullable Found onwards = between(third, to, day);
      if (there != null && onwards != null) {
        LocalDate older = there.day.isBefore(onwards.day) ? there.day : onwards.day;
        if (found == null || older.isAfter(found.day)) {
          found = new Found(older, there.factor.multiply(onwards.factor, MathContext.DECIMAL128));
        }
      }
    }
    return Optional.ofNullable(found).map(Found::factor);
  }

  private @Nullable Found between(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
    NavigableMap<LocalDate, ExchangeRate> direct = lastWords("%s-%s".formatted(from, to), day);
    NavigableMap<LocalDate, ExchangeRate> inverse = lastWords("%s-%s".formatted(to, from), day);
    LocalDate never = LocalDate.MIN;
    LocalDate lastDirect = direct.isEmpty() ? never : direct.lastKey();
    LocalDate lastInverse = inverse.isEmpty() ? never : inverse.lastKey();
    if (direct.isEmpty() && inverse.isEmpty()) {
      return null;
    }
    return lastInverse.isAfter(lastDirect)
        ? new Found(
            lastInverse,
            BigDecimal.ONE.divide(inverse.lastEntry().getValue().decimal(), MathContext.DECIMAL128))
        : new Found(lastDirect, direct.lastEntry().getValue().decimal());
  }

  /** Of each day from a year before up to the given one. */
  private NavigableMap<LocalDate, ExchangeRate> lastWords(String pair, LocalDate day) {
    NavigableMap<LocalDate, ExchangeRate> words = new TreeMap<>();
    for (RateEvent event : events) {
      boolean counts =
          event.reference().equalsIgnoreCase(pair)
              && viewpoint.knows(event.provenance())
              && !event.day().isAfter(day)
              && !event.day().isBefore(day.minusDays(366));
      if (counts) {
        switch (event) {
          case RatePublished e -> words.put(e.day(), e.rate());
          case RateRevised e -> words.put(e.day(), e.rate());
          case RateWithdrawn e -> words.remove(e.day());
        }
      }
    }
    return words;
  }
}
