package dev.tranche.cli;

import java.io.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * What commands that work on an installation have in common; they take the application's properties
 * too, as {@code --tranche.checkpoint-key=FILE}.
 */
@Command(mixinStandardHelpOptions = true)
abstract class InstallationCommand implements Callable<Integer> {

  private static final Pattern PROPERTY = Pattern.compile("--[a-z][\\w-]*(\\.[\\w\\[\\]-]+)+=.*");

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private @Nullable Installation installation;
  @Unmatched private List<String> properties = new ArrayList<>();

  @Override
  public final Integer call() throws IOException {
    for (String each : properties) {
      if (!PROPERTY.matcher(each).matches()) {
        throw new ParameterException(
            command.commandLine(), "'%s' is not understood.".formatted(each));
      }
    }
    return work();
  }

  /** Does it, and returns the exit code. */
  abstract int work() throws IOException;

  /** What ends the command as one that was not understood. */
  final ParameterException misunderstood(String words) {
    return new ParameterException(command.commandLine(), words);
  }

  /** The whole application without its web server. */
  final ConfigurableApplicationContext open() {
    return installation().open(properties);
  }

  /** Only the database, whatever is in it. */
  final ConfigurableApplicationContext openDatabase() {
    return installation().openDatabase(properties);
  }

  private Installation installation() {
    if (installation == null) {
      throw new IllegalStateException("A command is called by the command line alone");
    }
    return installation;
  }

  /** What came of it; text of others in it cannot control the terminal. */
  final void say(String words) {
    command.commandLine().getOut().println(Printable.lines(words));
  }

  /** What is wrong. */
  final void complain(String words) {
    command.commandLine().getErr().println(Printable.lines(words));
  }

  /** Shown on the terminal, and nowhere where there is none. */
  final Progress progress(String unit) {
    boolean seen = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Progress(seen ? command.commandLine().getErr() : null, unit);
  }
}
