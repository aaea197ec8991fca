package dev.tranche.backlog;

import dev.tranche.bench.Benchmark;
import dev.tranche.bench.Rounds;
import dev.tranche.bench.Series;
import dev.tranche.bench.Table;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.rate.ExchangeRate;
import dev.tranche.rate.RateEvent.RatePublished;
import dev.tranche.rate.RateTable;
import dev.tranche.rate.RateView;
import dev.tranche.rate.Rates;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Questions to an order book of a million entries at random pairs of dates, answered from the
 * entries that are kept with each contract; and what these take.
 */
public final class BookBenchmark implements Benchmark {

  private static final int CONTRACTS = Integer.getInteger("contracts", 130_000);
  private static final int QUESTIONS = 104;
  private static final double WANTED_MILLIS = 150;
  private static final String MILLIS = "ms";
  private static final String LISTS = "lists";

  private static final List<String> PAIRS =
      List.of(
          "buyer,year",
          "supplier,buyer",
          "designation,year",
          "supplier-country,month",
          "category,currency",
          "buyer,category",
          "currency,month",
          "supplier,designation");

  private static final LocalDate FIRST_DAY = LocalDate.of(2002, 1, 1);
  private static final int DAYS = 25 * 365;

  /** Asks a book something at random. */
  private record Asking(String what, BiFunction<OrderBook, Random, Object> ask, boolean ofDays) {}

  @Override
  public Table measure(Options options, Path folder) throws Exception {
    GeneratedBook generated = new GeneratedBook(CONTRACTS);
    System.out.println("  the book is made up");
    Table table = new Table();
    long before = usedBytes();
    List<RecordedEntries.OfContract> contracts = generated.entries();
    long entries = contracts.stream().mapToLong(each -> each.entries().size()).sum();
    table.count("contracts", CONTRACTS);
    table.count("entries", entries);
    table.add(
        "entries in memory",
        new Series((usedBytes() - before) / (double) entries),
        "bytes an entry");
    Entries all =
        (question, kinds, each) ->
            contracts.forEach(contract -> contract.forEach(question, kinds, each));
    for (Asking asking : askings()) {
      measure(asking, all, options.rounds(), table);
    }
    return table;
  }

  private static List<Asking> askings() {
    Dimension[] dimensions = Dimension.values();
    return List.of(
        new Asking(
            "backlog by one dimension",
            (book, random) ->
                book.backlog(
                    Breakdown.of(dimensions[random.nextInt(dimensions.length)].toString()),
                    question(random, null)),
            false),
        new Asking(
            "backlog by two",
            (book, random) ->
                book.backlog(
                    Breakdown.of(PAIRS.get(random.nextInt(PAIRS.size()))), question(random, null)),
            false),
        new Asking(
            "book-to-bill by year",
            (book, random) -> book.bookToBill(Breakdown.of("year"), question(random, null)),
            false),
        new Asking(
            "series of 120 months",
            (book, random) -> {
              YearMonth from = YearMonth.of(2005 + random.nextInt(10), 1);
              return book.series(from, from.plusMonths(119), question(random, null));
            },
            false),
        new Asking(
            "backlog by one dimension, in=EUR",
            (book, random) ->
                book.backlog(
                    Breakdown.of(dimensions[random.nextInt(dimensions.length)].toString()),
                    question(random, CurrencyUnit.EUR)),
            true));
  }

  static Question question(Random random, @Nullable CurrencyUnit in) {
    Viewpoint viewpoint = new Viewpoint(day(random), day(random), Basis.REPORTED);
    return new Question(viewpoint, Selection.ALL, in);
  }

  private static LocalDate day(Random random) {
    return FIRST_DAY.plusDays(random.nextInt(DAYS));
  }

  private static void measure(Asking asking, Entries entries, int rounds, Table table)
      throws Exception {
    Random random = new Random(1);
    Rounds.Results results =
        new Rounds(rounds).add(LISTS, () -> p99(asking, book(entries), random)).run();
    String what = asking.what() + ", p99";
    table.add(what, results.of(LISTS), MILLIS);
    if (results.of(LISTS).median() > WANTED_MILLIS && !asking.ofDays()) {
      table.fail("%s took more than %.0f ms".formatted(what, WANTED_MILLIS));
    }
  }

  private static double p99(Asking asking, OrderBook book, Random random) {
    double[] millis = new double[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      long start = System.nanoTime();
      Objects.requireNonNull(asking.ask().apply(book, random));
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[(int) Math.ceil(0.99 * QUESTIONS) - 1];
  }

  static OrderBook book(Entries entries) {
    List<RateView> views = rates();
    Rates rates = viewpoint -> RateTable.of(views, viewpoint);
    return new OrderBook(entries, rates);
  }

  /** A rate a month to the euro. */
  private static List<RateView> rates() {
    List<RateView> views = new ArrayList<>();
    for (String currency : List.of("usd", "krw", "gbp", "sek", "chf")) {
      RateView view = null;
      for (YearMonth month = YearMonth.of(2000, 1); month.getYear() < 2028; ) {
        LocalDate day = month.atDay(1);
        Source bank = new Source("Bank of Nowhere", null, null, EdtfDate.of(day));
        Provenance told =
            new Provenance(bank, EdtfDate.of(day), day.atStartOfDay(ZoneOffset.UTC).toInstant());
        ExchangeRate rate = ExchangeRate.parse("1." + (1 + month.getMonthValue()));
        view = RateView.evolve(view, new RatePublished("eur-" + currency, rate, told));
        month = month.plusMonths(1);
      }
      views.add(view);
    }
    return views;
  }

  static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
