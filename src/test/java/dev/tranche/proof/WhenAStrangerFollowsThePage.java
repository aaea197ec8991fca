package dev.tranche.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example of docs/proofs.md, as it stands there. */
class WhenAStrangerFollowsThePage {

  private static final String PAGE = page();
  private static final List<String> NOTES = blocks("");
  private static final List<JsonNode> ANSWERS =
      blocks("json").stream().map(new JsonMapper()::readTree).toList();

  private final VerifierKey key = VerifierKey.parse(NOTES.get(1).strip());
  private final TreeHead now = Checkpoint.open(NOTES.get(0), key).tree();
  private final TreeHead earlier = Checkpoint.open(NOTES.get(3), key).tree();

  @Test
  void theCommitIsInTheLog() {
    JsonNode answer = ANSWERS.get(0);
    JsonNode commit = answer.get("commit");
    byte[] content = Base64.getDecoder().decode(commit.get("content").asString());
    Hash leaf = Leaf.of(commit.get("position").asLong(), content);

    assertThat(new String(content, StandardCharsets.UTF_8)).contains("\"delivery\":\"delivery-3\"");
    assertThat(leaf).hasToString(answer.get("leaf").asString());
    assertThat(now.root()).hasToString(answer.get("root").asString());
    InclusionProof proof =
        new InclusionProof(answer.get("index").asLong(), answer.get("size").asLong(), path(answer));
    assertThat(proof.proves(leaf, now)).isTrue();
  }

  @Test
  void theLogOnlyGrew() {
    JsonNode answer = ANSWERS.get(1);
    ConsistencyProof proof =
        new ConsistencyProof(answer.get("from").asLong(), answer.get("to").asLong(), path(answer));

    assertThat(proof.proves(earlier, now)).isTrue();
    assertThat(earlier.root()).hasToString(answer.get("fromRoot").asString());
    assertThat(now.root()).hasToString(answer.get("toRoot").asString());
    assertThat(now.root()).hasToString(ANSWERS.get(2).get("root").asString());
  }

  private static List<Hash> path(JsonNode answer) {
    return answer.get("path").valueStream().map(hash -> Hash.parse(hash.asString())).toList();
  }

  private static List<String> blocks(String language) {
    return Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$")
        .matcher(PAGE)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map((MatchResult block) -> block.group(2))
        .toList();
  }

  private static String page() {
    try {
      return Files.readString(Path.of("docs", "proofs.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
