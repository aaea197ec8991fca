package dev.tranche.contract;

import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.ConditionMet;
import dev.tranche.contract.ContractEvent.ConditionWaived;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.ContractSuspended;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.ScheduleRevised;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksAbandoned;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Quantity;
import dev.tranche.figure.FigureEvent;
import dev.tranche.figure.FigureFacts;
import dev.tranche.figure.FigureState;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.framework.FrameworkFacts;
import dev.tranche.framework.FrameworkState;
import dev.tranche.rate.RateEvent;
import dev.tranche.rate.RateFacts;
import dev.tranche.rate.RateState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Which histories there can be, as a table that people can read: each event after each stage of a
 * life leads to a state, or is impossible there and throws. A new event, state or stage fails until
 * the table says what comes of it.
 */
class EveryEventAfterEveryState {

  private static final Path TABLES = Path.of("src/test/resources/history");

  /**
   * One kind of history.
   *
   * @param stages states, with their names
   * @param events with what is told of each that its name does not say
   */
  private record Fold<S, E>(
      String name,
      Class<E> event,
      Map<String, S> stages,
      List<Told<E>> events,
      BiFunction<S, E, S> evolve,
      Function<S, String> inWords) {

    String table() {
      return events.stream().map(this::rows).collect(Collectors.joining("\n"));
    }

    private String rows(Told<E> told) {
      Map<String, String> stagesByOutcome = new LinkedHashMap<>();
      stages.forEach(
          (stage, state) ->
              stagesByOutcome.merge(outcome(state, told.event()), stage, (a, b) -> a + " | " + b));
      StringBuilder rows = new StringBuilder(told.name()).append('\n');
      stagesByOutcome.forEach(
          (outcome, after) -> rows.append("  %s: after %s%n".formatted(outcome, after)));
      return rows.toString();
    }

    private String outcome(S state, E event) {
      try {
        return inWords.apply(evolve.apply(state, event));
      } catch (ImpossibleHistory e) {
        assertThat(e)
            .hasMessageStartingWith(event.getClass().getSimpleName() + " cannot follow")
            .hasMessageEndingWith(".");
        return "impossible";
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private record Told<E>(String detail, E event) {

    String name() {
      String kind = StoredEventsTest.nameOf(event.getClass());
      return detail.isEmpty() ? kind : kind + ", " + detail;
    }
  }

  private static <E> Told<E> told(E event) {
    return new Told<>("", event);
  }

  static final List<Fold<?, ?>> FOLDS = List.of(contracts(), frameworks(), figures(), rates());

  @ParameterizedTest
  @FieldSource("FOLDS")
  void leadsToAStateOrIsImpossible(Fold<?, ?> fold) throws IOException {
    Path file = TABLES.resolve(fold.name() + ".txt");
    String table = fold.table();
    if (Boolean.getBoolean("tranche.approve")) {
      Files.createDirectories(TABLES);
      Files.writeString(file, table);
    }
    assertThat(table)
        .as("judge each row that differs, then approve it by -Dtranche.approve=true")
        .isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @FieldSource("FOLDS")
  void isThereOfEachKind(Fold<?, ?> fold) {
    Set<Class<?>> shown =
        fold.events().stream().map(told -> told.event().getClass()).collect(Collectors.toSet());
    assertThat(shown).isEqualTo(Leaves.of(fold.event()));
  }

  @Test
  void followsEveryStateOfFrameworksAndFigures() {
    assertThat(states(frameworks())).isEqualTo(Leaves.of(FrameworkState.class));
    assertThat(states(figures())).isEqualTo(Leaves.of(FigureState.class));
  }

  private static Set<Class<?>> states(Fold<?, ?> fold) {
    return fold.stages().values().stream().map(Object::getClass).collect(Collectors.toSet());
  }

  private static Fold<ContractState, ContractEvent> contracts() {
    Map<String, ContractState> stages = new LinkedHashMap<>();
    Stream.of(Stage.values()).forEach(stage -> stages.put(stage.toString(), stage.past().state()));
    return new Fold<>(
        "contract",
        ContractEvent.class,
        stages,
        Stream.of(talksAndSignature(), performance(), corrections(), claims())
            .flatMap(List::stream)
            .toList(),
        ContractState::evolve,
        ContractState::inWords);
  }

  private static List<Told<ContractEvent>> talksAndSignature() {
    Terms terms = Facts.terms(k2(180));
    return List.of(
        told(new TalksOpened(REFERENCE, Facts.POLAND, terms, stated("2023"))),
        told(new TermsRevised(REFERENCE, terms, stated("2023"))),
        told(new SupplierSelected(REFERENCE, Facts.HANWHA, stated("2023"))),
        told(new TalksAbandoned(REFERENCE, null, stated("2023"))),
        told(
            new ContractSigned(
                REFERENCE,
                Facts.POLAND,
                terms,
                Facts.schedule(),
                List.of(),
                false,
                null,
                stated("2023"))));
  }

  private static List<Told<ContractEvent>> performance() {
    DeliverySchedule schedule = Facts.schedule(Facts.batch(20, "2025"));
    return List.of(
        told(new ConditionMet(REFERENCE, "export-credit", stated("2023"))),
        new Told<>("not agreed", new ConditionMet(REFERENCE, "licence", stated("2023"))),
        told(new ConditionWaived(REFERENCE, "export-credit", stated("2023"))),
        new Told<>("not agreed", new ConditionWaived(REFERENCE, "licence", stated("2023"))),
        told(new EnteredIntoForce(REFERENCE, stated("2023"))),
        told(new ScheduleRevised(REFERENCE, schedule, stated("2023"))),
        told(amended(200)),
        new Told<>("fewer than delivered", amended(19)),
        told(made("delivery-9", "k2", 10)),
        new Told<>("named as one before", made("delivery-1", "k2", 10)),
        new Told<>("more than ordered", made("delivery-9", "k2", 181)),
        new Told<>("of what is not ordered", made("delivery-9", "k9", 1)),
        told(new ContractSuspended(REFERENCE, null, stated("2023"))),
        told(new ContractResumed(REFERENCE, stated("2023"))),
        told(new ContractTerminated(REFERENCE, null, stated("2023"))),
        told(Trial.completed("2023")),
        told(Trial.reopened("2023")));
  }

  private static ContractAmended amended(long units) {
    return new ContractAmended(
        REFERENCE, "amendment-9", Facts.terms(k2(units)), null, stated("2023"));
  }

  private static DeliveryMade made(String delivery, String item, long units) {
    return new DeliveryMade(REFERENCE, delivery, item, Quantity.exact(units), stated("2023"));
  }

  private static List<Told<ContractEvent>> corrections() {
    return List.of(
        told(Trial.corrected(1, 19, "2023")),
        new Told<>("to more than ordered", Trial.corrected(1, 181, "2023")),
        new Told<>(
            "to what is not ordered",
            new DeliveryCorrected(
                REFERENCE, "delivery-1", "k9", Quantity.exact(1), "misread", stated("2023"))),
        new Told<>("of none that was made", Trial.corrected(9, 19, "2023")),
        told(termsCorrected(Agreement.SIGNATURE, 200)),
        new Told<>("to fewer than delivered", termsCorrected(Agreement.SIGNATURE, 19)),
        new Told<>("of no amendment that was made", termsCorrected("amendment-9", 200)),
        told(new SigningDateCorrected(REFERENCE, "misread", stated("2022-08-15"))));
  }

  private static TermsCorrected termsCorrected(String replaces, long units) {
    return new TermsCorrected(
        REFERENCE, replaces, Facts.terms(k2(units)), null, "misread", stated("2022-08"));
  }

  private static List<Told<ContractEvent>> claims() {
    return List.of(
        told(claimed("another")),
        new Told<>("named as one before", claimed("day")),
        told(new ClaimAdopted(REFERENCE, "day", "misread", stated("2023"))),
        new Told<>(
            "of none that was stated",
            new ClaimAdopted(REFERENCE, "another", "misread", stated("2023"))),
        told(new ClaimWithdrawn(REFERENCE, "day", "misread", stated("2023"))),
        new Told<>(
            "of none that was stated",
            new ClaimWithdrawn(REFERENCE, "another", "misread", stated("2023"))));
  }

  private static ClaimStated claimed(String name) {
    Claimed day = new Claimed.SigningDate(Facts.date("2022-07"));
    return new ClaimStated(REFERENCE, name, day, Confidence.parse("B2"), stated("2022-07"));
  }

  private static Fold<FrameworkState, FrameworkEvent> frameworks() {
    FrameworkEvent signed = FrameworkFacts.signed("2022", "288");
    FrameworkEvent calledOff =
        FrameworkFacts.calledOff("pl-chunmoo-2022", "2022", FrameworkFacts.chunmoo("218"));
    FrameworkEvent ended = FrameworkFacts.ended("2024");
    Map<String, FrameworkState> stages = new LinkedHashMap<>();
    FrameworkState none = FrameworkState.initial();
    stages.put("unrecorded", none);
    stages.put("heard of", FrameworkState.evolve(none, calledOff));
    FrameworkState agreed = FrameworkState.evolve(none, signed);
    stages.put("signed", agreed);
    stages.put("ended", FrameworkState.evolve(agreed, ended));
    return new Fold<>(
        "framework",
        FrameworkEvent.class,
        stages,
        List.of(
            told(signed),
            told(FrameworkFacts.revised("2023", "300")),
            told(calledOff),
            told(ended)),
        FrameworkState::evolve,
        FrameworkState::inWords);
  }

  private static Fold<FigureState, FigureEvent> figures() {
    FigureEvent published = FigureFacts.published();
    FigureEvent withdrawn = FigureFacts.withdrawn("2024-09");
    Map<String, FigureState> stages = new LinkedHashMap<>();
    FigureState none = FigureState.initial();
    stages.put("unrecorded", none);
    FigureState stands = FigureState.evolve(none, published);
    stages.put("published", stands);
    stages.put("withdrawn", FigureState.evolve(stands, withdrawn));
    return new Fold<>(
        "figure",
        FigureEvent.class,
        stages,
        List.of(
            told(published),
            told(FigureFacts.revised("2024-08", FigureFacts.value("USD 14 bn"))),
            told(withdrawn)),
        FigureState::evolve,
        FigureState::inWords);
  }

  private static Fold<RateState, RateEvent> rates() {
    RateEvent published = RateFacts.published("2020-01-02", "1.1");
    RateEvent withdrawn = RateFacts.withdrawn("2020-01-02");
    Map<String, RateState> stages = new LinkedHashMap<>();
    RateState stands = RateState.evolve(RateState.initial(), published);
    stages.put("nothing", RateState.initial());
    stages.put("a rate of that day", stands);
    stages.put("one withdrawn", RateState.evolve(stands, withdrawn));
    stages.put(
        "a rate of another day",
        RateState.evolve(RateState.initial(), RateFacts.published("2020-01-03", "1.1")));
    return new Fold<>(
        "rate",
        RateEvent.class,
        stages,
        List.of(told(published), told(RateFacts.revised("2020-01-02", "1.2")), told(withdrawn)),
        RateState::evolve,
        state -> "rates of " + state.standing());
  }
}
