package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.contract.ContractCommand;
import dev.tranche.figure.FigureCommand;
import dev.tranche.framework.FrameworkCommand;
import dev.tranche.rate.RateCommand;
import dev.tranche.statement.CommandReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command that is sent again under its key is known by its fingerprint, which stands in the log
 * for ever. Each command has a file with a statement that says the least and one that says all, the
 * text that its fingerprint is of, and the fingerprint. A file is never changed: what a command
 * says keeps its names by {@code @JsonProperty}, and a part that is added later is left out of the
 * text where it is not given ({@code @JsonInclude}).
 */
class StoredCommandsTest {

  private static final Path FILES = Path.of("src/test/resources/commands");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CommandFingerprint fingerprint = new CommandFingerprint();
  private final CommandReader reader = new CommandReader(Clock.systemUTC());

  @TestFactory
  Stream<DynamicTest> keepTheirFingerprints() {
    return commands()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.getSimpleName(), () -> keepsItsFingerprint(command)));
  }

  private void keepsItsFingerprint(Class<?> command) throws IOException {
    Path file = FILES.resolve(nameOf(command) + ".json");
    assertThat(file)
        .as(
            "a command's file begins as {\"least\": {\"statement\": {…}}, \"full\": {…}} and is"
                + " completed by ./mvnw test -Dtest=StoredCommandsTest -Dtranche.approve=true")
        .exists();
    ObjectNode approved = (ObjectNode) JSON.readTree(Files.readString(file));
    if (Boolean.getBoolean("tranche.approve") && !approved.path("full").has("fingerprint")) {
      approved.propertyNames().forEach(form -> complete(command, (ObjectNode) approved.get(form)));
      Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(approved));
    }
    for (String form : List.of("least", "full")) {
      ObjectNode now =
          JSON.createObjectNode().set("statement", approved.at("/" + form + "/statement"));
      complete(command, now);
      assertThat(now).as(form).isEqualTo(approved.get(form));
    }
  }

  private void complete(Class<?> command, ObjectNode form) {
    Object read = reader.read(command, "eur-usd", (ObjectNode) form.get("statement"));
    form.put("text", fingerprint.text(read)).put("fingerprint", fingerprint.of(read));
  }

  @Test
  void haveAFileEachAndNoFileIsOfAnother() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              commands().map(command -> nameOf(command) + ".json").toList());
    }
  }

  @Test
  void haveAName() {
    assertThatThrownBy(() -> fingerprint.of(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("has no stored name: give it a @JsonTypeName");
  }

  private static Stream<Class<?>> commands() {
    return Stream.of(
            ContractCommand.class, FrameworkCommand.class, FigureCommand.class, RateCommand.class)
        .flatMap(StoredCommandsTest::leaves);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredCommandsTest::leaves)
        : Stream.of(type);
  }

  private static String nameOf(Class<?> command) {
    JsonTypeName name = command.getAnnotation(JsonTypeName.class);
    return name == null ? command.getSimpleName() : name.value();
  }
}
