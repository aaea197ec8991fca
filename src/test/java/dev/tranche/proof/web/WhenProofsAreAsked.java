package dev.tranche.proof.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.log.CommitLog;
import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.ConsistencyProof;
import dev.tranche.proof.Hash;
import dev.tranche.proof.InclusionProof;
import dev.tranche.proof.Leaf;
import dev.tranche.proof.TreeHead;
import dev.tranche.proof.VerifierKey;
import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.RunningTranche.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WhenProofsAreAsked {

  private static final List<String> CONTRACTS =
      List.of("xx-first-2020", "xx-second-2020", "xx-third-2020");
  private static final String CHECKPOINT = "/api/audit/checkpoint";
  private static final String INCLUSION = "/api/audit/proofs/inclusion?position=";
  private static final String CONSISTENCY = "/api/audit/proofs/consistency";
  private static final String VERIFICATION = "/api/audit/proofs/verification";
  private static final String SIGNATURE =
      """
      {"buyer": "PL", "supplier": {"name": "Example Works", "country": "KR"},
       "items": [{"designation": "Truck", "category": "outside-the-register", "quantity": 10}],
       "value": "USD 1 bn", "effective": "2020-01-01", "source": {"publisher": "Example Gazette"}}
      """;

  @TempDir private static Path folder;
  private static RunningTranche tranche;
  private static String early;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.empty("--tranche.checkpoint-key=" + folder.resolve("key.pem"));
    record(CONTRACTS.getFirst());
    early = tranche.get(CHECKPOINT).body();
    CONTRACTS.stream().skip(1).forEach(WhenProofsAreAsked::record);
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  private static void record(String contract) {
    assertThat(tranche.post("/api/contracts/" + contract + "/signature", SIGNATURE).status())
        .isEqualTo(200);
  }

  private static TreeHead open(String note) {
    VerifierKey key = VerifierKey.parse(tranche.get(CHECKPOINT + "/key").body().strip());
    return Checkpoint.open(note, key).tree();
  }

  @Test
  void theCheckpointIsSignedAndTheSameForTheSameLog() {
    String note = tranche.get(CHECKPOINT).body();

    assertThat(open(note).size()).isEqualTo(3);
    assertThat(open(early).size()).isEqualTo(1);
    assertThat(tranche.get(CHECKPOINT).body()).isEqualTo(note);
    assertThat(note).startsWith("localhost/tranche/").contains("\n\n\u2014 localhost/tranche/");
    assertThat(folder.resolve("key.pem")).isNotEmptyFile();
  }

  @Test
  void everyEventIsProvedToBeInTheLogWithNothingOfOtherContracts() {
    TreeHead head = open(tranche.get(CHECKPOINT).body());
    long events = tranche.bean(CommitLog.class).head().position();
    for (long position = 0; position < events; position++) {
      JsonNode answer = ask(INCLUSION + position + "&size=" + head.size());
      JsonNode commit = answer.get("commit");
      byte[] content = Base64.getDecoder().decode(commit.get("content").asString());
      Hash leaf = Leaf.of(commit.get("position").asLong(), content);
      int index = answer.get("index").asInt();

      assertThat(new InclusionProof(index, answer.get("size").asLong(), path(answer)))
          .matches(proof -> proof.proves(leaf, head));
      assertThat(hash(answer, "leaf")).isEqualTo(leaf);
      assertThat(hash(answer, "root")).isEqualTo(head.root());
      assertThat(position)
          .isBetween(
              commit.get("position").asLong(),
              commit.get("position").asLong() + commit.get("events").asLong() - 1);
      for (String contract : CONTRACTS) {
        assertThat((answer + new String(content, StandardCharsets.UTF_8)).contains(contract))
            .isEqualTo(contract.equals(CONTRACTS.get(index)));
      }
    }
  }

  @Test
  void theLogIsProvedToHaveOnlyGrownSinceAKeptCheckpoint() {
    JsonNode answer = ask(CONSISTENCY + "?from=1&to=3");

    assertThat(new ConsistencyProof(1, 3, path(answer)))
        .matches(proof -> proof.proves(open(early), open(tranche.get(CHECKPOINT).body())));
    assertThat(hash(answer, "fromRoot")).isEqualTo(open(early).root());
    assertThat(ask(CONSISTENCY + "?from=0&to=3").get("path")).isEmpty();
    assertThat(ask(CONSISTENCY + "?from=3&to=3").get("path")).isEmpty();
  }

  @Test
  void theWholeLogIsHeldAgainstAKeptCheckpoint() {
    JsonNode verified = ask(VERIFICATION + "?checkpoint=" + encoded(early));

    assertThat(verified.get("firstBreak").isNull()).as(verified.toString()).isTrue();
    assertThat(verified.get("size").asLong()).isEqualTo(3);
    assertThat(ask(VERIFICATION).get("root")).isEqualTo(verified.get("root"));
  }

  @Test
  void aKeptCheckpointThatWasNotSignedHereIsRefused() {
    Answer refused =
        tranche.get(VERIFICATION + "?checkpoint=" + encoded(early.replace("\n1\n", "\n2\n")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("detail").asString()).contains("is not signed with the key");
    assertThat(refused.json().get("parameter").asString()).isEqualTo("checkpoint");
  }

  @Test
  void aLogThatWasWhollyReplacedIsFoundByTheKeptCheckpoint() {
    String key = "--tranche.checkpoint-key=" + folder.resolve("key.pem");
    RunningTranche former = tranche;
    try (RunningTranche other = RunningTranche.empty(key)) {
      tranche = other;
      CONTRACTS.forEach(WhenProofsAreAsked::record);

      assertThat(ask("/api/audit/verification").get("firstBreak").isNull()).isTrue();
      assertThat(ask(VERIFICATION).get("firstBreak").isNull()).isTrue();
      JsonNode found = ask(VERIFICATION + "?checkpoint=" + encoded(early)).get("firstBreak");
      assertThat(found.get("expected").asString())
          .isEqualTo("the kept root %s of 1 commits".formatted(open(early).root()));
      assertThat(
              new ConsistencyProof(1, 3, path(ask(CONSISTENCY + "?from=1&to=3")))
                  .proves(open(early), open(other.get(CHECKPOINT).body())))
          .isFalse();
    } finally {
      tranche = former;
    }
  }

  @ParameterizedTest
  @CsvSource({
    INCLUSION + "-1, 400, Positions count from 0.",
    INCLUSION + "1000, 404, it has no position 1000.",
    INCLUSION + "0&size=4, 404, The log holds 3 commits; it has not reached 4.",
    INCLUSION + "0&size=-1, 400, 'size is a number of commits, from 0.'",
    INCLUSION + "0&size=0, 400, Position 0 came after the first 0 commits.",
    INCLUSION + "one, 400, position is not written so: write a whole number.",
    INCLUSION + "0&size=all, 400, size is not written so: write a whole number.",
    "/api/audit/proofs/inclusion, 400, position is missing.",
    CONSISTENCY + "?from=1, 400, to is missing.",
    CONSISTENCY + "?from=2&to=1, 400, 'from is the smaller size, and to the larger one.'",
    CONSISTENCY + "?from=-1&to=1, 400, 'from is a number of commits, from 0.'",
    CONSISTENCY + "?from=1&to=4, 404, The log holds 3 commits; it has not reached 4.",
    VERIFICATION + "?checkpoint=none, 400, A signed note is lines of text"
  })
  void whatCannotBeProvedIsToldInWords(String question, int status, String words) {
    Answer answer = tranche.get(question);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("detail").asString()).contains(words);
  }

  @Test
  void withoutAKeyThereAreProofsAndNoCheckpoint() {
    try (RunningTranche keyless = RunningTranche.empty()) {
      assertThat(keyless.get(CONSISTENCY + "?from=0&to=0").status()).isEqualTo(200);
      for (String path : List.of(CHECKPOINT, CHECKPOINT + "/key", VERIFICATION + "?checkpoint=a")) {
        Answer answer = keyless.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("detail").asString()).contains("tranche.checkpoint-key");
      }
    }
  }

  private static JsonNode ask(String question) {
    Answer answer = tranche.get(question);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String encoded(String note) {
    return URLEncoder.encode(note, StandardCharsets.UTF_8);
  }

  private static List<Hash> path(JsonNode answer) {
    return answer.get("path").valueStream().map(hash -> Hash.parse(hash.asString())).toList();
  }

  private static Hash hash(JsonNode answer, String field) {
    return Hash.parse(answer.get(field).asString());
  }
}
