package dev.tranche.contract.web;

/** Nothing with that reference is in the book; the message says so in words. */
public final class UnknownReference extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The kind is the noun for what was looked for: contract, framework, figure, rate. */
  public UnknownReference(String kind, String reference) {
    super("There is no %s %s in the book.".formatted(kind, reference));
  }

  /** Of the identity that a stream has in the log: {@code pl-k2-2022}, {@code figure:kiet-2030}. */
  static UnknownReference ofStream(String stream) {
    int colon = stream.indexOf(':');
    return colon < 0
        ? new UnknownReference("contract", stream)
        : new UnknownReference(stream.substring(0, colon), stream.substring(colon + 1));
  }
}
