package dev.tranche.bench.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The addresses of all pages. A name in braces stands for another number, or day, in each question.
 */
final class Addresses {

  private static final LocalDate FIRST_DAY = LocalDate.of(2001, 1, 1);
  private static final int DAYS = 24 * 365;

  /** Pages that show two days; each is asked for today, and on two days of the past. */
  static final List<String> ON_ANY_DAYS =
      Stream.of(
              "/",
              "/?in=units",
              "/contracts",
              "/contracts?after=programme-{contract}",
              "/contracts?status=in-force",
              "/contracts?status=in-talks",
              "/contracts?buyer=PL&status=in-force",
              "/contracts?supplier=maker+17",
              "/contracts?designation=system+3-a",
              "/contracts?late=true",
              "/contracts?late=false",
              "/contracts?search=maker+poland",
              "/contracts?signed=2012",
              "/contracts?delivered=2012",
              "/contracts?backlog=true",
              "/contracts?sort=-contract",
              "/contracts?sort=buyer",
              "/contracts?sort=status",
              "/contracts?sort=-ordered",
              "/contracts?sort=delivered",
              "/contracts?sort=due",
              "/contracts?buyer=DE&late=true&sort=-due",
              "/contracts/programme-{contract}",
              "/frameworks",
              "/frameworks?page=4",
              "/frameworks/framework-{framework}",
              "/figures",
              "/claims",
              "/claims?disagreeing=true&page=9",
              "/audit",
              "/audit?from={event}&order=oldest",
              "/audit?kind=contract-terminated",
              "/audit?source=gazette+7",
              "/audit?contract=programme-{contract}",
              "/audit/comparison",
              "/audit/comparison?toAsOf=2016-06-30&toKnownOn=2016-06-30",
              "/audit/verification",
              "/audit/views",
              "/record",
              "/record?contract=programme-{contract}",
              "/record/record-delivery?contract=programme-{contract}",
              "/record/correct-terms?contract=programme-{contract}",
              "/record/sign-contract")
          .toList();

  /** Addresses that name their days. */
  static final List<String> ON_THEIR_DAYS =
      List.of(
          "/?asOf={day}",
          "/contracts?sort=due&asOf={day}",
          "/contracts?backlog=true&asOf={day}&knownOn={day}&basis=recorded",
          "/audit/comparison?asOf={day}&knownOn={day}&toAsOf={day}&toKnownOn={day}");

  private Addresses() {}

  static String onPastDays(String address) {
    return address + (address.contains("?") ? "&" : "?") + "asOf={day}&knownOn={day}";
  }

  /** The address with numbers and days for the names in it. */
  static String filled(String address, int contracts, long events, Random random) {
    String filled =
        address
            .replace("{contract}", Integer.toString(random.nextInt(contracts)))
            .replace("{framework}", Integer.toString(random.nextInt(Surroundings.FRAMEWORKS)))
            .replace("{event}", Long.toString(random.nextLong(events)));
    while (filled.contains("{day}")) {
      LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
      filled = filled.replaceFirst("\\{day}", day.toString());
    }
    return filled;
  }

  /** Whether a pattern of the program's own, as {@code /contracts/{reference}}, is among them. */
  static boolean cover(String pattern) {
    String expression = pattern.replaceAll("\\{[^}]*}", "[^/]+");
    return ON_ANY_DAYS.stream()
        .map(address -> address.replaceFirst("\\?.*", ""))
        .anyMatch(path -> path.matches(expression));
  }
}
