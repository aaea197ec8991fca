package dev.tranche.cli;

import dev.tranche.cli.Verify.CheckpointRefused;
import dev.tranche.log.HalfRestored;
import dev.tranche.log.RestoreRefused;
import dev.tranche.pack.PackBroken;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.proof.tree.TreeBroken;
import dev.tranche.view.RebuildRefused;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why a command failed. */
final class Reasons {

  private Reasons() {}

  static String of(Throwable failure) {
    @Nullable Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : null;
    return Printable.lines(words(cause == null ? failure : cause));
  }

  private static String words(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException e -> "There is no file %s.".formatted(e.getFile());
      case FileAlreadyExistsException e ->
          "%s is there already; name another file.".formatted(e.getFile());
      case AccessDeniedException e -> "%s may not be written or read.".formatted(e.getFile());
      case PackBroken e -> "The pack does not hold. " + e.getMessage();
      default -> {
        @Nullable String words = failure.getMessage();
        yield words == null ? failure.toString() : words;
      }
    };
  }

  /** Whether what was asked is refused for what it is, and not for want of a file or a database. */
  static boolean isRefusal(Throwable failure) {
    return switch (failure) {
      case PackBroken _, RestoreRefused _, HalfRestored _, RebuildRefused _, TreeBroken _ -> true;
      case NoSuchElementException _, Checkpoints.NoKey _, CheckpointRefused _ -> true;
      default -> false;
    };
  }
}
