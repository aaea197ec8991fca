package dev.tranche.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.VerifierKey;
import java.io.IOException;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands first in a pack: what it is of, and the signed checkpoint of the log that it was
 * taken from.
 *
 * @param note the checkpoint as it was signed
 */
record PackHead(About about, VerifierKey key, String note, Checkpoint checkpoint) {

  /** The entries of a pack by their names, in their order. */
  static final String ABOUT = "pack.json";

  static final String KEY = "verifier-key.txt";
  static final String CHECKPOINT = "checkpoint.txt";
  static final String PROOFS = "proofs.jsonl";
  static final String EVENTS = "events.jsonl";
  static final String VIEWS = "views.jsonl";
  static final String SOURCES = "sources.jsonl";
  static final String REPORT = "report.html";
  static final String DIGESTS = "digests.txt";

  private static final int FORMAT = 2;
  private static final int MOST_LINES = 12;

  /**
   * What the pack is of and by which program.
   *
   * @param program its version; null where it was not built for others
   * @param contract its reference; null for everything
   * @param views with their shapes, if they are in the pack
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"format", "program", "contract", "views"})
  record About(
      int format,
      @Nullable String program,
      @Nullable String contract,
      SortedMap<String, Integer> views) {

    static About ours(@Nullable String contract) {
      return new About(
          FORMAT,
          PackHead.class.getPackage().getImplementationVersion(),
          contract,
          ViewLines.shapes());
    }
  }

  /** The reference of the contract that it is of; null for everything. */
  @Nullable String contract() {
    return about.contract;
  }

  /** Whether this program would say the same in the same words. */
  boolean isInOurWords() {
    return Objects.equals(about.program, About.ours(null).program);
  }

  /** Whether this program's views hold the same. */
  boolean hasOurViews() {
    return about.views.equals(ViewLines.shapes());
  }

  void write(PackWriter out) throws IOException {
    write(out, ABOUT, CommitLine.JSON.writeValueAsString(about) + "\n");
    write(out, KEY, key + "\n");
    write(out, CHECKPOINT, note);
  }

  /** Writes an entry that is one text. */
  static void write(PackWriter out, String entry, String text) throws IOException {
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
      return new PackHead(about, key, note, checkpoint);
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

  /** Reads an entry that is a few lines. */
  static String text(PackReader in, String entry) throws IOException {
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
