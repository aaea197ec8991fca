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
