package dev.tranche.testing;

import dev.tranche.contract.RandomLife;
import dev.tranche.figure.FigureFacts;
import dev.tranche.framework.FrameworkFacts;
import dev.tranche.pack.PackExport;
import dev.tranche.rate.RateFacts;
import dev.tranche.statement.Command;
import dev.tranche.statement.CommandService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the packs of a version that later versions are held against: one of the seeds, one of
 * random lives. Run once a version, with {@code target/tranche-*.jar.original} first on the class
 * path, because a pack names the version of its program only then.
 */
final class FixturePacks {

  private static final int LIVES = 500;

  private FixturePacks() {}

  /** Writes both packs into the folder that is named. */
  public static void main(String[] arguments) throws IOException {
    if (PackExport.class.getPackage().getImplementationVersion() == null) {
      throw new IllegalStateException("Put the packaged program first on the class path.");
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    String key = "--tranche.checkpoint-key=" + Files.createTempDirectory("key").resolve("key.pem");
    try (RunningTranche tranche =
        RunningTranche.on(TestMongo.start(), "--tranche.seeds=seeds", key)) {
      write(tranche, folder.resolve("seeds.zip.gz"));
    }
    try (RunningTranche tranche = RunningTranche.empty(key)) {
      CommandService desk = tranche.bean(CommandService.class);
      for (long seed = 0; seed < LIVES; seed++) {
        RandomLife.of(seed).commands().forEach(command -> desk.record(command, null));
      }
      aroundThem().forEach(command -> desk.record(command, null));
      write(tranche, folder.resolve("lives.zip.gz"));
    }
    System.exit(0); // else the program waits for connections on
  }

  /** What else can be recorded, so that each event is in one of the packs. */
  private static List<Command> aroundThem() {
    return List.of(
        FrameworkFacts.sign("2022-07-27", "288"),
        FrameworkFacts.revise("2023-07-27", "300"),
        FrameworkFacts.end("2024-07-27"),
        FigureFacts.publish(),
        FigureFacts.revise("2024-08", "USD 14 bn", null, null),
        FigureFacts.withdraw("2024-09"),
        RateFacts.publish("2020-01-02", "1.1"),
        RateFacts.revise("2020-01-02", "1.2"),
        RateFacts.publish("2020-01-03", "1.3"),
        RateFacts.withdraw("2020-01-03"));
  }

  private static void write(RunningTranche tranche, Path file) throws IOException {
    tranche.settle();
    try (OutputStream out = new Smallest(Files.newOutputStream(file))) {
      tranche.bean(PackExport.class).ofEverything().write(out, _ -> {});
    }
  }

  /** Compressed as far as the format goes. */
  private static final class Smallest extends GZIPOutputStream {

    Smallest(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
