package dev.tranche;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import dev.tranche.embedded.EmbeddedMongo;
import dev.tranche.testing.JavaProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** The program as a process of its own: what it says where it cannot start, and how it ends. */
@Tag("process")
class WhenItCannotStart {

  @TempDir private Path folder;

  @Test
  void aFolderThatIsInUseIsSaidInOneSentence() throws Exception {
    try (EmbeddedMongo holder = EmbeddedMongo.start(folder)) {
      assertThat(said("--tranche.data-dir=" + folder))
          .contains("The data folder " + folder + " is in use by another process")
          .contains("(process " + ProcessHandle.current().pid() + "). Stop it first");
      assertThat(holder).isNotNull();
    }
  }

  @Test
  void aStoreOfAnotherVersionIsSaidInOneSentence() throws Exception {
    Files.writeString(folder.resolve("format"), "tranche embedded store, format 2\n");
    assertThat(said("--tranche.data-dir=" + folder)).contains("is of another version");
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutUserAndPassword() throws Exception {
    String uri = "mongodb://somebody:secret@127.0.0.1:1/tranche?serverSelectionTimeoutMS=200";
    assertThat(said("--spring.mongodb.uri=" + uri))
        .contains("MongoDB at 127.0.0.1:1 cannot be reached (ConnectException: ")
        .contains("correct spring.mongodb.uri")
        .doesNotContain("somebody")
        .doesNotContain("secret");
  }

  @Test
  void aFullDiskIsSaidInOneSentence() {
    String words = "The disk does not take writes (full), so nothing was done. Make room.";
    MongoCommandException full =
        new MongoCommandException(
            new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(14031))
                .append("errmsg", new BsonString(words)),
            new ServerAddress());
    FailureAnalysis analysis =
        new DatabaseFailureAnalyzer(new MockEnvironment())
            .analyze(new IllegalStateException("a bean", full));
    assertThat(Objects.requireNonNull(analysis).getDescription()).isEqualTo(words);
  }

  /** What it prints in all, which is short and has no trace, before it ends with 1. */
  private static String said(String argument) throws IOException, InterruptedException {
    Process program =
        JavaProgram.of(
                TrancheApplication.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--tranche.seeds=",
                argument)
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(program.waitFor()).as(said).isOne();
      assertThat(said.lines().filter(line -> !line.isBlank())).as(said).hasSizeLessThan(12);
      assertThat(said).doesNotContain("\tat ").doesNotContain("org.springframework.beans");
      return said;
    } finally {
      program.destroyForcibly();
    }
  }
}
