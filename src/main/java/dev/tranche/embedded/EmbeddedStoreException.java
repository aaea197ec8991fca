package dev.tranche.embedded;

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
}
