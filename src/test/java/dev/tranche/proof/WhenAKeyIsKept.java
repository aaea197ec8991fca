package dev.tranche.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
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
  void aKeyThatOthersCanReadIsWarnedOf(CapturedOutput output) throws Exception {
    Path file = folder.resolve("key.pem");
    KeyFile.open(file);
    assertThat(output.getAll()).doesNotContain("chmod 600");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    KeyFile.open(file);
    assertThat(output.getAll()).contains("can use the signing key", "chmod 600 " + file);
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
