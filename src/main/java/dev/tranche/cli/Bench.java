package dev.tranche.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says how benchmarks are run; they are part of the sources and not of the program. */
@Command(
    name = "bench",
    description = "Says how the benchmarks are run; they come with the sources.",
    mixinStandardHelpOptions = true)
final class Bench implements Runnable {

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public void run() {
    command
        .commandLine()
        .getOut()
        .println(
            "The benchmarks are not in this program. In the folder of its sources: ./mvnw -Pbench"
                + " verify -Dbench=NAME, with audit, book, embedded, log, stress or views;"
                + " docs/benchmarks.md says what each of them measures.");
  }
}
