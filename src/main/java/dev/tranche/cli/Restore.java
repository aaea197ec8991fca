package dev.tranche.cli;

import dev.tranche.pack.PackRestore;
import dev.tranche.pack.PackVerifier.Verified;
import dev.tranche.proof.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads a pack of everything into an empty installation. */
@Command(
    name = "restore",
    description = {
      "Loads a pack of everything into an empty installation.",
      "The next start builds the views. What was interrupted goes on with the same pack."
    })
final class Restore extends InstallationCommand {

  @Parameters(arity = "1", paramLabel = "PACK", description = "The file of a pack of everything.")
  private Path pack = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      converter = Keys.class,
      description = "The key by which the pack must be signed, as you have it from elsewhere.")
  private @Nullable VerifierKey key;

  @Override
  int work() throws IOException {
    long size = Files.size(pack);
    Verified restored;
    try (ConfigurableApplicationContext context = openDatabase();
        Progress line = progress("bytes").outOf(2 * size)) {
      MongoDatabaseFactory databases = context.getBean(MongoDatabaseFactory.class);
      restored = PackRestore.restore(pack, key, databases.getMongoDatabase(), line::reached);
    }
    say("Restored %d events in %d commits".formatted(restored.events(), restored.commits()));
    return Tranche.DONE;
  }
}
