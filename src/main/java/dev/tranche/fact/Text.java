package dev.tranche.fact;

/**
 * What a text that people hand in is for. That says how long the text can be, and whether it can
 * have several lines; everything else holds for all of them. A text can be stored, read by people
 * and passed on as it is: it has no half of a character, no control character, nothing that turns
 * the direction in which other text is read, and something that can be seen.
 *
 * <p>A text is checked where it is handed in (statements, seed files, headers), and not by the
 * values that hold it: those are read back from the log too, and a log may hold texts from before
 * there was a limit.
 */
public enum Text {
  /** Of a person, a company, an item, a publisher. */
  NAME(200, false),
  /** Of a publication, or its address. */
  TITLE(2_000, false),
  /** Why something is stated, in a sentence or some. */
  REASON(2_000, true),
  /** Whatever else is to be said. */
  NOTE(20_000, true);

  private final int longest;
  private final boolean severalLines;

  Text(int longest, boolean severalLines) {
    this.longest = longest;
    this.severalLines = severalLines;
  }

  /** What the text of a field is for, by the name that the field has in a statement. */
  public static Text ofField(String name) {
    return switch (name) {
      case "title", "link", "comparison" -> TITLE;
      case "reason" -> REASON;
      case "description", "note" -> NOTE;
      default -> NAME;
    };
  }

  /** How many characters (code points of Unicode) it has at most. */
  public int longest() {
    return longest;
  }

  /**
   * Throws an {@link InvalidValue} in words where the text cannot be handed in. A name may be empty
   * here: whether something must be named is for the value to say.
   */
  public void check(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      throw new InvalidValue(
          "This text has %d characters; at most %d are possible here.".formatted(length, longest));
    }
    text.codePoints().forEach(this::check);
    if (text.codePoints().noneMatch(Text::isVisible) && !(this == NAME && text.isEmpty())) {
      throw new InvalidValue(
          "This text has nothing that can be seen: write it out, or leave it out.");
    }
  }

  private void check(int character) {
    String wrong =
        switch (Character.getType(character)) {
          case Character.SURROGATE -> "half of a character (an unpaired surrogate)";
          case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
              severalLines && "\n\r\t".indexOf(character) >= 0 ? "" : "a control character";
          default ->
              turnsDirection(character)
                  ? "a character that turns the direction of what follows"
                  : isNoCharacter(character) ? "what is no character in Unicode" : "";
        };
    if (!wrong.isEmpty()) {
      throw new InvalidValue(
          "This text holds %s, U+%04X: write it without.".formatted(wrong, character));
    }
  }

  private static boolean turnsDirection(int character) {
    return switch (Character.getDirectionality(character)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default -> false;
    };
  }

  /** Unicode keeps them out of every text; neither XML nor a spreadsheet can hold the last two. */
  private static boolean isNoCharacter(int character) {
    return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.UNASSIGNED ->
          false;
      // Letters by their type, and blank by their look: fillers of Hangul, and empty Braille.
      default -> "\u115F\u1160\u3164\uFFA0\u2800".indexOf(character) < 0;
    };
  }
}
