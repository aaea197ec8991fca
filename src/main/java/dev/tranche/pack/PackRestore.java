package dev.tranche.pack;

import com.mongodb.client.MongoDatabase;
import dev.tranche.log.Head;
import dev.tranche.log.LogRestore;
import dev.tranche.log.RestoreRefused;
import dev.tranche.pack.PackVerifier.Verified;
import dev.tranche.proof.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Loads the log of a full pack into an empty database, byte for byte as it was. */
public final class PackRestore {

  private PackRestore() {}

  /**
   * Notes in the database that a restore begins, verifies the pack whole, then writes its commits;
   * where that was interrupted before, it goes on.
   *
   * @param reached is told again and again how many bytes are read, of twice the file's
   * @throws PackBroken where anything in the pack does not hold
   * @throws RestoreRefused where the pack is not of everything, or the database is not empty
   */
  public static Verified restore(
      Path pack, @Nullable VerifierKey key, MongoDatabase database, LongConsumer reached)
      throws IOException {
    LogRestore.mark(database);
    Verified verified;
    Head end = null;
    try {
      verified = PackVerifier.verify(pack, key, reached);
      end = verified.head();
    } finally {
      if (end == null) {
        LogRestore.unmark(database);
      }
    }
    if (end == null) {
      throw new RestoreRefused(
          "This pack is of %s alone; a log is restored from a pack of everything."
              .formatted(verified.contract()));
    }
    long before = Files.size(pack);
    try (PackReader in = new PackReader(pack)) {
      LogRestore log = new LogRestore(database, end);
      PackHead.read(in, verified.key());
      in.begin(PackHead.EVENTS);
      for (String line = in.line(); line != null; line = in.line()) {
        log.add(CommitLine.parse(line));
        reached.accept(before + in.read());
      }
      in.endEntry();
      log.end();
    }
    return verified;
  }
}
