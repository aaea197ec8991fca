package dev.tranche.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public half of an Ed25519 key with its name, by which signatures are checked; written {@code
 * name+id+key} as C2SP {@code signed-note} has it.
 */
public record VerifierKey(String name, PublicKey key) {

  static final String ALGORITHM = "Ed25519";
  static final int ID_BYTES = 4;

  private static final byte ED25519 = 1;
  private static final int KEY_BYTES = 32;

  /** What stands before the 32 bytes of a key in its X.509 form, which the JDK knows. */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]+");
  private static final Pattern WRITTEN =
      Pattern.compile("([^\\s\\p{Z}\\p{Cntrl}+]+)\\+([0-9a-f]{8})\\+(\\S+)");

  public VerifierKey {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "The name of a key has no spaces and no plus: '%s'.".formatted(name));
    }
  }

  /** Whether a key can have this name: one word without a plus. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException for what is no such key, in words
   */
  public static VerifierKey parse(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException("A key is written name+id+key, and not: " + written);
    }
    byte[] typed = StrictBase64.decode(parts.group(3));
    if (typed.length != 1 + KEY_BYTES || typed[0] != ED25519) {
      throw new IllegalArgumentException("This is no Ed25519 key: " + written);
    }
    VerifierKey key = new VerifierKey(parts.group(1), key(Arrays.copyOfRange(typed, 1, 33)));
    if (!key.toString().equals(written)) {
      throw new IllegalArgumentException("The id of this key is not %s.".formatted(parts.group(2)));
    }
    return key;
  }

  private static PublicKey key(byte[] bytes) {
    try {
      byte[] encoded = ByteBuffer.allocate(X509.length + KEY_BYTES).put(X509).put(bytes).array();
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no Ed25519 key: " + e.getMessage(), e);
    }
  }

  /** The 32 bytes of the key itself. */
  private byte[] bytes() {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  /** The first four bytes of SHA-256 over name, line break, kind and key. */
  byte[] id() {
    byte[] hash =
        Hash.plain((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {ED25519}, bytes());
    return Arrays.copyOf(hash, ID_BYTES);
  }

  /** Whether a signature line claims to be of this key. */
  boolean isNamedIn(SignedNote.Signature signature) {
    return name.equals(signature.name())
        && Arrays.equals(id(), Arrays.copyOf(signature.bytes(), ID_BYTES));
  }

  boolean verifies(String text, SignedNote.Signature signature) {
    byte[] signed = signature.bytes();
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(signed, ID_BYTES, signed.length - ID_BYTES);
    } catch (GeneralSecurityException e) { // of another length, for one
      return false;
    }
  }

  @Override
  public String toString() {
    byte[] typed = ByteBuffer.allocate(1 + KEY_BYTES).put(ED25519).put(bytes()).array();
    return "%s+%s+%s".formatted(name, HexFormat.of().formatHex(id()), StrictBase64.encode(typed));
  }
}
