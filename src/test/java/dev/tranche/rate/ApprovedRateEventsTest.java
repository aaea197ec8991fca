package dev.tranche.rate;

import static dev.tranche.rate.RateFacts.RECORDED;
import static dev.tranche.rate.RateFacts.REFERENCE;
import static dev.tranche.rate.RateFacts.date;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.rate.RateEvent.RatePublished;
import dev.tranche.rate.RateEvent.RateRevised;
import dev.tranche.rate.RateEvent.RateWithdrawn;
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
class ApprovedRateEventsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path APPROVED = Path.of("src", "test", "resources", "events");

  private static final Provenance FULL =
      new Provenance(
          new Source(
              "Bank of Nowhere",
              "Reference rates",
              URI.create("https://example.org/rates"),
              date("2022-08-27")),
          date("2022-08-26"),
          RECORDED);

  static Stream<RateEvent> events() {
    return Stream.of(
        new RatePublished(REFERENCE, ExchangeRate.parse("1.2500"), FULL),
        new RateRevised(REFERENCE, ExchangeRate.parse("0.000000125"), FULL),
        new RateWithdrawn(REFERENCE, "Misprinted.", FULL));
  }

  @ParameterizedTest
  @MethodSource("events")
  void isStoredAsApproved(RateEvent event) throws IOException {
    String approved = Files.readString(approved(event));

    assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(approved));
    assertThat(JSON.readValue(approved, event.getClass())).isEqualTo(event);
  }

  @Test
  void everyEventIsApprovedAndItsNameFrozen() throws IOException {
    assertThat(events().map(Object::getClass))
        .containsExactlyInAnyOrder(RateEvent.class.getPermittedSubclasses());
    assertThat(Files.readAllLines(APPROVED.resolve("names.txt")))
        .containsAll(events().map(ApprovedRateEventsTest::name).toList());
  }

  private static String name(RateEvent event) {
    return event.getClass().getAnnotation(JsonTypeName.class).value();
  }

  private static Path approved(RateEvent event) {
    String revision = event.getClass().getAnnotation(Revision.class).value();
    return APPROVED.resolve("%s-r%s.json".formatted(name(event), revision));
  }
}
