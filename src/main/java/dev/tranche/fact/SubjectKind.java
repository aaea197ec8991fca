package dev.tranche.fact;

import java.util.Locale;

/** The kinds of things that statements are about. Each has streams of its own in the log. */
public enum SubjectKind {
  CONTRACT,
  FRAMEWORK,
  FIGURE,
  RATE;

  /** The noun for one of the kind, in lower case: {@code contract}. */
  public String noun() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The identity in the log of the one with that reference. */
  public StreamId stream(String reference) {
    return new StreamId(this, reference);
  }
}
