package dev.tranche.bench.log;

import static dev.tranche.bench.Table.Wanted.atLeast;

import dev.tranche.bench.Benchmark.Options;
import dev.tranche.bench.Rounds;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.bench.log.Appender.Kind;
import dev.tranche.embedded.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Two processes that append to one log, against one that does with as many threads in all. */
final class Processes {

  private static final int THREADS = 64;

  private Processes() {}

  static void measure(Options options, Path folder, Table table) throws Exception {
    try (ServerProgram.Running server =
            ServerProgram.start(folder.resolve("processes"), Durability.FSYNC);
        Appender alone = Appender.start(Kind.OURS, server, "alone");
        Appender first = Appender.start(Kind.OURS, server, "both");
        Appender second = Appender.start(Kind.OURS, server, "both")) {
      alone.warmUp();
      first.warmUp();
      second.warmUp();
      double[][] rates = new double[3][options.rounds()];
      for (int round = -Rounds.WARM_UP; round < options.rounds(); round++) {
        double seconds = options.seconds();
        double[] one = rates(THREADS, seconds, alone);
        double[] two = rates(THREADS / 2, seconds, first, second);
        System.out.printf("  one process %,.0f, two %s%n", one[0], Arrays.toString(two));
        if (round >= 0) {
          rates[0][round] = one[0];
          rates[1][round] = two[0] + two[1];
          rates[2][round] = Math.min(two[0], two[1]);
        }
      }
      Series together = new Series(rates[1]);
      table.add(
          "append, two processes of 32 writers",
          together,
          "events/s",
          "one process of 64",
          new Series(rates[0]),
          atLeast(0.7));
      table.add(
          "append, the slower of the two",
          new Series(rates[2]),
          "events/s",
          "both",
          together,
          atLeast(0.4));
    }
  }

  private static double[] rates(int threads, double seconds, Appender... appenders)
      throws IOException {
    for (Appender appender : appenders) {
      appender.begin(threads, seconds);
    }
    double[] rates = new double[appenders.length];
    for (int i = 0; i < appenders.length; i++) {
      rates[i] = appenders[i].end();
    }
    return rates;
  }
}
