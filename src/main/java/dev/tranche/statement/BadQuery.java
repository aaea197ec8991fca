package dev.tranche.statement;

/** A question whose parameter cannot be meant; the message says in words how it is written. */
public final class BadQuery extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String parameter;

  public BadQuery(String parameter, String words) {
    super(words);
    this.parameter = parameter;
  }

  /** The name of the parameter, as {@code asOf}. */
  public String parameter() {
    return parameter;
  }
}
