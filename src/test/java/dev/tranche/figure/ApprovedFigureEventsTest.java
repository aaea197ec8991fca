package dev.tranche.figure;

import static dev.tranche.figure.FigureFacts.KOREA;
import static dev.tranche.figure.FigureFacts.RECORDED;
import static dev.tranche.figure.FigureFacts.REFERENCE;
import static dev.tranche.figure.FigureFacts.date;
import static dev.tranche.figure.FigureFacts.units;
import static dev.tranche.figure.FigureFacts.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.figure.FigureEvent.FigurePublished;
import dev.tranche.figure.FigureEvent.FigureRevised;
import dev.tranche.figure.FigureEvent.FigureWithdrawn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is stored of each event is approved once for each revision, and stays readable for ever. */
class ApprovedFigureEventsTest {

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

  static Stream<FigureEvent> events() {
    return Stream.of(
        new FigurePublished(
            REFERENCE,
            KOREA,
            Party.of("UA"),
            Measure.PLEDGE,
            date("2022/2024~"),
            value("USD 2 bn~"),
            "to be paid out over years",
            FULL),
        new FigureRevised(REFERENCE, units(2972), "second in the world", FULL),
        new FigureWithdrawn(REFERENCE, "Counted twice.", FULL));
  }

  @ParameterizedTest
  @MethodSource("events")
  void isStoredAsApproved(FigureEvent event) throws IOException {
    String approved = Files.readString(approved(event));

    assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(approved));
    assertThat(JSON.readValue(approved, event.getClass())).isEqualTo(event);
  }

  @Test
  void everyEventIsApproved() {
    assertThat(events().map(Object::getClass))
        .containsExactlyInAnyOrder(FigureEvent.class.getPermittedSubclasses());
  }

  @Test
  void whatIsNotKnownIsNotWritten() {
    FigurePublished least = FigureFacts.published();

    String json = JSON.writeValueAsString(least);

    assertThat(json).doesNotContain("null");
    assertThat(JSON.readValue(json, FigurePublished.class)).isEqualTo(least);
  }

  private static Path approved(FigureEvent event) {
    String name = event.getClass().getAnnotation(JsonTypeName.class).value();
    String revision = event.getClass().getAnnotation(Revision.class).value();
    return APPROVED.resolve("%s-r%s.json".formatted(name, revision));
  }
}
