package dev.tranche.fact;

/**
 * A value that cannot be made of what was given; the message says why, and what to write instead,
 * in words for whoever wrote it. Every type that refuses its arguments throws this and nothing
 * else, so that any other {@link IllegalArgumentException} is known to be a mistake of the program.
 */
public final class InvalidValue extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public InvalidValue(String reason) {
    super(reason);
  }
}
