package dev.tranche.contract;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.Supplier;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Random values as sources give them: often vague, at times without a date. Time goes on from fact
 * to fact as it is recorded; what it is about may lie long before.
 */
final class RandomFacts {

  private static final List<String> BUYERS =
      List.of("PL", "RO", "AU", "PE", "SA", "organisation:NATO", "former:SUHH", "unknown");
  private static final List<Supplier> SUPPLIERS =
      List.of(
          new Supplier("Hyundai Rotem", Party.of("KR")),
          new Supplier("Hanwha Aerospace", Party.of("KR")),
          new Supplier("unknown", Party.UNKNOWN));
  private static final List<String> CURRENCIES = List.of("USD", "EUR", "KRW", "JPY", "TND");
  private static final List<String> DESIGNATIONS =
      List.of("K2 Black Panther", "K9 Thunder", "Chunmoo", "Redback", "Cheongung-II");

  private final Random random;
  private final String currency;
  private Instant now;

  RandomFacts(Random random) {
    this.random = random;
    this.currency = oneOf(CURRENCIES);
    this.now =
        LocalDate.of(random.nextInt(1995, 2020), 1, 1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plusMillis(random.nextLong(86_400_000));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  int upTo(int most) {
    return random.nextInt(most) + 1;
  }

  long units(long most) {
    return chance(0.2) ? most : random.nextLong(most) + 1;
  }

  /** The next fact is recorded later, at times on the same day. */
  Instant later() {
    now = now.plus(random.nextInt(chance(0.2) ? 12 : 24 * 300), ChronoUnit.HOURS);
    return now;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** Mostly a little while ago, at times years ago, rarely still to come. */
  EdtfDate past() {
    int daysAgo = chance(0.75) ? random.nextInt(90) : random.nextInt(1500);
    return vague(today().minusDays(chance(0.02) ? -40 : daysAgo));
  }

  EdtfDate around(LocalDate day) {
    LocalDate known = day.getYear() > 3000 ? today() : day;
    return vague(known.plusDays(random.nextInt(-200, 100)));
  }

  EdtfDate future() {
    return vague(today().plusDays(random.nextInt(-200, 2500)));
  }

  private EdtfDate vague(LocalDate day) {
    String month = day.toString().substring(0, 7);
    int year = day.getYear();
    return EdtfDate.parse(
        switch (random.nextInt(16)) {
          case 0, 1, 2 -> month;
          case 3, 4 -> "" + year;
          case 5 -> year + "~";
          case 6 -> year + "?";
          case 7 -> year + "/" + (year + 1);
          case 8 -> (year - 1) + "/" + day;
          case 9 -> year + "-2" + upTo(4);
          case 10 -> chance(0.5) ? year + "/.." : "../" + year;
          case 11 -> year / 10 + "X";
          default -> day.toString();
        });
  }

  Source source() {
    EdtfDate published =
        chance(0.3) ? null : vague(today().minusDays(chance(0.8) ? 0 : random.nextInt(400)));
    return new Source(
        oneOf(List.of("SIPRI", "Defence Industry Europe", "Korea Herald")),
        chance(0.3) ? "Arms transfers" : null,
        chance(0.2) ? URI.create("https://example.org/" + random.nextInt(100)) : null,
        published);
  }

  Party buyer() {
    return Party.of(oneOf(BUYERS));
  }

  Supplier supplier() {
    return oneOf(SUPPLIERS);
  }

  Quantity quantity(long most) {
    return chance(0.15)
        ? Quantity.UNKNOWN
        : chance(0.15) ? Quantity.estimated(units(most)) : Quantity.exact(units(most));
  }

  List<Item> items() {
    boolean valued = chance(0.3);
    return IntStream.range(0, chance(0.6) ? 1 : upTo(4))
        .mapToObj(i -> item(oneOf(DESIGNATIONS), "item-" + i, valued))
        .toList();
  }

  private Item item(String designation, String id, boolean valued) {
    return new Item(
        id,
        designation,
        oneOf(List.of(Category.values())),
        quantity(chance(0.5) ? 20 : 300),
        valued && chance(0.8) ? value() : null);
  }

  MonetaryValue value() {
    String money = chance(0.01) ? "PLN" : currency;
    String amount =
        chance(0.3) ? "0." + random.nextInt(10) + " bn" : random.nextLong(10_000_000_000L) + "";
    return MonetaryValue.parse(money + " " + amount + (chance(0.3) ? "~" : ""));
  }

  @Nullable MonetaryValue perhapsValue() {
    return chance(0.5) ? value() : null;
  }

  /** Batches that often, not always, fit what is ordered. */
  DeliverySchedule schedule(List<Item> items) {
    List<Batch> batches = new ArrayList<>();
    for (Item item : items) {
      long left = item.quantity().isKnown() ? item.quantity().units() : units(100);
      while (left > 0 && chance(0.8)) {
        long batch = units(left);
        left -= batch;
        batches.add(new Batch(items.size() == 1 && chance(0.5) ? "" : item.id(), batch, future()));
      }
    }
    return new DeliverySchedule(batches);
  }
}
