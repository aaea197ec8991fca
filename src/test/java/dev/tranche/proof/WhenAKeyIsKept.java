package dev.tranche.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class WhenAKeyIsKept {

  @TempDir private Path folder;

  @Test
  void itIsMadeOnceForItsOwnerAlone() throws Exception {
    Path below = folder.resolve("below");
    Path file = below.resolve("key.pem");

    KeyPair made = KeyFile.open(file);

    assertThat(KeyFile.open(file).getPublic()).isEqualTo(made.getPublic());
    assertThat(below).isDirectoryNotContaining("glob:**.draft");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(new SigningKey(made.getPrivate(), new VerifierKey("a", made.getPublic())).verifier())
        .asString()
        .startsWith("a+");
  }

  @Test
  void aKeyThatOthersCanReadIsWarnedOf() throws Exception {
    Path file = folder.resolve("key.pem");
    ListAppender<ILoggingEvent> warnings = new ListAppender<>();
    warnings.start();
    Logger logger = (Logger) LoggerFactory.getLogger(KeyFile.class);
    logger.addAppender(warnings);
    logger.setLevel(Level.WARN); // a command that ran before may have silenced all
    KeyFile.open(file);
    assertThat(warnings.list).isEmpty();
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    KeyFile.open(file);
    logger.detachAppender(warnings);
    logger.setLevel(null);
    assertThat(warnings.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("can use the signing key", "chmod 600 " + file);
  }

  @Test
  void whoeverIsFirstMakesItForAll() {
    Path file = folder.resolve("key.pem");
    assertThat(
            IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> open(file).getPublic())
                .distinct()
                .count())
        .isEqualTo(1);
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
  }

  private static KeyPair open(Path file) {
    try {
      return KeyFile.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileWithoutTheTwoHalvesIsToldInWordsAndLeftAlone() throws Exception {
    Path file = folder.resolve("key.pem");
    KeyFile.open(file);
    String half = Files.readString(file).replaceFirst("(?s)-----BEGIN PUBLIC KEY.*", "");
    Files.writeString(file, half);

    assertThatIOException()
        .isThrownBy(() -> KeyFile.open(file))
        .withMessageContaining(file.toString())
        .withMessageEndingWith("there is no block PUBLIC KEY");
    assertThat(file).hasContent(half);
  }
}
