package dev.tranche.delivery;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.delivery.Forecast.Method;
import dev.tranche.fact.Viewpoint;
import dev.tranche.intake.PlayedBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The page on forecasts: the method in words, and what it would have said of finished contracts.
 */
final class ForecastPage {

  /** What stands before this is written by hand, the rest by the figures. */
  private static final String FIGURES = "## How far off it was\n\n";

  private static final List<Integer> PERCENT = List.of(25, 50, 75);

  private ForecastPage() {}

  static String write(String page) throws IOException {
    return page.substring(0, page.indexOf(FIGURES)) + FIGURES + seeds() + generated();
  }

  private static String seeds() throws IOException {
    Map<String, History> finished = new TreeMap<>();
    Map<String, List<ContractEvent>> contracts = PlayedBook.contractsOf(Path.of("seeds"));
    contracts.forEach(
        (reference, events) -> {
          History history = History.initial();
          for (ContractEvent event : events) {
            history = History.evolve(history, event);
          }
          if (new ContractOn(history, Viewpoint.of(LocalDate.MAX)).isCompleted()) {
            finished.put(reference, history);
          }
        });
    StringBuilder table =
        new StringBuilder(
            """
            ### In the seeds

            Of the %d contracts in `seeds/`, %d %s finished. The day is the one on which so much had arrived for
            certain; where a source gives a period, its last day.

            | contract | delivered | on | earliest | likely | latest | really | likely is off by |
            |---|---|---|---|---|---|---|---|
            """
                .formatted(contracts.size(), finished.size(), finished.size() == 1 ? "is" : "are"));
    finished.forEach(
        (reference, progress) ->
            PERCENT.forEach(
                percent ->
                    table.append(row(reference, percent, ForecastError.of(progress, percent)))));
    return table.append('\n').toString();
  }

  private static String row(String reference, int percent, Optional<ForecastError> error) {
    String what = "| %s | %d %% ".formatted(reference, percent);
    return what
        + error
            .map(
                e ->
                    "| %s | %s | %s | %s | %s | %+d days, %s %% |\n"
                        .formatted(
                            e.day(),
                            e.forecast().earliest(),
                            e.forecast().likely(),
                            e.forecast().latest(),
                            e.completed(),
                            e.days(e.forecast().likely()),
                            decimal(e.percent(e.forecast().likely()))))
            .orElse("| with the rest | | | | | |\n");
  }

  private static String generated() {
    StringBuilder table =
        new StringBuilder(
            """
            ### In generated lives

            %d contracts of each kind, made by `GeneratedLives` from fixed seeds: 20 to 250 units, planned in yearly
            batches over two to six years that mostly grow, each lot up to 60 days early or late. They show what the
            method does where reality keeps to its assumptions or breaks them in a known way; how often reality does
            either, they cannot tell. The error is the median one, either way, in percent of the whole time from the
            signature to the completion. Beside it stand the errors of the plan taken at its word, of the pace alone
            (no plan known), and how often the completion lay within the range.

            | what happens | delivered | error of likely | of the plan first agreed | of the pace alone | in range |
            |---|---|---|---|---|---|
            """
                .formatted(GeneratedLives.OF_EACH_KIND));
    for (GeneratedLives.Kind kind : GeneratedLives.Kind.values()) {
      List<History> lives = GeneratedLives.of(kind);
      List<History> unplanned = lives.stream().map(ForecastError::withoutPlan).toList();
      for (int percent : PERCENT) {
        List<ForecastError> errors = errors(lives, percent);
        table.append(
            "| %s | %d %% | %s %% | %s %% | %s %% | %d %% |\n"
                .formatted(
                    kind,
                    percent,
                    median(errors, e -> e.forecast().likely()),
                    median(errors, ForecastError::agreed),
                    median(errors(unplanned, percent), e -> e.forecast().likely()),
                    100
                        * errors.stream().filter(ForecastError::isInRange).count()
                        / errors.size()));
      }
    }
    return table + methods();
  }

  /** Which method errs least, of all kinds together. */
  private static String methods() {
    StringBuilder table =
        new StringBuilder(
            """

            Each method by itself, over all kinds:

            | method | at 25 % | at 50 % | at 75 % |
            |---|---|---|---|
            """);
    List<History> lives =
        List.of(GeneratedLives.Kind.values()).stream()
            .flatMap(kind -> GeneratedLives.of(kind).stream())
            .toList();
    List<List<ForecastError>> errors = PERCENT.stream().map(p -> errors(lives, p)).toList();
    for (Method method : Method.values()) {
      table.append("| `%s` |".formatted(method));
      errors.forEach(some -> table.append(" %s %% |".formatted(median(some, method))));
      table.append('\n');
    }
    return table.toString();
  }

  private static List<ForecastError> errors(List<History> lives, int percent) {
    return lives.stream().flatMap(life -> ForecastError.of(life, percent).stream()).toList();
  }

  private static String median(
      List<ForecastError> errors, Function<ForecastError, LocalDate> said) {
    return median(errors.stream().map(e -> e.percent(said.apply(e))).toList());
  }

  private static String median(List<ForecastError> errors, Method method) {
    return median(
        errors.stream()
            .flatMap(
                e ->
                    e.forecast().estimates().stream()
                        .filter(estimate -> estimate.method() == method)
                        .map(estimate -> e.percent(estimate.completion())))
            .toList());
  }

  private static String median(List<Double> errors) {
    List<Double> sorted = errors.stream().sorted().toList();
    return decimal(
        IntStream.of((sorted.size() - 1) / 2, sorted.size() / 2)
            .mapToDouble(sorted::get)
            .average()
            .orElseThrow());
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
