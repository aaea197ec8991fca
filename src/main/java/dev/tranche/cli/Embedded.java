package dev.tranche.cli;

import dev.tranche.embedded.EmbeddedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The built-in database server alone. */
@Command(
    name = "embedded",
    description = {
      "Runs the built-in database server alone, for several processes on one machine.",
      "Takes --port=27018 and --data-dir=./data."
    },
    mixinStandardHelpOptions = true)
final class Embedded implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    return EmbeddedServer.run(
        arguments, command.commandLine().getOut(), command.commandLine().getErr());
  }
}
