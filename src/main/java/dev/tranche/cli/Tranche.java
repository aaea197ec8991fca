package dev.tranche.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/**
 * The command line. Without a command, or with nothing but properties, the program serves; each
 * other command does its work, says what came of it, and ends with an exit code for scripts.
 */
@Command(
    name = "tranche",
    description = "Follows defence-export deals, event by event, and proves what was recorded.",
    mixinStandardHelpOptions = true,
    versionProvider = Tranche.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Serve.class,
      ImportFacts.class,
      RebuildViews.class,
      Verify.class,
      Export.class,
      Restore.class,
      Bench.class,
      Embedded.class,
      GenerateCompletion.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is done, or what was verified holds",
      "1:what was verified does not hold, or was refused; serve could not start",
      "2:the command was not understood",
      "3:data folder, database or file could not be used"
    })
public final class Tranche {

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int UNUSABLE = 3;

  /** What {@link #run} returns where the program serves and goes on. */
  public static final int SERVES = -1;

  private static final Set<String> ABOUT_ITSELF = Set.of("--help", "--version");

  private Tranche() {}

  /**
   * Runs a command to its end.
   *
   * @param application what Spring Boot starts where all of it is needed
   * @return the exit code, or {@link #SERVES}
   */
  public static int run(
      Class<?> application, List<String> arguments, PrintWriter out, PrintWriter err) {
    List<String> all = new ArrayList<>(arguments);
    if (all.isEmpty()
        || (all.getFirst().startsWith("--") && !ABOUT_ITSELF.contains(all.getFirst()))) {
      all.addFirst("serve");
    }
    return new CommandLine(new Tranche(), new Commands(application))
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, _) -> {
              command.getErr().println(Reasons.of(failure));
              return Reasons.isRefusal(failure) ? REFUSED : UNUSABLE;
            })
        .execute(all.toArray(String[]::new));
  }

  /** Makes the commands; what starts the application is told which. */
  private record Commands(Class<?> application) implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == Installation.class) {
        return type.cast(new Installation(application));
      }
      return type == Serve.class
          ? type.cast(new Serve(application))
          : CommandLine.defaultFactory().create(type);
    }
  }

  /** The version that the build has given to the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Tranche.class.getPackage().getImplementationVersion();
      return new String[] {"tranche " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
