package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class WhenTheFolderCannotBeUsed {

  @TempDir private Path folder;

  @Test
  void tellsWhichOtherProcessHoldsIt() throws Exception {
    Path acknowledged = folder.resolve("acknowledged");
    Path data = folder.resolve("data");
    Process other = Programs.writing(data, acknowledged, Durability.JOURNAL, "c");
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> Files.exists(acknowledged) && Files.size(acknowledged) > 0);

      assertThatThrownBy(() -> EmbeddedMongo.start(data))
          .isInstanceOf(EmbeddedStoreException.class)
          .hasMessageContaining("is in use by another process (process " + other.pid() + ")");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly().waitFor();
    }
    EmbeddedMongo.start(data).close();
  }

  @Test
  void refusesASecondServerInTheSameProcessToo() {
    try (EmbeddedMongo first = EmbeddedMongo.start(folder)) {
      assertThatThrownBy(() -> EmbeddedMongo.start(folder))
          .isInstanceOf(EmbeddedStoreException.class)
          .hasMessageContaining("is in use");
      assertThat(first).isNotNull();
    }
  }

  @Test
  void refusesAStoreOfAnotherVersionAndLeavesItAlone() throws IOException {
    try (Served served = Served.on(folder)) {
      served.collection("c").insertOne(new Document("_id", 1));
    }
    Path format = folder.resolve("format");
    String ours = Files.readString(format);
    Files.writeString(format, ours.replace("1", "2"));
    byte[] before = Files.readAllBytes(folder.resolve("store.mv"));

    assertThatThrownBy(() -> EmbeddedMongo.start(folder))
        .isInstanceOf(EmbeddedStoreException.class)
        .hasMessageContaining("is of another version")
        .hasMessageContaining("format 2");
    assertThat(Files.readAllBytes(folder.resolve("store.mv"))).isEqualTo(before);

    Files.writeString(format, ours);
    try (Served served = Served.on(folder)) {
      assertThat(served.collection("c").countDocuments()).isOne();
    }
  }

  @Test
  void refusesAStoreWithoutAVersionAndAForeignFile() throws IOException {
    Files.writeString(folder.resolve("store.mv"), "somebody else's");

    assertThatThrownBy(() -> EmbeddedMongo.start(folder))
        .isInstanceOf(EmbeddedStoreException.class)
        .hasMessageContaining("without its file \"format\"");

    Files.writeString(folder.resolve("format"), "tranche embedded store, format 1\n");
    assertThatThrownBy(() -> EmbeddedMongo.start(folder))
        .isInstanceOf(EmbeddedStoreException.class)
        .hasMessageContaining("damaged or not ours");
    assertThat(folder.resolve("store.mv")).hasContent("somebody else's");
  }

  @Test
  void saysThatItCannotBeMade() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> EmbeddedMongo.start(file.resolve("data")))
        .isInstanceOf(EmbeddedStoreException.class)
        .hasMessageContaining("cannot be created");
    assertThatThrownBy(() -> EmbeddedMongo.start(file))
        .isInstanceOf(EmbeddedStoreException.class)
        .hasMessageContaining("cannot be created");
  }

  @Test
  void saysThatThePortIsTakenAndGivesTheFolderBack() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmbeddedMongo.Options options =
          EmbeddedMongo.Options.defaults().withPort(taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedMongo.start(folder, options))
          .isInstanceOf(EmbeddedStoreException.class)
          .hasMessageContaining("cannot listen on")
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
    EmbeddedMongo.start(folder).close();
  }

  @Test
  void isForItsOwnerAloneAndSoIsEachFile() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path data = folder.resolve("data");
    EmbeddedMongo.start(data).close();
    for (Path file : filesIn(data)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    try (Served served = Served.on(data)) { // of a version before
      served.collection("c").insertOne(new Document("_id", 1));
      assertThat(rights(data)).isEqualTo("rwx------");
      assertThat(filesIn(data))
          .hasSizeGreaterThanOrEqualTo(4)
          .allSatisfy(file -> assertThat(rights(file)).isEqualTo("rw-------"));
    }
  }

  private static List<Path> filesIn(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.toList();
    }
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void closesTwiceWithoutHarm() {
    EmbeddedMongo server = EmbeddedMongo.start(folder);
    server.close();
    server.close();
    EmbeddedMongo.start(folder).close();
  }
}
