package dev.tranche.pages.audit;

import dev.tranche.log.Head;
import dev.tranche.pages.Formats;
import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.TreeHead;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.statement.BadQuery;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody kept of the log elsewhere and holds it against: a head, a signed checkpoint, or
 * nothing.
 */
record Kept(@Nullable Head head, @Nullable TreeHead tree) {

  /** Much longer than any checkpoint. */
  static final int MOST_CHARACTERS = 10_000;

  static final Kept NOTHING = new Kept(null, null);

  private static final String PARAMETER = "kept";

  /** A number, words, and a hash, as each start prints them and the API writes them. */
  private static final Pattern HEAD = Pattern.compile("\\D*(\\d{1,18})\\D+?([0-9a-fA-F]{64})\\W*");

  /**
   * Reads what was pasted into a form.
   *
   * @throws BadQuery in words, for what is neither
   */
  static Kept read(String pasted, Checkpoints checkpoints) {
    String text = pasted.replace("\r\n", "\n").strip();
    if (text.isEmpty()) {
      return NOTHING;
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new BadQuery(
          PARAMETER,
          "This is too long for a checkpoint: %s characters of at most %s."
              .formatted(
                  Formats.INSTANCE.number(text.length()),
                  Formats.INSTANCE.number(MOST_CHARACTERS)));
    }
    Matcher head = HEAD.matcher(text);
    if (head.matches()) {
      return new Kept(
          new Head(Long.parseLong(head.group(1)), head.group(2).toLowerCase(Locale.ROOT)), null);
    }
    if (!text.contains("\n")) {
      throw new BadQuery(
          PARAMETER,
          "A kept head is a position and a hash of 64 characters from 0 to 9 and a to f; a"
              + " checkpoint has several lines. This is neither.");
    }
    try {
      return new Kept(null, Checkpoint.open(text + "\n", checkpoints.verifier()).tree());
    } catch (IllegalArgumentException | Checkpoints.NoKey e) {
      throw new BadQuery(PARAMETER, String.valueOf(e.getMessage()));
    }
  }
}
