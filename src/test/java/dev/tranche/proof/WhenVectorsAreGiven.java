package dev.tranche.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trees that another program has computed; where they are from stands in vectors.py. */
class WhenVectorsAreGiven {

  /** A tree of the vectors, and its leaves. */
  record Given(JsonNode tree, List<Hash> leaves) {

    TreeHead head(long size) {
      return tree.get("roots")
          .valueStream()
          .filter(root -> root.get("size").asLong() == size)
          .map(root -> new TreeHead(size, hash(root.get("root"))))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return tree.get("name").asString();
    }
  }

  static Stream<Given> trees() {
    Path vectors = Path.of("src", "test", "resources", "proof", "vectors.json");
    return new JsonMapper()
        .readTree(vectors.toFile())
        .valueStream()
        .map(WhenVectorsAreGiven::given);
  }

  private static Given given(JsonNode tree) {
    return new Given(
        tree,
        tree.get("entries")
            .valueStream()
            .map(entry -> Hash.ofLeaf(HexFormat.of().parseHex(entry.asString())))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("trees")
  void theRootsAreTheirs(Given given) {
    Frontier growing = new Frontier();
    int seen = 0;
    for (int size = 0; size <= given.leaves.size(); size++) {
      assertThat(growing.size()).isEqualTo(size);
      for (JsonNode root : given.tree.get("roots")) {
        if (root.get("size").asInt() == size) {
          assertThat(MerkleTree.root(Subtrees.of(given.leaves), size))
              .as("size %d", size)
              .isEqualTo(hash(root.get("root")));
          assertThat(growing.root()).isEqualTo(hash(root.get("root")));
          seen++;
        }
      }
      if (size < given.leaves.size()) {
        growing.add(given.leaves.get(size));
      }
    }
    assertThat(seen).isEqualTo(given.tree.get("roots").size()).isGreaterThanOrEqualTo(9);
  }

  @ParameterizedTest
  @MethodSource("trees")
  void theInclusionProofsAreTheirsAndProve(Given given) {
    assertThat(given.tree.get("inclusion")).hasSizeGreaterThanOrEqualTo(36);
    for (JsonNode proof : given.tree.get("inclusion")) {
      int index = proof.get("index").asInt();
      long size = proof.get("size").asLong();
      InclusionProof theirs = new InclusionProof(index, size, path(proof));

      assertThat(MerkleTree.inclusion(Subtrees.of(given.leaves), index, size)).isEqualTo(theirs);
      assertThat(theirs.proves(given.leaves.get(index), given.head(size))).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void theConsistencyProofsAreTheirsAndProve(Given given) {
    assertThat(given.tree.get("consistency")).hasSizeGreaterThanOrEqualTo(36);
    for (JsonNode proof : given.tree.get("consistency")) {
      long from = proof.get("from").asLong();
      long to = proof.get("to").asLong();
      ConsistencyProof theirs = new ConsistencyProof(from, to, path(proof));

      assertThat(MerkleTree.consistency(Subtrees.of(given.leaves), from, to)).isEqualTo(theirs);
      assertThat(theirs.proves(given.head(from), given.head(to))).isTrue();
    }
  }

  private static List<Hash> path(JsonNode proof) {
    return proof.get("path").valueStream().map(WhenVectorsAreGiven::hash).toList();
  }

  private static Hash hash(JsonNode hex) {
    return Hash.of(HexFormat.of().parseHex(hex.asString()));
  }
}
