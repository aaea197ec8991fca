package dev.tranche.cli;

/**
 * Text of others as it may be printed to a terminal, which takes some characters for commands:
 * those that control the terminal or turn the direction of the text are shown as a question mark in
 * a diamond.
 */
public final class Printable {

  private static final int REPLACEMENT = 0xFFFD;

  private Printable() {}

  /** For one line or a part of it. */
  public static String line(String text) {
    return masked(text, false);
  }

  /** For several lines. */
  static String lines(String text) {
    return masked(text, true);
  }

  private static String masked(String text, boolean keepsLines) {
    StringBuilder masked = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> isPrintable(c) || (keepsLines && c == '\n') ? c : REPLACEMENT)
        .forEach(masked::appendCodePoint);
    return masked.toString();
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
