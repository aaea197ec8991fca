package dev.tranche.proof.tree;

/** The log is not what its tree says; the verification tells more. */
public final class TreeBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TreeBroken(String words) {
    super(words);
  }
}
