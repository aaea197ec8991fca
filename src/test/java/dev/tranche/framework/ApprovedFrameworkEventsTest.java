package dev.tranche.framework;

import static dev.tranche.framework.FrameworkFacts.HANWHA;
import static dev.tranche.framework.FrameworkFacts.POLAND;
import static dev.tranche.framework.FrameworkFacts.RECORDED;
import static dev.tranche.framework.FrameworkFacts.REFERENCE;
import static dev.tranche.framework.FrameworkFacts.SECOND;
import static dev.tranche.framework.FrameworkFacts.chunmoo;
import static dev.tranche.framework.FrameworkFacts.date;
import static dev.tranche.framework.FrameworkFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.contract.Category;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.framework.FrameworkEvent.CeilingsRevised;
import dev.tranche.framework.FrameworkEvent.ContractCalledOff;
import dev.tranche.framework.FrameworkEvent.FrameworkEnded;
import dev.tranche.framework.FrameworkEvent.FrameworkSigned;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is stored of each event is approved once for each revision, and stays readable for ever. */
class ApprovedFrameworkEventsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path APPROVED = Path.of("src", "test", "resources", "events");

  private static final Provenance FULL =
      new Provenance(
          new Source(
              "SIPRI",
              "Arms Transfers Database",
              URI.create("https://www.sipri.org/databases/armstransfers"),
              date("2024-03")),
          date("2022-10-19"),
          RECORDED);

  private static final Limits LIMITS =
      new Limits(
          List.of(
              new Ceiling(
                  "Chunmoo",
                  Category.LARGE_CALIBRE_ARTILLERY,
                  Quantity.exact(288),
                  money("USD 5 bn~")),
              new Ceiling("Missile", Category.MISSILES_AND_LAUNCHERS, Quantity.UNKNOWN, null)),
          money("USD 6 bn"));

  static Stream<FrameworkEvent> events() {
    return Stream.of(
        new FrameworkSigned(REFERENCE, POLAND, HANWHA, LIMITS, FULL),
        new CeilingsRevised(REFERENCE, LIMITS, FULL),
        new ContractCalledOff(REFERENCE, SECOND, List.of(chunmoo("72~")), FULL),
        new FrameworkEnded(REFERENCE, "Exhausted.", FULL));
  }

  @ParameterizedTest
  @MethodSource("events")
  void isStoredAsApproved(FrameworkEvent event) throws IOException {
    String approved = Files.readString(approved(event));

    assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(approved));
    assertThat(JSON.readValue(approved, event.getClass())).isEqualTo(event);
  }

  @Test
  void everyEventIsApproved() {
    assertThat(events().map(Object::getClass))
        .containsExactlyInAnyOrder(FrameworkEvent.class.getPermittedSubclasses());
  }

  @Test
  void whatIsNotKnownIsNotWritten() {
    FrameworkSigned least =
        new FrameworkSigned(
            REFERENCE, POLAND, null, new Limits(List.of(), null), FrameworkFacts.stated("2022"));

    String json = JSON.writeValueAsString(least);

    assertThat(json).doesNotContain("null");
    assertThat(JSON.readValue(json, FrameworkSigned.class)).isEqualTo(least);
  }

  private static Path approved(FrameworkEvent event) {
    String name = event.getClass().getAnnotation(JsonTypeName.class).value();
    String revision = event.getClass().getAnnotation(Revision.class).value();
    return APPROVED.resolve("%s-r%s.json".formatted(name, revision));
  }
}
