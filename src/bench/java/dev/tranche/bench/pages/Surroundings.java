package dev.tranche.bench.pages;

import dev.tranche.bench.Writers;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a large book has beside its contracts: framework agreements with call-offs, published order
 * intake of twelve countries over 24 years, and sources that differ about the day of signature.
 */
final class Surroundings {

  static final int FRAMEWORKS = 100;
  static final int CLAIMS = 1_000;

  private static final int CALL_OFFS = 3;
  private static final int FIRST_YEAR = 2001;
  private static final int YEARS = 24;
  private static final int WRITERS = 8;
  private static final List<String> COUNTRIES =
      List.of("US", "FR", "DE", "KR", "IT", "GB", "IL", "SE", "TR", "ES", "NL", "CH");

  private Surroundings() {}

  /** Records all of it; the claims are about contracts spread evenly over the book. */
  static void record(Asking asking, int contracts) throws Exception {
    Writers.each(
        WRITERS,
        writer -> {
          for (int i = writer; i < FRAMEWORKS; i += WRITERS) {
            framework(asking, i);
          }
          for (int i = writer; i < COUNTRIES.size() * YEARS; i += WRITERS) {
            figure(asking, COUNTRIES.get(i / YEARS), FIRST_YEAR + i % YEARS);
          }
          for (int i = writer; i < CLAIMS; i += WRITERS) {
            claim(asking, (int) ((long) contracts * i / CLAIMS), FIRST_YEAR + i % YEARS);
          }
        });
  }

  private static void framework(Asking asking, int number) throws Exception {
    String thing =
        "\"designation\": \"System %d-A\", \"category\": \"battle-tanks\", \"quantity\": "
            .formatted(number);
    asking.record(
        "/api/frameworks",
        """
        {"reference": "framework-%d", "buyer": "PL", "value": "EUR 6 bn~",
         "ceilings": [{%s 500}], "effective": "2000", %s}
        """
            .formatted(number, thing, source(2000)));
    for (int i = 0; i < CALL_OFFS; i++) {
      asking.record(
          "/api/frameworks/framework-%d/call-offs".formatted(number),
          """
          {"contract": "programme-%d", "items": [{"id": "item-0", %s 40}],
           "effective": "20%d", %s}
          """
              .formatted(number * CALL_OFFS + i, thing, 11 + i, source(2012 + i)));
    }
  }

  private static void figure(Asking asking, String country, int year) throws Exception {
    asking.record(
        "/api/figures",
        """
        {"reference": "intake-%1$s-%2$d", "subject": "%3$s", "measure": "order-intake",
         "period": "%2$d", "value": "EUR %4$d bn~", "effective": "%2$d", %5$s}
        """
            .formatted(
                country.toLowerCase(Locale.ROOT),
                year,
                country,
                100 + new Random(year).nextInt(100),
                source(year + 1)));
  }

  private static void claim(Asking asking, int contract, int year) throws Exception {
    asking.record(
        "/api/contracts/programme-%d/claims".formatted(contract),
        """
        {"states": {"attribute": "signing-date", "value": "%d"}, %s}
        """
            .formatted(year, source(year + 1)));
  }

  /** One that was published at the end of a year: on days before it, nobody knew of it. */
  private static String source(int year) {
    return "\"source\": {\"publisher\": \"Example Gazette\", \"published\": \"%d-12-31\"}"
        .formatted(year);
  }
}
