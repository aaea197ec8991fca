package dev.tranche.embedded;

import dev.tranche.testing.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;

/** Programs of their own, started with this one's classes. */
final class Programs {

  private Programs() {}

  static Process writing(Path folder, Path acknowledged, Durability durability, String collection)
      throws IOException {
    return JavaProgram.of(
            WritingProcess.class,
            folder.toString(),
            acknowledged.toString(),
            durability.name(),
            collection)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
