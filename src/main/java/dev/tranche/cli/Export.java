package dev.tranche.cli;

import dev.tranche.pack.PackExport;
import dev.tranche.pack.PackExport.Pack;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an audit pack; the file has its name once it is whole. */
@Command(
    name = "export",
    description = {
      "Writes everything that is recorded, or one contract, as one file.",
      "Others check it (verify); of everything, it can be loaded again (restore)."
    })
final class Export extends InstallationCommand {

  @Option(names = "--contract", paramLabel = "REFERENCE", description = "Only this contract.")
  private @Nullable String contract;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A new file; if not given one in this folder, named after what it holds.")
  private @Nullable Path file;

  @Override
  int work() throws IOException {
    if (file != null) {
      new NewFile(file).refuseExisting();
    }
    try (ConfigurableApplicationContext context = open()) {
      PackExport export = context.getBean(PackExport.class);
      Pack pack = contract == null ? export.ofEverything() : export.of(contract);
      Path target = file == null ? Path.of(pack.fileName()) : file;
      new NewFile(target)
          .write(
              to -> {
                try (Progress line = progress("events").outOf(pack.events())) {
                  pack.write(to, line::reached);
                }
              });
      say(target.toString());
      return Tranche.DONE;
    }
  }
}
