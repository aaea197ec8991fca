package dev.tranche.view;

/** How far views have followed the log, whichever process does it. */
@FunctionalInterface
public interface Followed {

  /** Of the first event that may not be in the view's documents yet. */
  long position(String view);
}
