package dev.tranche.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Serves pages and HTTP until the process is ended. */
@Command(
    name = "serve",
    description = {
      "Serves on http://localhost:8080 until it is ended; so it does without a command.",
      "Takes properties, as --server.port=8081 or --tranche.data-dir=FOLDER."
    },
    mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

  private final Class<?> application;

  @Unmatched private List<String> properties = new ArrayList<>();

  Serve(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    try {
      SpringApplication.run(application, properties.toArray(String[]::new));
      return Tranche.SERVES;
    } catch (RuntimeException _) { // Spring Boot has said why
      return Tranche.REFUSED;
    }
  }
}
