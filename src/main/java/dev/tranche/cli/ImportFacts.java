package dev.tranche.cli;

import dev.tranche.intake.SeedReport;
import dev.tranche.intake.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Records the facts of files; what is recorded already is not recorded twice. */
@Command(
    name = "import",
    description = {
      "Records the facts of seed files.",
      "Of a file with a mistake nothing is recorded, and the mistake is told; the others are."
    })
final class ImportFacts extends InstallationCommand {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders with files.")
  private List<Path> files = List.of();

  @Override
  int work() throws IOException {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
    }
    SeedReport report;
    try (ConfigurableApplicationContext context = open();
        Progress line = progress("facts")) {
      report = context.getBean(Seeds.class).load(files, line::reached);
    }
    report.mistakes().forEach(this::complain);
    say(
        "%d files, %d facts recorded, %d known before, %d files with a mistake"
            .formatted(
                report.files(), report.recorded(), report.known(), report.mistakes().size()));
    return report.mistakes().isEmpty() ? Tranche.DONE : Tranche.REFUSED;
  }
}
