package dev.tranche.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The proofs, true and forged, by which transparency-dev/merkle tests itself; where they are from
 * stands beside them in transparency-dev.md.
 */
class WhenOthersTestCasesAreGiven {

  private static final int CASES = 98;
  private static final int FORGED = 92;

  /** Its roots are words, which they compare as such; here they are no hashes and prove nothing. */
  private static final String OF_WORDS =
      "consistency/additional/sizes-are-equal-one-and-proof-is-empty.json";

  private static List<JsonNode> cases(String file) {
    List<JsonNode> cases =
        new JsonMapper()
            .readTree(Path.of("src", "test", "resources", "proof", file).toFile())
            .valueStream()
            .toList();
    assertThat(cases).hasSize(CASES);
    assertThat(cases.stream().filter(each -> each.get("wantErr").asBoolean())).hasSize(FORGED);
    return cases;
  }

  @Test
  void eachInclusionProofIsJudgedAsTheyJudgeIt() {
    for (JsonNode each : cases("transparency-dev-inclusion.json")) {
      assertThat(holds(() -> included(each)))
          .as(each.get("file").asString())
          .isNotEqualTo(each.get("wantErr").asBoolean());
    }
  }

  @Test
  void eachConsistencyProofIsJudgedAsTheyJudgeIt() {
    for (JsonNode each : cases("transparency-dev-consistency.json")) {
      String file = each.get("file").asString();
      assertThat(holds(() -> consistent(each)))
          .as(file)
          .isEqualTo(!each.get("wantErr").asBoolean() && !file.equals(OF_WORDS));
    }
  }

  private static boolean included(JsonNode given) {
    long size = number(given, "treeSize");
    return new InclusionProof(number(given, "leafIdx"), size, path(given))
        .proves(hash(given.get("leafHash")), new TreeHead(size, hash(given.get("root"))));
  }

  private static boolean consistent(JsonNode given) {
    long from = number(given, "size1");
    long to = number(given, "size2");
    return new ConsistencyProof(from, to, path(given))
        .proves(
            new TreeHead(from, hash(given.get("root1"))),
            new TreeHead(to, hash(given.get("root2"))));
  }

  private interface Judgement {
    boolean holds();
  }

  /** What is no hash or no number is refused before it is a proof. */
  private static boolean holds(Judgement judgement) {
    try {
      return judgement.holds();
    } catch (IllegalArgumentException | ArithmeticException _) {
      return false;
    }
  }

  private static long number(JsonNode given, String name) {
    return new BigInteger(given.get(name).asString()).longValueExact();
  }

  private static List<Hash> path(JsonNode given) {
    return Stream.of(given.get("proof"))
        .filter(JsonNode::isArray)
        .flatMap(JsonNode::valueStream)
        .map(WhenOthersTestCasesAreGiven::hash)
        .toList();
  }

  private static Hash hash(JsonNode base64) {
    return Hash.parse(base64.asString());
  }
}
