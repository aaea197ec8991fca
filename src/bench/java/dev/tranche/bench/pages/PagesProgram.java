package dev.tranche.bench.pages;

import dev.tranche.TrancheApplication;
import dev.tranche.web.CaughtUp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole program in a process of its own, on a folder with a log. It says its port when it
 * answers; told {@code follow}, it says when its views have followed the log to its end.
 */
final class PagesProgram {

  private static final Duration LONGEST = Duration.ofHours(1);

  private PagesProgram() {}

  static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // what is logged must not pass for an answer
    try (ConfigurableApplicationContext tranche =
        SpringApplication.run(
            TrancheApplication.class,
            "--server.port=0",
            "--tranche.seeds=",
            "--logging.level.root=warn",
            "--tranche.data-dir=" + arguments[0])) {
      answers.println(tranche.getEnvironment().getProperty("local.server.port"));
      BufferedReader orders =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (orders.readLine() != null) {
        CaughtUp views = tranche.getBean(CaughtUp.class);
        answers.println(views.awaitPassed(views.head().orElse(-1), LONGEST));
      }
    }
  }
}
