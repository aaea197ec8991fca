package dev.tranche.contract;

import dev.tranche.contract.ContractState.Abandoned;
import dev.tranche.contract.ContractState.Completed;
import dev.tranche.contract.ContractState.Terminated;
import dev.tranche.contract.ContractState.Unrecorded;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page on a contract's life, written from what the decisions really do with every {@link
 * Example} at every {@link Stage}.
 */
final class LifecyclePage {

  private static final String HEAD =
      """
      # The life of a contract

      This page is written from the code: every example command is put to a contract at every stage of its life, and
      what comes of it stands here. A test fails while it is stale, and
      `./mvnw test -Dtest=LifecyclePageTest -Dtranche.approve=true` writes it anew. The words of every single case are
      in `src/test/resources/contract/every-state-against-every-command.txt`.

      """;

  /** What an accepted example did: out of one state, by some events, into another. */
  private record Step(
      Example example, ContractState from, List<ContractEvent> events, ContractState to) {}

  private final List<Step> steps = Stream.of(Stage.values()).flatMap(LifecyclePage::steps).toList();

  static String write() {
    return new LifecyclePage().page();
  }

  private static Stream<Step> steps(Stage stage) {
    return Example.all().stream()
        .filter(example -> example.outcomeOn(stage).startsWith(">"))
        .map(
            example -> {
              ContractState from = stage.past().state();
              List<ContractEvent> events = Decisions.decide(from, example.command());
              ContractState to = from;
              for (ContractEvent event : events) {
                to = ContractState.evolve(to, event);
              }
              return new Step(example, from, events, to);
            });
  }

  /** Every change from one state to another, as the diagram draws it. */
  static Set<String> transitions() {
    return new LifecyclePage()
        .steps.stream()
            .filter(step -> !step.from().getClass().equals(step.to().getClass()))
            .map(step -> arrow(step.from(), step.to()))
            .collect(Collectors.toSet());
  }

  static String arrow(ContractState from, ContractState to) {
    return node(from) + " --> " + node(to);
  }

  private String page() {
    return HEAD + diagram() + commands() + refusals();
  }

  private String diagram() {
    StringBuilder diagram = new StringBuilder("## States\n\n```mermaid\nstateDiagram-v2\n");
    Map<String, Set<String>> transitions = new LinkedHashMap<>();
    for (Step step : steps) {
      if (!step.from().getClass().equals(step.to().getClass())) {
        transitions
            .computeIfAbsent(arrow(step.from(), step.to()), _ -> new LinkedHashSet<>())
            .add(words(step.example().kind()));
      }
    }
    transitions.forEach(
        (arrow, commands) ->
            diagram.append("  %s: %s\n".formatted(arrow, String.join(" / ", commands))));
    Stream.of(Stage.values())
        .map(stage -> stage.past().state())
        .filter(state -> isEnd(state))
        .map(LifecyclePage::node)
        .distinct()
        .forEach(end -> diagram.append("  %s --> [*]\n".formatted(end)));
    return diagram.append("```\n\n").toString();
  }

  /**
   * A completed contract can be reopened by a correction, which is drawn; it is an end all the
   * same.
   */
  private static boolean isEnd(ContractState state) {
    return state instanceof Abandoned || state instanceof Completed || state instanceof Terminated;
  }

  private static String node(ContractState state) {
    return state instanceof Unrecorded ? "[*]" : state.getClass().getSimpleName();
  }

  private String commands() {
    StringBuilder table =
        new StringBuilder(
            """
            ## Commands

            | command | on a contract that is | leads to | after which it is |
            |---|---|---|---|
            """);
    Map<String, Set<String>> states = new LinkedHashMap<>();
    steps.stream()
        .sorted(Comparator.comparingInt(step -> Example.all().indexOf(step.example())))
        .forEach(
            step ->
                states
                    .computeIfAbsent(
                        "| %s | %%s | %s | %%s |"
                            .formatted(words(step.example().kind()), names(step)),
                        _ -> new LinkedHashSet<>())
                    .add(step.from().inWords() + " > " + step.to().inWords()));
    states.forEach(
        (row, moves) ->
            byTarget(moves)
                .forEach(
                    (to, from) ->
                        table.append(row.formatted(String.join(", ", from), to)).append('\n')));
    return table.append('\n').toString();
  }

  /** States that an outcome leaves as they are share a row. */
  private static Map<String, Collection<String>> byTarget(Set<String> moves) {
    Map<String, Collection<String>> from = new LinkedHashMap<>();
    for (String move : moves) {
      List<String> ends = List.of(move.split(" > ", 2));
      String to = ends.getFirst().equals(ends.getLast()) ? "the same" : ends.getLast();
      from.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(ends.getFirst());
    }
    return from;
  }

  private String refusals() {
    StringBuilder table =
        new StringBuilder(
            """
            ## Refusals

            Nothing is recorded of what is refused. Where a contract stands decides these; numbers, dates and names
            decide more, each in words of its own.

            | command | on a contract that is | is refused because |
            |---|---|---|
            """);
    Map<String, Map<String, Set<String>>> refusals = new LinkedHashMap<>();
    for (Example example : Example.all()) {
      for (Stage stage : Stage.values()) {
        String outcome = example.outcomeOn(stage);
        if (outcome.startsWith("!") && stage != Stage.UNRECORDED) {
          refusals
              .computeIfAbsent(words(example.kind()), _ -> new LinkedHashMap<>())
              .computeIfAbsent(reason(outcome), _ -> new LinkedHashSet<>())
              .add(stage.past().state().inWords());
        }
      }
    }
    refusals.forEach(
        (command, reasons) ->
            reasons.forEach(
                (reason, states) ->
                    table.append(
                        "| %s | %s | %s |\n"
                            .formatted(command, String.join(", ", states), reason))));
    return table.toString();
  }

  /** The words without the state, which has its own column. */
  private static String reason(String outcome) {
    String words = outcome.substring(2);
    int colon = words.indexOf(": ");
    return words.startsWith(Facts.REFERENCE + " is ") ? words.substring(colon + 2) : words;
  }

  private static String names(Step step) {
    return step.events().stream()
        .map(event -> "`" + StoredEventsTest.nameOf(event.getClass()) + "`")
        .collect(Collectors.joining(", "));
  }

  /** RecordDelivery as people say it: record delivery. */
  private static String words(String kind) {
    return kind.replaceAll("(?<!^)([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
