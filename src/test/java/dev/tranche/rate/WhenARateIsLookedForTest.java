package dev.tranche.rate;

import static dev.tranche.rate.RateFacts.published;
import static dev.tranche.rate.RateFacts.revised;
import static dev.tranche.rate.RateFacts.stated;
import static dev.tranche.rate.RateFacts.view;
import static dev.tranche.rate.RateFacts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.rate.Quote.Absent;
import dev.tranche.rate.Quote.Known;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Which rate holds between two currencies on a day, by what was known. */
class WhenARateIsLookedForTest {

  private static final Viewpoint TODAY = Viewpoint.of(LocalDate.of(2026, 1, 15));

  @Test
  void isTheLastOfThatDayOrBefore() {
    RateTable table = table(view(published("2022-08-26", "1.25"), published("2022-09-26", "1.5")));

    assertThat(quote(table, "EUR", "USD", "2022-08-25")).isEqualTo(Absent.NO_RATE);
    assertThat(factor(table, "EUR", "USD", "2022-08-26")).isEqualByComparingTo("1.25");
    assertThat(factor(table, "EUR", "USD", "2022-09-25")).isEqualByComparingTo("1.25");
    assertThat(factor(table, "EUR", "USD", "2022-09-26")).isEqualByComparingTo("1.5");
  }

  @Test
  void isAtMostAYearOld() {
    RateTable table = table(view(published("2022-08-26", "1.25")));

    assertThat(factor(table, "EUR", "USD", "2023-08-27")).isEqualByComparingTo("1.25");
    assertThat(quote(table, "EUR", "USD", "2023-08-28")).isEqualTo(Absent.TOO_OLD);
    assertThat(quote(table, "KRW", "USD", "2023-08-28")).isEqualTo(Absent.NO_RATE);
  }

  @Test
  void isThatOfTheInversePairWhereThatIsLater() {
    RateTable table =
        table(
            view(published("2022-08-26", "1.25")),
            view(published("usd-eur", "0.5", stated("2022-08-27"))));

    assertThat(factor(table, "USD", "EUR", "2022-08-26")).isEqualByComparingTo("0.8");
    assertThat(factor(table, "USD", "EUR", "2022-08-27")).isEqualByComparingTo("0.5");
    assertThat(factor(table, "EUR", "USD", "2022-08-27")).isEqualByComparingTo("2");
  }

  @Test
  void goesByWayOfOneThirdCurrency() {
    RateTable table =
        table(
            view(published("2022-08-26", "1.25")),
            view(published("eur-krw", "1300", stated("2022-08-20"))),
            view(published("jpy-pln", "2", stated("2022-08-20"))));

    Known known = (Known) quote(table, "KRW", "USD", "2022-09-01");
    assertThat(known.factor().multiply(BigDecimal.valueOf(1300)).setScale(9, RoundingMode.HALF_UP))
        .isEqualByComparingTo("1.25");
    assertThat(known.rates()).extracting(PublishedRate::pair).containsExactly("eur-krw", "eur-usd");
    assertThat(quote(table, "KRW", "PLN", "2022-09-01")).isEqualTo(Absent.NO_RATE);
  }

  @Test
  void takesTheThirdCurrencyWhoseOlderRateIsTheLatest() {
    RateTable table =
        table(
            view(published("chf-krw", "10", stated("2022-08-01"))),
            view(published("chf-usd", "1", stated("2022-08-30"))),
            view(published("eur-krw", "10", stated("2022-08-20"))),
            view(published("eur-usd", "2", stated("2022-08-20"))));

    assertThat(factor(table, "KRW", "USD", "2022-09-01")).isEqualByComparingTo("0.2");
    assertThat(factor(table, "KRW", "USD", "2023-08-20")).isEqualByComparingTo("0.2");
    assertThat(quote(table, "KRW", "USD", "2023-08-25")).isEqualTo(Absent.NO_RATE);
  }

  @Test
  void isNoneBetweenACurrencyAndItself() {
    assertThat(quote(table(), "USD", "USD", "2022-08-26"))
        .isEqualTo(new Known(BigDecimal.ONE, List.of()));
  }

  @Test
  void isTheLastWordOnItsDayOnceThatIsKnown() {
    RateView view =
        view(
            published("eur-usd", "1.25", stated("2022-08-26", "2022-08-27")),
            new RateEvent.RateRevised(
                "eur-usd", ExchangeRate.parse("1.5"), stated("2022-08-26", "2022-10-01")),
            new RateEvent.RateWithdrawn("eur-usd", null, stated("2022-08-26", "2022-11-01")));

    assertThat(onDay(view, "2022-08-26")).isEqualTo(Absent.NO_RATE);
    assertThat(((Known) onDay(view, "2022-09-30")).factor()).isEqualByComparingTo("1.25");
    assertThat(((Known) onDay(view, "2022-10-01")).factor()).isEqualByComparingTo("1.5");
    assertThat(onDay(view, "2022-11-01")).isEqualTo(Absent.NO_RATE);
  }

  @Test
  void fallsBackToTheDayBeforeOneThatIsWithdrawn() {
    RateTable table =
        table(
            view(
                published("2022-08-26", "1.25"),
                published("2022-08-27", "9"),
                revised("2022-08-26", "1.3"),
                withdrawn("2022-08-27")));

    assertThat(factor(table, "EUR", "USD", "2022-08-28")).isEqualByComparingTo("1.3");
  }

  private static Quote onDay(RateView view, String knownOn) {
    Viewpoint viewpoint = new Viewpoint(TODAY.asOf(), LocalDate.parse(knownOn), Basis.REPORTED);
    return quote(RateTable.of(List.of(view), viewpoint), "EUR", "USD", "2022-08-28");
  }

  private static RateTable table(RateView... views) {
    return RateTable.of(List.of(views), TODAY);
  }

  private static Quote quote(RateTable table, String from, String to, String day) {
    return table.quote(CurrencyUnit.of(from), CurrencyUnit.of(to), LocalDate.parse(day));
  }

  private static BigDecimal factor(RateTable table, String from, String to, String day) {
    return ((Known) quote(table, from, to, day)).factor();
  }
}
