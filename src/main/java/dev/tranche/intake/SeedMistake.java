package dev.tranche.intake;

/**
 * What is wrong with a seed file, in words, and the line where it is; nothing of the file was
 * recorded that was not before.
 */
final class SeedMistake extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  SeedMistake(int line, String words) {
    super(words);
    this.line = line;
  }

  /** From 1 on. */
  int line() {
    return line;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
