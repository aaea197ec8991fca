package dev.tranche.delivery;

import dev.tranche.contract.History;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Finished contracts as chance would have them, to try forecasts on: 20 to 250 units of one item,
 * planned in batches of a year each over two to six years that mostly grow, delivered one by one
 * lot. The same seed always gives the same life.
 */
final class GeneratedLives {

  /** How far what happened is from the plan. */
  enum Kind {
    AS_PLANNED(0, "as planned, each lot up to 60 days early or late"),
    AHEAD(1_000, "everything takes 75 to 95 % of the time planned"),
    LATE_START(2_000, "the first lot is 90 to 540 days late, then as planned"),
    SLOW(3_000, "everything takes 110 to 180 % of the time planned"),
    STOPPAGE(4_000, "as planned, but for a stoppage of 180 to 720 days halfway or so");

    private final long firstSeed;
    private final String words;

    Kind(long firstSeed, String words) {
      this.firstSeed = firstSeed;
      this.words = words;
    }

    /** The day, counted from the start, on which comes what was planned for that day. */
    private double comes(double planned, double plannedAll, double degree) {
      return switch (this) {
        case AS_PLANNED -> planned;
        case AHEAD -> planned * (0.75 + 0.2 * degree);
        case LATE_START -> planned + 90 + 450 * degree;
        case SLOW -> planned * (1.1 + 0.7 * degree);
        case STOPPAGE ->
            planned < plannedAll * (0.3 + 0.4 * degree) ? planned : planned + 180 + 540 * degree;
      };
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static final int OF_EACH_KIND = 200;
  private static final String ITEM = "item";
  private static final int NOISE_DAYS = 60;

  private GeneratedLives() {}

  static List<History> of(Kind kind) {
    return IntStream.range(0, OF_EACH_KIND)
        .mapToObj(seed -> life(kind, new Random(kind.firstSeed + seed)))
        .toList();
  }

  private static History life(Kind kind, Random random) {
    LocalDate start = LocalDate.of(2000 + random.nextInt(20), 1 + random.nextInt(12), 1);
    long ordered = 20L + random.nextInt(231);
    Deal deal = Deal.signed(start.toString()).orders(ITEM, Quantity.exact(ordered).toString());
    int years = 2 + random.nextInt(5);
    int firstYear = start.getYear() + 1 + random.nextInt(2);
    long planned = 0;
    for (int year = 1; year <= years; year++) {
      // The share that is planned grows by the year, more or less.
      double share =
          (double) year * (year + 1) / (years * (years + 1)) * (0.8 + 0.2 * random.nextDouble());
      long until = year == years ? ordered : Math.max(planned, (long) (ordered * share));
      if (until > planned) {
        deal.plans(ITEM, until - planned, "" + (firstYear + year - 1));
      }
      planned = until;
    }
    return deliver(kind, random, deal, start, ordered);
  }

  private static History deliver(
      Kind kind, Random random, Deal deal, LocalDate start, long ordered) {
    PlannedCurve plan =
        PlannedCurve.of(start, new ContractOn(deal.history(), Viewpoint.of(start)).planned())
            .orElseThrow();
    double plannedAll = plan.first(ordered) - start.toEpochDay();
    double degree = random.nextDouble();
    List<LocalDate> days = new ArrayList<>();
    long arrived = 0;
    while (arrived < ordered) {
      long lot = Math.min(ordered - arrived, 1 + random.nextLong(Math.max(1, ordered / 12)));
      arrived += lot;
      double planned = plan.first(arrived) - start.toEpochDay();
      double noise = (2 * random.nextDouble() - 1) * NOISE_DAYS;
      double came = Math.max(1, kind.comes(planned, plannedAll, degree) + noise);
      LocalDate day = start.plusDays((long) came);
      days.add(day);
      deal.gets(ITEM, lot, day.toString());
    }
    LocalDate last = days.stream().max(LocalDate::compareTo).orElseThrow();
    return deal.becomes(Status.COMPLETED, last.toString()).history();
  }
}
