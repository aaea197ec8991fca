package dev.tranche.figure;

import static dev.tranche.figure.FigureFacts.KOREA;
import static dev.tranche.figure.FigureFacts.REFERENCE;
import static dev.tranche.figure.FigureFacts.date;
import static dev.tranche.figure.FigureFacts.published;
import static dev.tranche.figure.FigureFacts.revised;
import static dev.tranche.figure.FigureFacts.value;
import static dev.tranche.figure.FigureFacts.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.figure.FigureEvent.FigurePublished;
import dev.tranche.figure.FigureEvent.FigureRevised;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a source had stated of a figure on any day, as known on any day. */
class WhenAFigureIsLookedAtTest {

  @Test
  void isSeenAsItStoodOnTheDay() {
    FigureView view =
        view(published(), revised("2024-08", value("USD 14 bn")), withdrawn("2024-09"));

    assertThat(amounts(view, Viewpoint.of(LocalDate.of(2024, 7, 30)))).isEmpty();
    assertThat(amounts(view, Viewpoint.of(LocalDate.of(2024, 7, 31))))
        .containsExactly(value("USD 13.5 bn"));
    assertThat(amounts(view, Viewpoint.of(LocalDate.of(2024, 8, 31))))
        .containsExactly(value("USD 13.5 bn"), value("USD 14 bn"));
    assertThat(amounts(view, Viewpoint.of(LocalDate.of(2024, 9, 30))))
        .containsExactly(value("USD 13.5 bn"), value("USD 14 bn"), null);
  }

  @Test
  void isSeenAsItWasKnownOnTheDay() {
    FigureView view =
        view(
            new FigurePublished(
                REFERENCE,
                KOREA,
                null,
                Measure.ORDER_INTAKE,
                date("2023"),
                value("USD 13.5 bn"),
                null,
                FigureFacts.published("2024-01", "2024-07-11")),
            new FigureRevised(
                REFERENCE,
                value("USD 14 bn"),
                null,
                FigureFacts.published("2024-02", "2024-12-01")));

    assertThat(amounts(view, knownOn("2024-07-10"))).isEmpty();
    assertThat(amounts(view, knownOn("2024-07-11"))).containsExactly(value("USD 13.5 bn"));
    assertThat(amounts(view, knownOn("2024-12-01"))).hasSize(2);
  }

  @Test
  void anImpossibleHistoryThrows() {
    assertThatThrownBy(() -> view(revised("2024", value("USD 1"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("FigureRevised cannot follow what is recorded of kr-order-intake-2023.");
    assertThatThrownBy(() -> view(withdrawn("2024"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view(published(), published()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view(published(), withdrawn("2024-09"), withdrawn("2024-09")))
        .isInstanceOf(IllegalStateException.class);
  }

  private static FigureView view(FigureEvent first, FigureEvent... more) {
    FigureView view = FigureView.evolve(null, first);
    for (FigureEvent event : more) {
      view = FigureView.evolve(view, event);
    }
    return view;
  }

  private static List<@Nullable Amount> amounts(FigureView view, Viewpoint viewpoint) {
    return view.seen(viewpoint).stream().<@Nullable Amount>map(s -> s.amount()).toList();
  }

  private static Viewpoint knownOn(String day) {
    return new Viewpoint(LocalDate.of(2026, 1, 15), LocalDate.parse(day), Basis.REPORTED);
  }
}
