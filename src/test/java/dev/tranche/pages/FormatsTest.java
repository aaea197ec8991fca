package dev.tranche.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures, money and dates are written as people read them, and no more exactly than they are. */
class FormatsTest {

  private final Formats f = Formats.INSTANCE;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          USD 3.37 bn      | USD 3.37 bn        | USD 3,370,000,000.00
          USD 460 m        | USD 460 m          | USD 460,000,000.00
          USD 23630 m      | USD 23.6 bn        | USD 23,630,000,000.00
          USD 1234567 m    | USD 1,235 bn       | USD 1,234,567,000,000.00
          USD 999.96 m     | USD 1,000 m        | USD 999,960,000.00
          JPY 1500         | JPY 1500           | JPY 1,500
          USD 38 bn~       | about USD 38 bn    | about USD 38,000,000,000.00
          """)
  void moneyIsShortAndOnDemandFull(String given, String brief, String full) {
    MonetaryValue value = MonetaryValue.parse(given);

    assertThat(f.money(value)).isEqualTo(brief);
    assertThat(f.fullMoney(value)).isEqualTo(full);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-08-26, 26 Aug 2022",
    "2024-03~, about March 2024",
    "2023?, perhaps 2023",
    "2022/2024, 2022 to 2024",
    "2023-01-01/2023-05-19, 1 Jan 2023 to 19 May 2023",
    "2022-08/.., since August 2022"
  })
  void datesSayHowSureTheyAre(String given, String words) {
    assertThat(f.date(EdtfDate.parse(given))).isEqualTo(words);
  }

  @Test
  void quantitiesSayWhetherTheyAreKnown() {
    assertThat(f.quantity(Quantity.exact(1180))).isEqualTo("1,180");
    assertThat(f.quantity(Quantity.estimated(200))).isEqualTo("about 200");
    assertThat(f.quantity(Quantity.UNKNOWN)).isEqualTo("not known");
    assertThat(f.count(1, "contract")).isEqualTo("1 contract");
    assertThat(f.count(0, "contract")).isEqualTo("0 contracts");
  }

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    assertThat(f.money((MonetaryValue) null)).isEqualTo("not known");
    assertThat(f.date(null)).isEqualTo("not known");
    assertThat(f.party(null)).isEqualTo("not known");
    assertThat(f.percent(null)).isEmpty();
  }

  @Test
  void sharesPartiesAndNamesAreInWords() {
    assertThat(f.percent("0.2556")).isEqualTo("26 %");
    assertThat(f.percentage("1.2")).isEqualByComparingTo("100");
    assertThat(f.partyOf("PL")).isEqualTo("Poland");
    assertThat(f.partyOf("unknown to all")).isEqualTo("unknown to all");
    assertThat(f.name("battle-tanks")).isEqualTo("Battle tanks");
    assertThat(f.shortHash("5066257e42b758f5")).isEqualTo("5066257e");
    assertThat(Formats.day(LocalDate.of(2024, 7, 10))).isEqualTo("10 July 2024");
  }
}
