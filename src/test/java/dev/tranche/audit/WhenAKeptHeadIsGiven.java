package dev.tranche.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.RunningTranche;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A head is printed at the start, and the log is verified against it later. */
@ExtendWith(OutputCaptureExtension.class)
class WhenAKeptHeadIsGiven {

  private static final String PATH = "/api/audit/verification";
  private static final String SIGNATURE =
      """
      {"buyer": "PL", "supplier": {"name": "Example Works", "country": "KR"},
       "items": [{"designation": "Truck", "category": "outside-the-register", "quantity": 10}],
       "value": "USD 1 bn", "effective": "2020-01-01", "source": {"publisher": "Example Gazette"}}
      """;
  private static final String START = "The log ends at 0 with hash " + "0".repeat(64);

  private static RunningTranche tranche;
  private static String printed;
  private static JsonNode kept;

  @BeforeAll
  static void start(CapturedOutput output) {
    tranche = RunningTranche.empty();
    printed = output.getOut();
    sign("xx-first-2020");
    kept = tranche.get(PATH).json().get("end");
    sign("xx-second-2020");
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  private static void sign(String contract) {
    assertThat(tranche.post("/api/contracts/" + contract + "/signature", SIGNATURE).status())
        .isEqualTo(200);
  }

  @Test
  void theStartPrintsIt() {
    assertThat(printed).contains(START);
  }

  @Test
  void aLogThatHasGrownExtendsIt() {
    JsonNode verified = verified(kept.get("position").asLong(), kept.get("hash").asString());
    assertThat(verified.get("firstBreak").isNull()).as(verified.toString()).isTrue();
    assertThat(verified.get("end").get("position").asLong())
        .isGreaterThan(kept.get("position").asLong());
  }

  @Test
  void anotherHashAndALongerLogAreBreaks() {
    assertThat(verified(kept.get("position").asLong(), "f".repeat(64)).get("firstBreak").toString())
        .contains("the kept");
    assertThat(verified(1000, kept.get("hash").asString()).get("firstBreak").toString())
        .contains("at least the 1000 events of the kept head");
  }

  @Test
  void halfAHeadIsRefusedInWords() {
    RunningTranche.Answer half = tranche.get(PATH + "?keptPosition=1");
    assertThat(half.status()).isEqualTo(400);
    assertThat(half.body()).contains("A kept head is keptPosition and keptHash, both.");
  }

  private static JsonNode verified(long position, String hash) {
    return tranche.get(PATH + "?keptPosition=" + position + "&keptHash=" + hash).json();
  }
}
