package dev.tranche.fact;

/**
 * A command that cannot be followed; the message says why, in words for people. Nothing was
 * recorded.
 */
public class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String part;

  /** Has no stack trace: where in the code it was refused is of no use to anybody. */
  public Refused(String reason) {
    this(reason, "");
  }

  /** For one part of the command alone, as {@code quantity} or {@code source.published}. */
  public Refused(String reason, String part) {
    super(reason, null, false, false);
    this.part = part;
  }

  /** The part of the command that stands against it; empty where no single part does. */
  public String part() {
    return part;
  }
}
