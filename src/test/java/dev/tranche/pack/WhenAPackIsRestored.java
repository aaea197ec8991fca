package dev.tranche.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.log.ChainVerifier;
import dev.tranche.log.CommitLog;
import dev.tranche.log.HalfRestored;
import dev.tranche.log.Head;
import dev.tranche.log.LogRestore;
import dev.tranche.log.RestoreRefused;
import dev.tranche.pack.PackVerifier.Verified;
import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.TestMongo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export, wipe, restore, export again: nothing differs. */
class WhenAPackIsRestored {

  @TempDir static Path folder;
  private static Path key;
  private static Path full;
  private static Path single;
  private static List<Document> commits;

  @BeforeAll
  static void export() throws IOException {
    key = folder.resolve("key.pem");
    try (RunningTranche tranche = Packs.book(key, 40)) {
      PackExport export = tranche.bean(PackExport.class);
      full = Files.write(folder.resolve("full.zip"), Packs.bytes(export.ofEverything()));
      single =
          Files.write(
              folder.resolve("single.zip"),
              Packs.bytes(
                  export.of(
                      tranche
                          .get("/api/contracts?asOf=9999-12-31")
                          .json()
                          .at("/contracts/0/reference")
                          .stringValue())));
      commits = commits(tranche.mongo());
    }
  }

  private static List<Document> commits(TestMongo mongo) {
    return mongo
        .database()
        .getCollection("commits")
        .find()
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }

  private static Verified restore(Path pack, TestMongo mongo) throws IOException {
    return PackRestore.restore(pack, null, mongo.database(), _ -> {});
  }

  @Test
  void theLogIsTheSameAndSoIsItsNextPack() throws IOException {
    TestMongo mongo = TestMongo.start();
    Head head = restore(full, mongo).head();

    assertThat(commits(mongo)).isEqualTo(commits);
    try (RunningTranche tranche = RunningTranche.on(mongo, "--tranche.seeds=", key())) {
      assertThat(tranche.bean(CommitLog.class).head()).isEqualTo(head);
      assertThat(tranche.bean(ChainVerifier.class).verify().isWhole()).isTrue();
      assertThat(Packs.bytes(tranche.bean(PackExport.class).ofEverything()))
          .isEqualTo(Files.readAllBytes(full));
    }
  }

  private static Head end() throws IOException {
    return Objects.requireNonNull(PackVerifier.verify(full, null, _ -> {}).head());
  }

  private static String key() {
    return "--tranche.checkpoint-key=" + key;
  }

  @Test
  void whatHoldsALogAlreadyIsLeftAsItIs() throws IOException {
    try (TestMongo mongo = TestMongo.start()) {
      restore(full, mongo);
      assertThatThrownBy(() -> restore(full, mongo))
          .isInstanceOf(RestoreRefused.class)
          .hasMessageContaining("into an empty installation only");
      assertThat(commits(mongo)).isEqualTo(commits);
    }
  }

  @Test
  void whatIsLeftOfAnotherLogIsNoEmptyInstallation() throws IOException {
    try (TestMongo mongo = TestMongo.start()) {
      mongo.database().getCollection("delivery-1").insertOne(new Document("_id", "left"));
      assertThatThrownBy(() -> restore(full, mongo))
          .isInstanceOf(RestoreRefused.class)
          .hasMessageContaining("not empty, it has been used: there are delivery-1.");
      assertThat(mongo.database().listCollectionNames()).containsExactly("delivery-1");
    }
  }

  @Test
  void aPackOfOneContractOrADamagedOneRestoresNothing() throws IOException {
    byte[] damaged = Files.readAllBytes(full);
    damaged[damaged.length / 2] ^= 1;
    Path file = Files.write(folder.resolve("damaged.zip"), damaged);
    try (TestMongo mongo = TestMongo.start()) {
      assertThatThrownBy(() -> restore(single, mongo))
          .isInstanceOf(RestoreRefused.class)
          .hasMessageContaining("from a pack of everything");
      assertThatThrownBy(() -> restore(file, mongo)).isInstanceOf(PackBroken.class);
      assertThat(mongo.database().listCollectionNames()).isEmpty();
    }
  }

  @Test
  void halfARestoreIsNoLogAndGoesOnWithTheSamePack() throws IOException {
    List<String> lines =
        new String(
                Packs.entries(Files.readAllBytes(full)).get("events.jsonl"), StandardCharsets.UTF_8)
            .lines()
            .toList();
    for (int written : List.of(0, 1, lines.size() / 2, lines.size())) {
      try (TestMongo mongo = TestMongo.start()) {
        Head end = end();
        new LogRestore(mongo.database(), end);
        if (written > 0) {
          mongo.database().getCollection("commits").insertMany(commits.subList(0, written));
        }

        assertThatThrownBy(() -> new CommitLog(mongo.database()))
            .isInstanceOf(HalfRestored.class)
            .hasMessageContaining("Restore the same pack again");

        restore(full, mongo);
        assertThat(commits(mongo)).isEqualTo(commits);
        try (CommitLog log = new CommitLog(mongo.database())) {
          assertThat(log.head()).isEqualTo(end);
        }
      }
    }
  }

  @Test
  void aRestoreIsNotedBeforeThePackIsRead() throws IOException {
    try (TestMongo mongo = TestMongo.start()) {
      LogRestore.mark(mongo.database()); // and killed
      PackRestore.restore(
          full,
          null,
          mongo.database(),
          _ ->
              assertThatThrownBy(() -> new CommitLog(mongo.database()))
                  .isInstanceOf(HalfRestored.class));
      assertThat(commits(mongo)).isEqualTo(commits);
      new CommitLog(mongo.database()).close();
    }
  }

  @Test
  void halfOfAnotherLogIsRefused() throws IOException {
    try (TestMongo mongo = TestMongo.start()) {
      new LogRestore(mongo.database(), new Head(3, "ab".repeat(32)));
      assertThatThrownBy(() -> restore(full, mongo))
          .isInstanceOf(RestoreRefused.class)
          .hasMessageContaining("another log was begun here");
    }
    try (TestMongo mongo = TestMongo.start()) {
      new LogRestore(mongo.database(), end());
      Document forged = new Document(commits.getFirst());
      forged.put("hash", commits.getLast().get("hash"));
      mongo.database().getCollection("commits").insertOne(forged);
      assertThatThrownBy(() -> restore(full, mongo))
          .isInstanceOf(RestoreRefused.class)
          .hasMessageContaining("is not of this one");
    }
  }
}
