package dev.tranche.proof.tree;

import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.KeyFile;
import dev.tranche.proof.SignedNote;
import dev.tranche.proof.SigningKey;
import dev.tranche.proof.TreeHead;
import dev.tranche.proof.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Signs checkpoints with the key of this installation, which is opened when it is first needed. */
public final class Checkpoints {

  private static final int ORIGIN_BYTES = 8;

  private final @Nullable Path file;
  private final String origin;
  private @Nullable SigningKey key;

  /**
   * @param file where the key is, or is made; null where none may be made unasked
   * @param origin empty for one of this key's own
   */
  public Checkpoints(@Nullable Path file, String origin) {
    if (!origin.isEmpty() && !VerifierKey.isName(origin)) {
      throw new IllegalArgumentException(
          "tranche.checkpoint-origin is a name without spaces and plus, and not '%s'."
              .formatted(origin));
    }
    this.file = file;
    this.origin = origin;
  }

  /** There is no key to sign with; the message says how to name one. */
  public static final class NoKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoKey() {
      super(
          "Nothing can be signed here: on a database that several processes may share, the key is"
              + " a file that is named in tranche.checkpoint-key.");
    }
  }

  /**
   * The checkpoint of a tree; equal trees get equal checkpoints.
   *
   * @throws NoKey where there is none to sign with
   */
  public SignedNote sign(TreeHead tree) {
    SigningKey signing = key();
    return new Checkpoint(signing.verifier().name(), tree).sign(signing);
  }

  /**
   * Signs a text beside checkpoints, which must not be one: it begins with another line than the
   * name of the log alone.
   *
   * @throws NoKey where there is none to sign with
   */
  public SignedNote sign(String text) {
    SigningKey signing = key();
    if (text.startsWith(signing.verifier().name() + "\n")) {
      throw new IllegalArgumentException("What begins like a checkpoint is signed as one");
    }
    return SignedNote.sign(text, signing);
  }

  /**
   * By what others check the signatures.
   *
   * @throws NoKey where there is none to sign with
   */
  public VerifierKey verifier() {
    return key().verifier();
  }

  private synchronized SigningKey key() {
    if (file == null) {
      throw new NoKey();
    }
    if (key == null) {
      try {
        KeyPair pair = KeyFile.open(file);
        VerifierKey verifier = new VerifierKey(name(pair.getPublic()), pair.getPublic());
        key = new SigningKey(pair.getPrivate(), verifier);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return key;
  }

  /** Two installations that nobody has named are told apart by their keys. */
  private String name(PublicKey open) {
    byte[] encoded = open.getEncoded();
    byte[] end = Arrays.copyOfRange(encoded, encoded.length - ORIGIN_BYTES, encoded.length);
    return origin.isEmpty() ? "localhost/tranche/" + HexFormat.of().formatHex(end) : origin;
  }
}
