package dev.tranche.view;

/** What was asked of a view's generations cannot be done as things are; says why in words. */
public final class RebuildRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RebuildRefused(String words) {
    super(words);
  }
}
