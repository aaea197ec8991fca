package dev.tranche.statement;

/**
 * A statement that was read but cannot be meant; the message says in words what is wrong with it,
 * and {@link #path()} where. Nothing was recorded.
 */
public final class BadStatement extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String path;

  /** The path is written as {@code items[0].quantity}; empty for the statement as a whole. */
  public BadStatement(String reason, String path) {
    super(reason);
    this.path = path;
  }

  /** Where in the statement: {@code items[0].quantity}; empty for the statement as a whole. */
  public String path() {
    return path;
  }
}
