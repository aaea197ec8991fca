package dev.tranche.log;

/**
 * A commit with the same idempotency key is in the log already: nothing of this command was
 * recorded.
 */
public final class KeyConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyConflict(Changes changes) {
    super("The idempotency key of this command is in the log already; stream " + changes.stream());
  }
}
