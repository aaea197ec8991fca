package dev.tranche.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that runs a class of this one's class path. */
public final class JavaProgram {

  private JavaProgram() {}

  /** One whose temporary files are where all of them are. */
  public static ProcessBuilder of(Class<?> main, String... arguments) {
    return of(Path.of(System.getProperty("java.io.tmpdir")), main, arguments);
  }

  /**
   * One that lives for seconds: the quick compiler alone has it up in two thirds of the time.
   *
   * @param temporary where its temporary files go, which it cannot delete when it is killed
   */
  public static ProcessBuilder of(Path temporary, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Ddisable-axoniq-console-message=true",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
