package dev.tranche.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.Hash;
import dev.tranche.proof.TreeHead;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenCheckpointsAreSigned {

  private static final TreeHead TREE = new TreeHead(0, Hash.OF_NOTHING);
  private static final String SHARED = "mongodb://db.example/tranche";

  @TempDir private Path data;

  @Test
  void aloneTheKeyIsMadeBesideTheDataWhenItIsFirstNeeded() {
    Checkpoints alone = configured("", "", "embedded");
    assertThat(data).isEmptyDirectory();

    String note = alone.sign(TREE).toString();

    assertThat(data.resolve("checkpoint-key.pem")).isNotEmptyFile();
    assertThat(Checkpoint.open(note, alone.verifier()).tree()).isEqualTo(TREE);
    assertThat(configured("", "", "embedded").sign(TREE)).hasToString(note);
  }

  @Test
  void onASharedDatabaseTheKeyIsTheOneThatIsNamed() {
    assertThatExceptionOfType(Checkpoints.NoKey.class)
        .isThrownBy(() -> configured("", "", SHARED).verifier());

    String named = data.resolve("shared.pem").toString();
    assertThat(configured(named, "", SHARED).sign(TREE))
        .isEqualTo(configured(named, "", SHARED).sign(TREE));
    assertThat(data.resolve("checkpoint-key.pem")).doesNotExist();
  }

  @Test
  void theOriginIsTheKeysOwnOrTheConfiguredOne() {
    String own = configured("", "", "embedded").sign(TREE).text();
    assertThat(own).matches("(?s)localhost/tranche/[0-9a-f]{16}\n.*");
    assertThat(configured(data.resolve("other.pem").toString(), "", "embedded").sign(TREE).text())
        .isNotEqualTo(own);
    assertThat(configured("", "log.example/korea", "embedded").sign(TREE).text())
        .startsWith("log.example/korea\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> configured("", "our log", "embedded"))
        .withMessageContaining("tranche.checkpoint-origin");
  }

  private Checkpoints configured(String key, String origin, String uri) {
    return new ProofConfiguration().checkpoints(key, origin, uri, data);
  }
}
