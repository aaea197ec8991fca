package dev.tranche.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.VerifierKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What stands first in a pack: what it is of, and the signed checkpoint of the log that it was
 * taken from.
 *
 * @param contract its reference; null for everything
 * @param note the checkpoint as it was signed
 */
record PackHead(@Nullable String contract, VerifierKey key, String note, Checkpoint checkpoint) {

  /** The entries of a pack by their names, in their order. */
  static final String ABOUT = "pack.json";

  static final String KEY = "verifier-key.txt";
  static final String CHECKPOINT = "checkpoint.txt";
  static final String PROOFS = "proofs.jsonl";
  static final String EVENTS = "events.jsonl";
  static final String VIEWS = "views.jsonl";
  static final String SOURCES = "sources.jsonl";
  static final String REPORT = "report.html";

  private static final int FORMAT = 1;
  private static final int MOST_LINES = 8;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record About(int format, @Nullable String contract) {}

  void write(PackWriter out) throws IOException {
    write(out, ABOUT, CommitLine.JSON.writeValueAsString(new About(FORMAT, contract)) + "\n");
    write(out, KEY, key + "\n");
    write(out, CHECKPOINT, note);
  }

  private static void write(PackWriter out, String entry, String text) throws IOException {
    out.begin(entry);
    out.write(text);
    out.endEntry();
  }

  /**
   * Reads the three entries and checks the signature.
   *
   * @param given the key that whoever verifies has from elsewhere, if any
   */
  static PackHead read(PackReader in, @Nullable VerifierKey given) throws IOException {
    About about = about(text(in, ABOUT));
    String written = text(in, KEY);
    String note = text(in, CHECKPOINT);
    VerifierKey key;
    try {
      key = VerifierKey.parse(written.strip());
    } catch (IllegalArgumentException e) {
      throw new PackBroken(KEY, String.valueOf(e.getMessage()));
    }
    if (!written.equals(key + "\n")) {
      throw new PackBroken(KEY, "this is not one line with a key");
    }
    if (given != null && !given.equals(key)) {
      throw new PackBroken(
          KEY, "the pack is signed with %s, and not with %s".formatted(key, given));
    }
    try {
      Checkpoint checkpoint = Checkpoint.open(note, key);
      if (note.lines().count() != 5 || !note.startsWith(checkpoint.text() + "\n")) {
        throw new PackBroken(CHECKPOINT, "it holds more than a checkpoint and one signature");
      }
      return new PackHead(about.contract, key, note, checkpoint);
    } catch (IllegalArgumentException e) {
      throw new PackBroken(CHECKPOINT, String.valueOf(e.getMessage()));
    }
  }

  private static About about(String text) {
    try {
      About about = CommitLine.JSON.readValue(text, About.class);
      if (about.format == FORMAT && text.equals(CommitLine.JSON.writeValueAsString(about) + "\n")) {
        return about;
      }
    } catch (RuntimeException _) { // what was forged may be anything
      throw new PackBroken(ABOUT, "this is no audit pack of format " + FORMAT);
    }
    throw new PackBroken(ABOUT, "this is no audit pack of format " + FORMAT);
  }

  private static String text(PackReader in, String entry) throws IOException {
    in.begin(entry);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MOST_LINES; i++) {
      @Nullable String line = in.line();
      if (line != null) {
        text.append(line).append('\n');
      }
    }
    in.endEntry();
    return text.toString();
  }
}
