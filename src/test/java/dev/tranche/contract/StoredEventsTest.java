package dev.tranche.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is stored is stored for ever: names are frozen in {@code names.txt}, and each revision of an
 * event looks as its approved file shows it. A file is never changed; another form of an event is
 * another revision, with its own file and an upcaster.
 */
class StoredEventsTest {

  private static final Path FILES = Path.of("src/test/resources/events");

  @TestFactory
  Stream<DynamicTest> lookAsApproved() {
    return StoredEvents.examples().stream()
        .map(
            event ->
                DynamicTest.dynamicTest(nameOf(event.getClass()), () -> looksAsApproved(event)));
  }

  private static void looksAsApproved(ContractEvent event) throws IOException {
    Path file = fileOf(event.getClass());
    String written = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n";
    if (Boolean.getBoolean("tranche.approve") && !Files.exists(file)) {
      Files.createDirectories(FILES);
      Files.writeString(file, written);
    }
    assertThat(file)
        .as(
            "a new revision is approved by ./mvnw test -Dtest=StoredEventsTest"
                + " -Dtranche.approve=true")
        .exists();
    String approved = Files.readString(file);
    assertThat(written).isEqualTo(approved);
    assertThat(Json.read(approved, event.getClass())).isEqualTo(event);
  }

  /** What is handed in has limits; a log that is older than they are stays readable. */
  @Test
  void areReadFromBeforeThereWereLimits() throws IOException {
    String approved = Files.readString(FILES.resolve("contract-signed-r1.json"));
    String older =
        approved
            .replaceFirst(
                "\"publisher\" : \"[^\"]*\"", "\"publisher\" : \"" + "x".repeat(5_000) + "\"")
            .replaceFirst("\"effective\" : \"[^\"]*\"", "\"effective\" : \"0999\"")
            .replaceFirst("\"currency\" : \"[A-Z]*\"", "\"currency\" : \"XXX\"")
            .replaceFirst(
                "\"designation\" : \"[^\"]*\"", "\"designation\" : \"\\\\u0000\\\\u202e\"");
    ContractEvent.ContractSigned read = Json.read(older, ContractEvent.ContractSigned.class);
    assertThat(read.provenance().effective()).hasToString("0999");
    assertThat(read.provenance().source().publisher()).hasSize(5_000);
    assertThat(read.terms().items().getFirst().designation()).isEqualTo("\0\u202e");
    assertThat(older).contains("XXX");
  }

  @Test
  void areAllShown() {
    assertThat(StoredEvents.examples().stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Leaves.of(ContractEvent.class));
  }

  @Test
  void keepTheirNames() throws IOException {
    assertThat(Files.readAllLines(FILES.resolve("names.txt")))
        .isSorted()
        .doesNotHaveDuplicates()
        .containsAll(
            Leaves.of(ContractEvent.class).stream().map(StoredEventsTest::nameOf).toList());
  }

  /** A name that left the code is still in somebody's log. */
  @Test
  void haveAFileForEveryNameEverStored() throws IOException {
    for (String name : Files.readAllLines(FILES.resolve("names.txt"))) {
      assertThat(FILES.resolve(name + "-r1.json")).exists();
    }
  }

  static String nameOf(Class<?> event) {
    return Objects.requireNonNull(event.getAnnotation(JsonTypeName.class), event.getName()).value();
  }

  private static Path fileOf(Class<?> event) {
    String revision =
        Objects.requireNonNull(event.getAnnotation(Revision.class), event.getName()).value();
    return FILES.resolve(nameOf(event) + "-r" + revision + ".json");
  }
}
