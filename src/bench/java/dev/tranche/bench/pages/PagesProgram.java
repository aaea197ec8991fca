package dev.tranche.bench.pages;

import dev.tranche.TrancheApplication;
import dev.tranche.web.CaughtUp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The whole program in a process of its own, on a folder with a log. When it answers it says its
 * port, and then the patterns of its pages' addresses; told {@code follow}, it says when its views
 * have followed the log to its end.
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
      answers.println(String.join(" ", pages(tranche)));
      BufferedReader orders =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (orders.readLine() != null) {
        CaughtUp views = tranche.getBean(CaughtUp.class);
        answers.println(views.awaitPassed(views.head().orElse(-1), LONGEST));
      }
    }
  }

  /** What it answers to a GET by a template: files and the live connection are no pages. */
  private static List<String> pages(ConfigurableApplicationContext tranche) {
    return tranche
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(each -> each.getValue().getBeanType().getName().startsWith("dev.tranche.pages."))
        .filter(each -> each.getValue().getMethod().getReturnType() == String.class)
        .filter(
            each -> each.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(each -> each.getKey().getPatternValues().stream())
        .toList();
  }
}
