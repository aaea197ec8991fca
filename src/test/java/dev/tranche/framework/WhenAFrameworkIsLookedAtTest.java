package dev.tranche.framework;

import static dev.tranche.framework.FrameworkFacts.FIRST;
import static dev.tranche.framework.FrameworkFacts.HANWHA;
import static dev.tranche.framework.FrameworkFacts.POLAND;
import static dev.tranche.framework.FrameworkFacts.REFERENCE;
import static dev.tranche.framework.FrameworkFacts.SECOND;
import static dev.tranche.framework.FrameworkFacts.calledOff;
import static dev.tranche.framework.FrameworkFacts.chunmoo;
import static dev.tranche.framework.FrameworkFacts.date;
import static dev.tranche.framework.FrameworkFacts.ended;
import static dev.tranche.framework.FrameworkFacts.item;
import static dev.tranche.framework.FrameworkFacts.limits;
import static dev.tranche.framework.FrameworkFacts.published;
import static dev.tranche.framework.FrameworkFacts.revised;
import static dev.tranche.framework.FrameworkFacts.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.fact.Quantity;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.framework.CeilingUse.Precision;
import dev.tranche.framework.CeilingUse.Share;
import dev.tranche.framework.FrameworkEvent.ContractCalledOff;
import dev.tranche.framework.FrameworkEvent.FrameworkSigned;
import dev.tranche.framework.FrameworkOn.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen of a framework agreement, on any day, as known on any day. */
class WhenAFrameworkIsLookedAtTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

  @Test
  void showsTheCeilingAsExceeded() {
    CeilingUse chunmoo =
        onlyCeiling(
            signed("2022-10-19", "288"),
            calledOff(SECOND, "2024-04-25", chunmoo("72")),
            calledOff(FIRST, "2022-11-04", chunmoo("218")));

    assertThat(chunmoo.ceiling()).isEqualTo(Quantity.exact(288));
    assertThat(chunmoo.calledOff()).isEqualTo(290);
    assertThat(chunmoo.remaining()).isEqualTo(Quantity.exact(0));
    assertThat(chunmoo.exceeded()).isTrue();
    assertThat(chunmoo.callOffs())
        .containsExactly(
            new Share(FIRST, "chunmoo", Quantity.exact(218), date("2022-11-04")),
            new Share(SECOND, "chunmoo", Quantity.exact(72), date("2024-04-25")));
  }

  @ParameterizedTest(name = "of {0}, {1} and {2}")
  @CsvSource({
    "288,     218,  70,      288, exact,     0,   false",
    "288,     218,  10,      228, exact,     60,  false",
    "288~,    218,  10,      228, exact,     60~, false",
    "288,     218~, 10,      228, estimated, 60~, false",
    "288,     218,  unknown, 218, at-least,  ,    false",
    "288,     289,  unknown, 289, at-least,  0,   true",
    "unknown, 218,  72,      290, exact,     ,    false",
  })
  void isNoMoreExactThanItsSources(
      String ceiling,
      String first,
      String second,
      long calledOff,
      String precision,
      String remaining,
      boolean exceeded) {
    CeilingUse use =
        onlyCeiling(
            signed("2022-10-19", ceiling),
            calledOff(FIRST, "2022-11-04", chunmoo(first)),
            calledOff(SECOND, "2024-04-25", chunmoo(second)));

    assertThat(use.calledOff()).isEqualTo(calledOff);
    assertThat(use.precision()).hasToString(precision);
    assertThat(Optional.ofNullable(use.remaining()).map(Quantity::toString))
        .isEqualTo(Optional.ofNullable(remaining));
    assertThat(use.exceeded()).isEqualTo(exceeded);
  }

  @Test
  void showsWhatNoCeilingCovers() {
    FrameworkOn seen =
        today(
            signed("2022-10-19", "288"),
            calledOff(FIRST, "2022-11-04", chunmoo("218"), item("Missile", "12000~")));

    assertThat(seen.ceilings())
        .extracting(CeilingUse::designation)
        .containsExactly("Chunmoo", "Missile");
    CeilingUse missile = seen.ceilings().getLast();
    assertThat(missile.ceiling()).isNull();
    assertThat(missile.remaining()).isNull();
    assertThat(missile.exceeded()).isFalse();
    assertThat(missile.precision()).isEqualTo(Precision.ESTIMATED);
  }

  @Test
  void showsACeilingOfWhichNothingIsCalledOff() {
    CeilingUse use = onlyCeiling(signed("2022-10-19", "288"));

    assertThat(use.calledOff()).isZero();
    assertThat(use.remaining()).isEqualTo(Quantity.exact(288));
    assertThat(use.callOffs()).isEmpty();
  }

  @Test
  void knowsNoPartiesWhileOnlyHeardOf() {
    FrameworkOn seen = today(calledOff(FIRST, "2022-11-04", chunmoo("218")));

    assertThat(seen.status()).isEqualTo(Status.HEARD_OF);
    assertThat(seen.buyer()).isNull();
    assertThat(seen.signed()).isNull();
    assertThat(seen.ceilings()).extracting(CeilingUse::calledOff).containsExactly(218L);
  }

  @Test
  void replacesWhatAContractCalledOffBefore() {
    CeilingUse use =
        onlyCeiling(
            signed("2022-10-19", "288"),
            calledOff(FIRST, "2022-11-04", chunmoo("218")),
            calledOff(FIRST, "2023-06", chunmoo("200")));

    assertThat(use.calledOff()).isEqualTo(200);
    assertThat(use.callOffs()).hasSize(1);
  }

  @Test
  void isSeenAsItWasOnTheDay() {
    FrameworkView view =
        view(
            calledOff(FIRST, "2022-11-04", chunmoo("218")),
            signed("2022-10-19", "288"),
            revised("2023-05", "300"),
            calledOff(SECOND, "2024-04-25", chunmoo("72")),
            calledOff(FIRST, "2024-06", chunmoo("210")),
            ended("2025"));

    assertThat(view.on(asOf("2022-10-18"))).isEmpty();
    assertThat(ceilingOn(view, "2022-10-19")).isEqualTo("288: 0");
    assertThat(ceilingOn(view, "2022-12-31")).isEqualTo("288: 218");
    assertThat(ceilingOn(view, "2023-05-31")).isEqualTo("300: 218");
    assertThat(ceilingOn(view, "2024-04-25")).isEqualTo("300: 290");
    assertThat(ceilingOn(view, "2024-06-30")).isEqualTo("300: 282");
    assertThat(view.on(asOf("2025-12-30")).orElseThrow().status()).isEqualTo(Status.SIGNED);
    assertThat(view.on(asOf("2025-12-31")).orElseThrow().status()).isEqualTo(Status.ENDED);
  }

  @Test
  void aCallOffWhoseDayWasWrongTookPlaceOnTheRightOneOnly() {
    FrameworkView later =
        view(
            calledOff(FIRST, "2022-11-04", chunmoo("218")),
            calledOff(FIRST, "2023-02", chunmoo("218")));
    FrameworkView earlier =
        view(
            calledOff(FIRST, "2023-02", chunmoo("218")),
            calledOff(FIRST, "2022-11-04", chunmoo("218")));

    assertThat(later.on(asOf("2022-12-31"))).isEmpty();
    assertThat(later.on(asOf("2023-02-28"))).isPresent();
    assertThat(earlier.on(asOf("2022-12-31"))).isPresent();
  }

  @Test
  void isSeenAsItWasKnownOnTheDay() {
    FrameworkView view =
        view(
            new FrameworkSigned(
                REFERENCE, POLAND, HANWHA, limits("288"), published("2022-10-19", "2024-01")),
            new ContractCalledOff(
                REFERENCE, FIRST, List.of(chunmoo("218")), published("2022-11-04", "2022-11-05")));

    assertThat(knownOn(view, "2022-11-04")).isEmpty();
    assertThat(knownOn(view, "2022-11-05")).map(FrameworkOn::status).contains(Status.HEARD_OF);
    assertThat(knownOn(view, "2024-01-31")).map(FrameworkOn::status).contains(Status.SIGNED);
  }

  @Test
  void anImpossibleHistoryThrows() {
    assertThatThrownBy(() -> view(revised("2023", "300")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("CeilingsRevised cannot follow what is recorded of pl-chunmoo-framework.");
    assertThatThrownBy(() -> view(ended("2023"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view(signed("2022", "1"), signed("2022", "1")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view(signed("2022", "1"), ended("2023"), revised("2023", "2")))
        .isInstanceOf(IllegalStateException.class);
  }

  private static FrameworkView view(FrameworkEvent... events) {
    FrameworkView view = FrameworkView.initial();
    for (FrameworkEvent event : events) {
      view = FrameworkView.evolve(view, event);
    }
    return view;
  }

  private static FrameworkOn today(FrameworkEvent... events) {
    return view(events).on(Viewpoint.of(TODAY)).orElseThrow();
  }

  private static CeilingUse onlyCeiling(FrameworkEvent... events) {
    List<CeilingUse> ceilings = today(events).ceilings();
    assertThat(ceilings).hasSize(1);
    return ceilings.getFirst();
  }

  private static String ceilingOn(FrameworkView view, String day) {
    CeilingUse use = view.on(asOf(day)).orElseThrow().ceilings().getFirst();
    return use.ceiling() + ": " + use.calledOff();
  }

  private static Viewpoint asOf(String day) {
    return Viewpoint.of(LocalDate.parse(day));
  }

  private static Optional<FrameworkOn> knownOn(FrameworkView view, String day) {
    return view.on(new Viewpoint(TODAY, LocalDate.parse(day), Basis.REPORTED));
  }
}
