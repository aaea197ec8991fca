package dev.tranche.pages.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tranche.contract.ContractCommand;
import dev.tranche.figure.FigureCommand;
import dev.tranche.framework.FrameworkCommand;
import dev.tranche.pages.record.Field.Kind;
import dev.tranche.rate.RateCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** There is a form for all that can be recorded, and a field for all of it. */
class FormsTest {

  private static final Set<String> ADDED = Set.of("reference", "recorded");

  static Stream<Class<?>> commands() {
    return Stream.of(
            ContractCommand.class, FrameworkCommand.class, FigureCommand.class, RateCommand.class)
        .flatMap(FormsTest::leaves);
  }

  private static Stream<Class<?>> leaves(Class<?> sealed) {
    return sealed.isSealed()
        ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(FormsTest::leaves)
        : Stream.of(sealed);
  }

  @Test
  void everyCommandHasOneForm() {
    assertThat(Forms.ALL.stream().<Class<?>>map(Form::command).toList())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(commands().collect(Collectors.toSet()));
    assertThat(Forms.ALL.stream().map(Form::name)).contains("record-delivery", "open-talks");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyPartOfACommandHasAFieldThatSaysWhatItIs(Class<?> command) {
    List<Field> fields = Fields.of(command);

    assertThat(fields.stream().map(Field::name))
        .containsExactlyElementsOf(
            Arrays.stream(command.getRecordComponents())
                .map(part -> part.getName())
                .filter(name -> !ADDED.contains(name))
                .toList());
    assertThat(fields)
        .allSatisfy(
            field -> {
              assertThat(field.label()).isNotBlank();
              assertThat(field.parts().isEmpty()).isEqualTo(field.isLeaf());
              assertThat(field.parts()).allSatisfy(part -> assertThat(part.isLeaf()).isTrue());
            });
  }

  @Test
  void whatACommandNeedsIsRequiredAndWhatItMayLeaveOutIsNot() {
    assertThat(required(ContractCommand.RecordDelivery.class))
        .isEqualTo(
            Map.of(
                "delivery",
                false,
                "item",
                false,
                "quantity",
                true,
                "effective",
                true,
                "source",
                true));
    assertThat(required(dev.tranche.contract.Item.class))
        .isEqualTo(
            Map.of(
                "id",
                false,
                "designation",
                true,
                "category",
                true,
                "quantity",
                true,
                "value",
                false));
    assertThat(required(ContractCommand.SignContract.class))
        .containsEntry("items", false)
        .containsEntry("earlyDeliveries", false)
        .containsEntry("buyer", false);
  }

  private static Map<String, Boolean> required(Class<?> type) {
    return Fields.of(type).stream().collect(Collectors.toMap(Field::name, Field::required));
  }

  @Test
  void linesThatAreLeftEmptyDoNotCountAndTheOthersMoveUp() {
    Sheet sheet =
        Sheet.of(
            Map.of(
                "schedule[0].due", " ",
                "schedule[4].due", " 2024 ",
                "schedule[4].quantity", "18",
                "schedule[9].due", "2025",
                "source.publisher", "KEI"));

    assertThat(sheet.rows("schedule")).isEqualTo(3);
    assertThat(sheet.compact().rows("schedule")).isEqualTo(2);
    assertThat(
            sheet.compact().statement(Fields.of(ContractCommand.ReviseSchedule.class)).toString())
        .isEqualTo(
            "{\"schedule\":[{\"quantity\":18,\"due\":\"2024\"},{\"due\":\"2025\"}],"
                + "\"source\":{\"publisher\":\"KEI\"}}");
  }

  @Test
  void aLineIsAddedAndTakenAwayWithoutLosingTheOthers() {
    Field schedule =
        Fields.of(ContractCommand.ReviseSchedule.class).stream()
            .filter(field -> field.kind() == Kind.ROWS)
            .findFirst()
            .orElseThrow();
    Sheet two =
        Sheet.of(Map.of("schedule[0].due", "2024", "schedule[1].due", "2025")).withRow(schedule);

    assertThat(two.rows("schedule")).isEqualTo(3);
    assertThat(two.text("schedule[2].due")).isEmpty();
    assertThat(two.without("schedule[0]").text("schedule[0].due")).isEqualTo("2025");
  }

  @Test
  void allThatCannotBeIsFoundAtOnceInTheWordsOfTheValues() {
    Sheet sheet =
        Sheet.of(
            Map.of(
                "quantity", "many",
                "effective", "2022-13",
                "source.title", "T",
                "source.published", "yesterday"));

    assertThat(Checks.of(sheet, Fields.of(ContractCommand.RecordDelivery.class)))
        .extracting(Mistake::path, mistake -> mistake.words().split(":", -1)[0])
        .containsExactly(
            tuple("quantity", "'many' is not a quantity"),
            tuple("effective", "'2022-13' is not a date"),
            tuple("source.publisher", Checks.MISSING),
            tuple("source.published", "'yesterday' is not a date"));
  }

  @Test
  void aMistakeIsShownAtTheNearestFieldThatTheFormHas() {
    List<Field> fields = Fields.of(ContractCommand.AmendContract.class);

    assertThat(Checks.at("items[1].quantity", "w", fields))
        .isEqualTo(new Mistake("items[1].quantity", "Ordered", "w"));
    assertThat(Checks.at("value.amount", "w", fields).path()).isEqualTo("value");
    assertThat(Checks.at("nowhere", "w", fields)).isEqualTo(Mistake.of("w"));
  }
}
