package dev.tranche.bench;

import dev.tranche.backlog.BookBenchmark;
import dev.tranche.bench.audit.AuditBenchmark;
import dev.tranche.bench.embedded.EmbeddedFigures;
import dev.tranche.bench.load.LoadBenchmark;
import dev.tranche.bench.log.LogBenchmark;
import dev.tranche.bench.pages.PagesBenchmark;
import dev.tranche.bench.pages.StartBenchmark;
import dev.tranche.bench.stress.Stress;
import dev.tranche.bench.views.ViewsBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/**
 * Runs one benchmark by its name and prints its table, in Markdown as {@code docs/benchmarks.md}
 * has it. Ends with 1 where a figure is not reached, so that a build fails.
 */
public final class Bench {

  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.of(
              "audit",
              new AuditBenchmark(),
              "book",
              new BookBenchmark(),
              "embedded",
              new EmbeddedFigures(),
              "load",
              new LoadBenchmark(),
              "log",
              new LogBenchmark(),
              "pages",
              new PagesBenchmark(),
              "start",
              new StartBenchmark(),
              "stress",
              new Stress(),
              "views",
              new ViewsBenchmark()));

  private Bench() {}

  static void main(String[] arguments) throws Exception {
    System.exit(run(arguments.length == 0 ? "" : arguments[0]));
  }

  private static int run(String name) throws Exception {
    Benchmark benchmark = BENCHMARKS.get(name);
    if (benchmark == null) {
      System.err.println(
          "Say which benchmark to run, with -Dbench=" + String.join("|", BENCHMARKS.keySet()));
      return 2;
    }
    Path folder = Files.createTempDirectory("tranche-bench-");
    try {
      Table table = benchmark.measure(Benchmark.Options.fromSystemProperties(), folder);
      System.out.println("\n" + Machine.describe() + "\n\n" + table.markdown());
      table.missed().forEach(missed -> System.out.println("MISSED: " + missed));
      return table.missed().isEmpty() ? 0 : 1;
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }
}
