package dev.tranche.cli;

import dev.tranche.embedded.EmbeddedMongo;
import dev.tranche.log.ChainVerifier;
import dev.tranche.log.CommitLog;
import dev.tranche.log.Verification;
import dev.tranche.pack.PackVerifier;
import dev.tranche.pack.PackVerifier.Verified;
import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.TreeHead;
import dev.tranche.proof.VerifierKey;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.proof.tree.TreeVerification;
import dev.tranche.proof.tree.TreeVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a pack with nothing but the file, or the log of this installation. */
@Command(
    name = "verify",
    description = {
      "Verifies an audit pack, with no database and no network.",
      "Without a pack it verifies the log of this installation: its chain and its tree."
    })
final class Verify extends InstallationCommand {

  @Parameters(arity = "0..1", paramLabel = "PACK", description = "The file of a pack.")
  private @Nullable Path pack;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      converter = Keys.class,
      description = {
        "The key of the log, name+id+key, as you have it from elsewhere. Without it the pack is",
        "only shown to agree with itself."
      })
  private @Nullable VerifierKey key;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = {
        "A checkpoint that was kept: the log must still begin with it. It is signed with the key",
        "of this installation, or with the one that is given, as after a change of keys."
      })
  private @Nullable Path checkpoint;

  @Override
  int work() throws IOException {
    if (pack != null && checkpoint != null) {
      throw misunderstood("A kept checkpoint is held against the log, and not against a pack.");
    }
    return pack == null ? verifyLog() : verifyPack(pack);
  }

  private int verifyPack(Path file) throws IOException {
    Verified found;
    try (Progress line = progress("bytes").outOf(Files.size(file))) {
      found = PackVerifier.verify(file, key, line::reached);
    }
    say(
        "The pack holds: %s, %d events in %d commits, of the log %s with %d commits, root %s"
            .formatted(
                found.contract() == null ? "everything" : found.contract(),
                found.events(),
                found.commits(),
                found.checkpoint().origin(),
                found.checkpoint().tree().size(),
                found.checkpoint().tree().root()));
    if (!found.onlySigned().isEmpty()) {
      say(
          ("Made by version %s: %s as signed, but this version makes another and did not hold"
                  + " it against the events")
              .formatted(
                  found.program() == null ? "(unknown)" : found.program(),
                  String.join(" and ", found.onlySigned())));
    }
    if (key == null) {
      say(
          "Signed with %s; whether that is the log's key, only its owner can tell (--key)"
              .formatted(found.key()));
    }
    return Tranche.DONE;
  }

  private int verifyLog() throws IOException {
    String note = checkpoint == null ? null : Files.readString(checkpoint);
    if (!isStoreWhole()) {
      return Tranche.REFUSED;
    }
    try (ConfigurableApplicationContext context = open()) {
      TreeHead kept = note == null ? null : kept(note, context);
      Verification chain;
      TreeVerification tree;
      long all = context.getBean(CommitLog.class).head().position();
      try (Progress line = progress("events").outOf(2 * all)) {
        chain = context.getBean(ChainVerifier.class).verify(0, null, line::reached);
        long before = chain.end().position();
        tree =
            context
                .getBean(TreeVerifier.class)
                .verify(kept, position -> line.reached(before + position));
      }
      Optional<Verification.Break> broken = chain.firstBreak().or(tree::firstBreak);
      if (broken.isPresent()) {
        Verification.Break at = broken.get();
        complain(
            "The log does not hold. Position %d: there should be %s, and there is %s"
                .formatted(at.position(), at.expected(), at.found()));
        return Tranche.REFUSED;
      }
      say(
          "The log holds: %d events in %d commits. %s"
              .formatted(chain.end().position(), chain.commits(), chain.end().inWords()));
      if (kept != null) {
        say("It begins with the %d commits of the checkpoint".formatted(kept.size()));
      }
      return Tranche.DONE;
    }
  }

  /** The program itself may not start on a damaged store. */
  private boolean isStoreWhole() {
    try (ConfigurableApplicationContext context = openDatabase()) {
      List<String> damage =
          context.getBeanProvider(EmbeddedMongo.class).stream()
              .flatMap(store -> store.damage().stream())
              .toList();
      if (!damage.isEmpty()) {
        complain("The store is damaged; everything but this can be read:");
        damage.forEach(each -> complain("  " + each));
        complain(
            "A view can be built anew (\"rebuild\"); the collection commits is the log, and comes"
                + " back from a backup of the folder, or from a pack of everything (\"restore\""
                + " into an empty folder).");
      }
      return damage.isEmpty();
    }
  }

  private TreeHead kept(String note, ConfigurableApplicationContext context) {
    VerifierKey signer = key == null ? context.getBean(Checkpoints.class).verifier() : key;
    try {
      return Checkpoint.open(note, signer).tree();
    } catch (IllegalArgumentException e) {
      throw new CheckpointRefused(String.valueOf(e.getMessage()), e);
    }
  }

  /** It is not one of this log. */
  static final class CheckpointRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckpointRefused(String words, Throwable cause) {
      super(words, cause);
    }
  }
}
