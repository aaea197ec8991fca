package dev.tranche.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Every link of a page keeps the days that it shows, and says nothing where both are today. */
class AtTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate END_OF_2023 = LocalDate.of(2023, 12, 31);
  private static final LocalDate JULY_2024 = LocalDate.of(2024, 7, 10);

  private final MultiValueMap<String, String> others = new LinkedMultiValueMap<>();

  private At at(Viewpoint viewpoint) {
    return new At(viewpoint, TODAY, LocalDate.of(2022, 1, 1), "/contracts", others);
  }

  @Test
  void todayNeedsNoWord() {
    At today = at(Viewpoint.of(TODAY));

    assertThat(today.isToday()).isTrue();
    assertThat(today.link("/")).isEqualTo("/");
    assertThat(today.link("/contracts", "buyer", "PL", "late", null))
        .isEqualTo("/contracts?buyer=PL");
  }

  @Test
  void anotherDayStandsInEveryLink() {
    At then = at(new Viewpoint(END_OF_2023, JULY_2024, Basis.RECORDED));

    assertThat(then.link("/contracts", "supplier", "A&B, 50% \u00fc"))
        .isEqualTo(
            "/contracts?supplier=A%26B%2C%2050%25%20%C3%BC"
                + "&asOf=2023-12-31&knownOn=2024-07-10&basis=recorded");
    assertThat(then.inWords())
        .isEqualTo("You see the book as recorded by 10 July 2024, as of 31 December 2023.");
  }

  @Test
  void aDayToLookAtAloneIsCitedWithTheDayItWasLookedAtFrom() {
    At then = at(Viewpoint.of(END_OF_2023));

    assertThat(then.link("/")).isEqualTo("/?asOf=2023-12-31&knownOn=2026-11-23");
    assertThat(then.inWords())
        .isEqualTo("You see the book as of 31 December 2023, by all that is known today.");
  }

  @Test
  void aPageIsChangedInOneParameterAndKeepsTheOthers() {
    others.add("buyer", "PL");
    others.add("after", "pl-k2-2022");
    At then = at(Viewpoint.of(END_OF_2023));

    assertThat(then.with("after", null))
        .isEqualTo("/contracts?buyer=PL&asOf=2023-12-31&knownOn=2026-11-23");
    assertThat(then.with("buyer", "RO"))
        .isEqualTo("/contracts?after=pl-k2-2022&buyer=RO&asOf=2023-12-31&knownOn=2026-11-23");
  }

  @Test
  void aPlaceInAListStaysBehindOnOtherDays() {
    others.add("buyer", "PL");
    others.add("after", "pl-k2-2022");
    others.add("page", "3");
    At then = at(Viewpoint.of(END_OF_2023));

    assertThat(then.onToday()).isEqualTo("/contracts?buyer=PL");
    assertThat(then.kept()).containsOnlyKeys("buyer");
    assertThat(then.onPaper()).contains("after=pl-k2-2022&page=3");
  }

  @Test
  void knowsItsPlaceAmongThePages() {
    assertThat(at(Viewpoint.of(TODAY)).isBelow("/contracts")).isTrue();
    assertThat(at(Viewpoint.of(TODAY)).isBelow("/")).isFalse();
  }
}
