package dev.tranche.fact;

/** Nothing of that kind with that reference is in the book. The message says so in words. */
public final class UnknownReference extends Refused {

  private static final long serialVersionUID = 1L;

  public UnknownReference(SubjectKind kind, String reference) {
    super("There is no %s %s in the book.".formatted(kind.noun(), reference));
  }
}
