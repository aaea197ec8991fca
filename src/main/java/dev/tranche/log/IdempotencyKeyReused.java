package dev.tranche.log;

/**
 * The idempotency key of a command was used before, by a command that says something else. Nothing
 * was recorded.
 */
public final class IdempotencyKeyReused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IdempotencyKeyReused(String key, String stream) {
    super(
        "The idempotency key '%s' was used before, for another command about %s; take a new key for a new command"
            .formatted(key, stream));
  }
}
