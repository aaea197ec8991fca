package dev.tranche.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.fact.Refused;
import dev.tranche.fact.UnknownReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The whole of what may happen when, as a table that people can read: each example of a command put
 * to the aggregate at each stage of a life. A new command, state or stage fails until the table
 * says what comes of it.
 */
class EveryStateAgainstEveryCommand {

  private static final Path TABLE =
      Path.of("src/test/resources/contract/every-state-against-every-command.txt");
  private static final Map<String, Map<String, String>> EXPECTED = read();

  @TestFactory
  Stream<DynamicContainer> leadsToWhatTheTableSays() {
    return Example.all().stream()
        .map(
            example ->
                DynamicContainer.dynamicContainer(
                    example.toString(),
                    Arrays.stream(Stage.values())
                        .map(
                            stage ->
                                DynamicTest.dynamicTest(
                                    stage.toString(), () -> leadsTo(stage, example)))));
  }

  private static void leadsTo(Stage stage, Example example) {
    String expected =
        EXPECTED.getOrDefault(example.toString(), Map.of()).getOrDefault(stage.toString(), "");
    assertThat(example.outcomeOn(stage))
        .as("Judge, and write into %s, what comes of %s: %s", TABLE, example, row(stage, example))
        .isEqualTo(expected);
    Trial past = stage.past();
    ResultValidator<Contract> answer =
        past.aggregate().given(past.events().toArray()).when(example.command());
    if (expected.startsWith(">")) {
      Object[] events = Decisions.decide(past.state(), example.command()).toArray();
      answer.expectSuccessfulHandlerExecution().expectEvents(events);
    } else if (stage == Stage.UNRECORDED) {
      answer.expectNoEvents().expectException(UnknownReference.class);
    } else {
      answer
          .expectNoEvents()
          .expectException(Refused.class)
          .expectExceptionMessage(expected.substring(2));
    }
  }

  @Test
  void hasAnExampleOfEveryCommand() {
    assertThat(Example.all().stream().map(e -> e.command().getClass()).collect(Collectors.toSet()))
        .isEqualTo(Leaves.of(ContractCommand.class));
  }

  @Test
  void hasAStageInEveryState() {
    assertThat(
            Arrays.stream(Stage.values())
                .map(stage -> stage.past().state().getClass())
                .collect(Collectors.toSet()))
        .isEqualTo(Leaves.of(ContractState.class));
  }

  @Test
  void hasNoRowOfWhatIsNot() {
    List<String> stages = Arrays.stream(Stage.values()).map(Stage::toString).toList();
    assertThat(EXPECTED.keySet())
        .containsExactlyElementsOf(Example.all().stream().map(Example::toString).toList());
    assertThat(EXPECTED.values())
        .allSatisfy(rows -> assertThat(rows.keySet()).containsExactlyElementsOf(stages));
  }

  @Test
  void emitsEveryEvent() {
    Map<String, Boolean> emitted = new TreeMap<>();
    for (Class<?> event : Leaves.of(ContractEvent.class)) {
      String name = StoredEventsTest.nameOf(event);
      emitted.put(
          name,
          EXPECTED.values().stream()
              .flatMap(rows -> rows.values().stream())
              .anyMatch(outcome -> outcome.matches(">.*\\b" + name + "\\b.*")));
    }
    assertThat(emitted).doesNotContainValue(false);
  }

  private static String row(Stage stage, Example example) {
    return "  %-27s%s".formatted(stage, example.outcomeOn(stage));
  }

  private static Map<String, Map<String, String>> read() {
    Map<String, Map<String, String>> table = new LinkedHashMap<>();
    Map<String, String> rows = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(TABLE)) {
        if (line.startsWith("  ")) {
          rows.put(line.substring(2, 29).strip(), line.substring(29));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          rows = new LinkedHashMap<>();
          table.put(line, rows);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return table;
  }
}
