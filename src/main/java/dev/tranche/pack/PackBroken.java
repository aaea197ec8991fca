package dev.tranche.pack;

/** A pack does not hold; the message names the entry and the place in it, and what is wrong. */
public final class PackBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PackBroken(String entry, String words) {
    super(entry + ": " + words);
  }

  PackBroken(String entry, long line, String words) {
    super("%s, line %d: %s".formatted(entry, line, words));
  }
}
