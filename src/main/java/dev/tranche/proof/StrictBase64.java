package dev.tranche.proof;

import java.util.Base64;

/** Base64 in the one form in which it is written: no change of a character goes unseen. */
final class StrictBase64 {

  private StrictBase64() {}

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * @throws IllegalArgumentException for what {@link #encode} would not write
   */
  static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("This is not Base64: " + text, e);
    }
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("This is Base64 in an unusual form: " + text);
    }
    return bytes;
  }
}
