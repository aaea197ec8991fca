package dev.tranche.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.TrancheApplication;
import dev.tranche.audit.EventReader;
import dev.tranche.cli.Tranche;
import dev.tranche.log.Changes;
import dev.tranche.log.Commit;
import dev.tranche.log.CommitLog;
import dev.tranche.log.EventSerializer;
import dev.tranche.log.EventVocabulary;
import dev.tranche.log.StoredEvent;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.proof.tree.LogTree;
import dev.tranche.testing.JavaProgram;
import dev.tranche.testing.TestMongo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore is killed with the database in it: half a log is no log, and the rest can follow. */
@Tag("process")
class AfterAKillDuringARestoreTest {

  private static final int COMMITS = 8_000;
  private static final int WRITERS = 32;

  /** More than an empty database takes, and a small part of the whole. */
  private static final long BEGUN_BYTES = 3 << 20;

  @TempDir Path folder;

  @Test
  void halfALogIsRefusedUntilTheSamePackIsRestored() throws Exception {
    Path pack = pack();
    Path data = folder.resolve("data");
    Process restore =
        JavaProgram.of(TrancheApplication.class, "restore", pack.toString(), "--data-dir=" + data)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    try {
      await()
          .pollInterval(Duration.ofMillis(2))
          .atMost(Duration.ofMinutes(2))
          .until(() -> bytes(data) > BEGUN_BYTES || !restore.isAlive());
    } finally {
      restore.destroyForcibly().waitFor();
    }
    assertThat(restore.exitValue()).as("killed").isGreaterThan(100);

    assertThat(run("verify", "--data-dir=" + data))
        .startsWith("1 ")
        .contains("Restore the same pack again");
    assertThat(run("restore", pack.toString(), "--data-dir=" + data))
        .isEqualTo("0 Restored %d events in %d commits%n".formatted(COMMITS, COMMITS));
    Path again = folder.resolve("again.zip");
    assertThat(run("export", again.toString(), "--data-dir=" + data, key())).startsWith("0 ");
    assertThat(again).hasSameBinaryContentAs(pack);
  }

  private String key() {
    return "--tranche.checkpoint-key=" + folder.resolve("key.pem");
  }

  /** The code, and what was said. */
  private static String run(String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code = Tranche.run(TrancheApplication.class, List.of(arguments), out, out);
    return code + " " + said;
  }

  /** Of events that say nothing, since there are many. */
  private Path pack() throws Exception {
    Path file = folder.resolve("pack.zip");
    try (TestMongo mongo = TestMongo.embedded();
        CommitLog log = new CommitLog(mongo.database())) {
      record(log);
      PackExport export =
          new PackExport(
              log,
              new LogTree(log, mongo.database()),
              new Checkpoints(folder.resolve("key.pem"), ""),
              List.of(),
              new EventReader(new EventSerializer(EventVocabulary.names()), CommitLine.JSON));
      Files.write(file, Packs.bytes(export.ofEverything()));
    }
    return file;
  }

  private static void record(CommitLog log) throws Exception {
    List<Callable<Commit>> appends = new ArrayList<>();
    for (int i = 0; i < COMMITS; i++) {
      Changes changes = new Changes("s" + i, "Contract", 0, null, List.of(event()));
      appends.add(() -> log.append(changes));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Commit> each : threads.invokeAll(appends)) {
        each.get();
      }
    }
  }

  private static StoredEvent event() {
    String text = "{\"nothing\":\"%s\"}".formatted("0".repeat(1500));
    return new StoredEvent(UUID.randomUUID().toString(), 0, "n", "1", text, "{}");
  }

  private static long bytes(Path data) {
    if (!Files.exists(data)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(data)) {
      return files.mapToLong(AfterAKillDuringARestoreTest::size).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) { // gone meanwhile
      return 0;
    }
  }
}
