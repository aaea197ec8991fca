package dev.tranche.cli;

import dev.tranche.pack.PackExport;
import dev.tranche.pack.PackExport.Pack;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
      refuseExisting(file);
    }
    try (ConfigurableApplicationContext context = open()) {
      PackExport export = context.getBean(PackExport.class);
      Pack pack = contract == null ? export.ofEverything() : export.of(contract);
      Path target = file == null ? Path.of(pack.fileName()) : file;
      refuseExisting(target);
      write(pack, target);
      out().println(target);
      return Tranche.DONE;
    }
  }

  private static void refuseExisting(Path target) throws FileAlreadyExistsException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  private void write(Pack pack, Path target) throws IOException {
    Path draft = target.resolveSibling(target.getFileName() + ".part");
    try {
      try (FileChannel channel =
              FileChannel.open(
                  draft,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
          Progress line = progress("events").outOf(pack.events())) {
        pack.write(out, line::reached);
        channel.force(true);
      }
      Files.move(draft, target);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException | UncheckedIOException e) { // a full disk does not say of which file
      throw new IOException("%s was not written: %s".formatted(target, Reasons.of(e)), e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
