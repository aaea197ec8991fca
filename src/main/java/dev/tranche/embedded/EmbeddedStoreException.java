package dev.tranche.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The embedded server cannot use its data folder; the message says why and what to do, and nothing
 * in the folder was changed.
 */
public final class EmbeddedStoreException extends RuntimeException {

  EmbeddedStoreException(String message) {
    super(message);
  }

  EmbeddedStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * The store file cannot be read; what we found ourselves is said before what the library says.
   */
  static EmbeddedStoreException unreadable(Path file, Throwable e) {
    return e instanceof EmbeddedStoreException known
        ? known
        : new EmbeddedStoreException(
            "The store file "
                + file
                + " cannot be read, it is damaged or not ours: "
                + said(e)
                + " Nothing was changed. Restore the data folder from a backup.",
            e);
  }

  /** The reason in the words of whoever found it. */
  static String said(Throwable e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof EmbeddedStoreException || cause instanceof OutOfMemoryError) {
        return String.valueOf(cause.getMessage());
      }
    }
    String words = e.getMessage() == null ? e.toString() : e.getMessage();
    return words.replaceFirst(" \\[[\\d./]+]$", "") + "."; // the library's version and code
  }
}
