package dev.tranche.proof;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log states of itself, in the form of C2SP {@code tlog-checkpoint}: whose it is, how many
 * commits it holds, and the root of the tree over them.
 *
 * @param origin names the log, and nobody else's
 */
public record Checkpoint(String origin, TreeHead tree) {

  private static final int FEWEST_LINES = 3;
  private static final Pattern SIZE = Pattern.compile("0|[1-9]\\d{0,17}");

  public Checkpoint {
    if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("The origin of a checkpoint is one line of text.");
    }
  }

  /** The text that is signed. */
  public String text() {
    return origin + "\n" + tree.size() + "\n" + tree.root() + "\n";
  }

  /**
   * Reads the text of a note; lines behind the root are extensions of others and passed over.
   *
   * @throws IllegalArgumentException for what is none, in words
   */
  public static Checkpoint parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    int end = lines.size() - 1;
    if (end < FEWEST_LINES || !lines.get(end).isEmpty() || lines.indexOf("") < end) {
      throw new IllegalArgumentException(
          "A checkpoint is three lines: an origin, a size and a root.");
    }
    if (!SIZE.matcher(lines.get(1)).matches()) {
      throw new IllegalArgumentException("This is no size of a tree: " + lines.get(1));
    }
    return new Checkpoint(
        lines.get(0), new TreeHead(Long.parseLong(lines.get(1)), Hash.parse(lines.get(2))));
  }

  /**
   * The checkpoint in a signed note, once its signature is checked.
   *
   * @throws IllegalArgumentException where it is none, of another origin than the key's name, or
   *     not signed with this key, in words
   */
  public static Checkpoint open(String note, VerifierKey key) {
    SignedNote signed = SignedNote.parse(note);
    if (!signed.isSignedBy(key)) {
      throw new IllegalArgumentException(
          "This checkpoint is not signed with the key %s.".formatted(key));
    }
    Checkpoint checkpoint = parse(signed.text());
    if (!checkpoint.origin.equals(key.name())) {
      throw new IllegalArgumentException(
          "This checkpoint is of %s and not of %s.".formatted(checkpoint.origin, key.name()));
    }
    return checkpoint;
  }

  /** This checkpoint as a note, signed with the log's own key. */
  public SignedNote sign(SigningKey key) {
    return SignedNote.sign(text(), key);
  }
}
