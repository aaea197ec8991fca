package dev.tranche.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text and who signed it, in the form of C2SP {@code signed-note}. What it says counts only once
 * {@link #isSignedBy} holds for a key that is trusted.
 *
 * @param text with the line break at its end, all of which is signed
 */
public record SignedNote(String text, List<Signature> signatures) {

  private static final int MOST_SIGNATURES = 100;
  private static final Pattern LINE = Pattern.compile("\u2014 ([^\\s+]+) (\\S+)");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x09\\x0b-\\x1f]");

  /**
   * One signature line.
   *
   * @param base64 of the key's id and the signature
   */
  public record Signature(String name, String base64) {

    public Signature {
      if (StrictBase64.decode(base64).length <= VerifierKey.ID_BYTES) {
        throw new IllegalArgumentException("This is too short for a signature: " + base64);
      }
    }

    byte[] bytes() {
      return StrictBase64.decode(base64);
    }
  }

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || CONTROL.matcher(text).find()) {
      throw new IllegalArgumentException(
          "The text of a note is whole lines without control characters.");
    }
  }

  /** A text with one signature. */
  public static SignedNote sign(String text, SigningKey key) {
    return new SignedNote(text, List.of(key.sign(text)));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException for what is no signed note, in words
   */
  public static SignedNote parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException(
          "A signed note is lines of text, an empty line, and lines with signatures.");
    }
    List<String> lines = note.substring(end + 2).lines().toList();
    if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException(
          "A note has 1 to %d signatures and not %d.".formatted(MOST_SIGNATURES, lines.size()));
    }
    List<Signature> signatures = new ArrayList<>();
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException("This is no signature line: " + line);
      }
      signatures.add(new Signature(parts.group(1), parts.group(2)));
    }
    SignedNote parsed = new SignedNote(note.substring(0, end + 1), signatures);
    if (!parsed.toString().equals(note)) {
      throw new IllegalArgumentException("This note has line breaks of another kind.");
    }
    return parsed;
  }

  /**
   * Whether the key has signed this text. Signatures of other keys are passed over; a wrong one
   * that claims to be of this key spoils the note.
   */
  public boolean isSignedBy(VerifierKey key) {
    List<Signature> claimed = signatures.stream().filter(key::isNamedIn).toList();
    return !claimed.isEmpty() && claimed.stream().allMatch(each -> key.verifies(text, each));
  }

  /** The note as it is kept and passed on. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Signature signature : signatures) {
      note.append("\u2014 ")
          .append(signature.name)
          .append(' ')
          .append(signature.base64)
          .append('\n');
    }
    return note.toString();
  }
}
