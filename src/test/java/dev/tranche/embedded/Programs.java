package dev.tranche.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of their own, started with this one's classes. */
final class Programs {

  private Programs() {}

  static ProcessBuilder of(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  static Process writing(Path folder, Path acknowledged, Durability durability, String collection)
      throws IOException {
    return of(
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
