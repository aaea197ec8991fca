package dev.tranche.pack;

import dev.tranche.proof.SignedNote;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The SHA-256 of each entry, as the last entry of a pack lists them, signed by the log's key: so
 * that whoever cannot make an entry anew still knows that it is as it was.
 */
final class Digests {

  private final Map<String, MessageDigest> entries = new LinkedHashMap<>();
  private MessageDigest current = sha256();

  /** The next entry begins. */
  void begin(String entry) {
    current = sha256();
    entries.put(entry, current);
  }

  void update(byte[] bytes, int length) {
    current.update(bytes, 0, length);
  }

  /**
   * What is signed: a line that names the log, then a line for each entry so far. To be asked once,
   * between two entries.
   */
  String text(String origin) {
    StringBuilder text = new StringBuilder("audit pack of ").append(origin).append('\n');
    entries.forEach(
        (entry, sha) ->
            text.append(HexFormat.of().formatHex(sha.digest()))
                .append("  ")
                .append(entry)
                .append('\n'));
    return text.toString();
  }

  /** Reads the last entry, and checks that it is of all those before it, and signed. */
  static void check(PackReader in, PackHead head) throws IOException {
    List<String> found = in.digests().text(head.checkpoint().origin()).lines().toList();
    String note = PackHead.text(in, PackHead.DIGESTS);
    List<String> listed = note.lines().toList();
    for (int i = 0; i < found.size(); i++) {
      if (i >= listed.size() || !listed.get(i).equals(found.get(i))) {
        throw new PackBroken(
            PackHead.DIGESTS, i + 1L, "what was signed is not what is here: " + found.get(i));
      }
    }
    SignedNote signed;
    try {
      signed = SignedNote.parse(note);
    } catch (IllegalArgumentException e) {
      throw new PackBroken(PackHead.DIGESTS, String.valueOf(e.getMessage()));
    }
    if (listed.size() != found.size() + 2 || !signed.isSignedBy(head.key())) {
      throw new PackBroken(
          PackHead.DIGESTS, "it is not signed with the key %s alone".formatted(head.key()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
