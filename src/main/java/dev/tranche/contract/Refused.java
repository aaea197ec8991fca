package dev.tranche.contract;

/**
 * A command that cannot be followed; the message says why, in words for people. Nothing was
 * recorded.
 */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Has no stack trace: where in the code it was refused is of no use to anybody. */
  public Refused(String reason) {
    super(reason, null, false, false);
  }
}
