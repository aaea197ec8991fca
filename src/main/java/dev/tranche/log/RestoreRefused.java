package dev.tranche.log;

/** A log cannot be restored here; the message says why, and nothing was changed by the refusal. */
public final class RestoreRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RestoreRefused(String words) {
    super(words);
  }
}
