package dev.tranche.log;

/**
 * The database did not answer, or refused: whether the command was recorded is not known unless the
 * message says so. Repeating it with its idempotency key is safe.
 */
public final class LogUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LogUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
