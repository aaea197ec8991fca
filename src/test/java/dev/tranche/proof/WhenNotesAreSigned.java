package dev.tranche.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys and notes of others: PeterNeumann's are the examples of golang.org/x/mod/sumdb/note,
 * example.com/foo's is that of C2SP signed-note.
 */
class WhenNotesAreSigned {

  private static final String THEIR_SECRET =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String THEIR_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String THEIR_TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String THEIR_NOTE =
      THEIR_TEXT
          + """

          \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcE\
          lZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
          """;
  private static final String C2SP_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String C2SP_NOTE =
      """
      This is an example message.

      \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi\
      2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("log.example/one", new TreeHead(20_852_163, Hash.OF_NOTHING));

  @Test
  void theirNotesAreSignedByTheirKeys() {
    assertThat(SignedNote.parse(THEIR_NOTE).isSignedBy(VerifierKey.parse(THEIR_KEY))).isTrue();
    assertThat(SignedNote.parse(C2SP_NOTE).isSignedBy(VerifierKey.parse(C2SP_KEY))).isTrue();
    assertThat(SignedNote.parse(C2SP_NOTE).isSignedBy(VerifierKey.parse(THEIR_KEY))).isFalse();
  }

  @Test
  void withTheirSecretOurSignatureIsTheirs() throws Exception {
    SigningKey key = new SigningKey(theirSecret(), VerifierKey.parse(THEIR_KEY));

    assertThat(SignedNote.sign(THEIR_TEXT, key)).hasToString(THEIR_NOTE);
    assertThat(key.verifier()).hasToString(THEIR_KEY);
  }

  @Test
  void noteAndKeyWithAnyByteChangedAreRefused() {
    VerifierKey key = VerifierKey.parse(THEIR_KEY);
    byte[] note = THEIR_NOTE.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < note.length * Byte.SIZE; i++) {
      String changed = new String(flipped(note, i), StandardCharsets.UTF_8);
      assertThat(isSigned(changed, key)).as(changed).isFalse();
    }
    byte[] written = THEIR_KEY.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < written.length * Byte.SIZE; i++) {
      String changed = new String(flipped(written, i), StandardCharsets.UTF_8);
      assertThatIllegalArgumentException().as(changed).isThrownBy(() -> VerifierKey.parse(changed));
    }
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] changed = bytes.clone();
    changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
    return changed;
  }

  private static boolean isSigned(String note, VerifierKey key) {
    try {
      return SignedNote.parse(note).isSignedBy(key);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Test
  void signaturesOfOthersArePassedOverAndAWrongOneOfOursSpoilsTheNote() throws Exception {
    SigningKey ours = key("log.example/one");
    SignedNote note = CHECKPOINT.sign(ours);
    String theirs = "\u2014 witness.example " + note.signatures().getFirst().base64() + "\n";
    String wrong = SignedNote.sign("else\n", ours).toString().substring("else\n\n".length());

    assertThat(Checkpoint.open(note + theirs, ours.verifier())).isEqualTo(CHECKPOINT);
    assertThat(SignedNote.parse(note + wrong).isSignedBy(ours.verifier())).isFalse();
  }

  @Test
  void aCheckpointIsThreeLinesAndEqualOnesAreSignedEqually() throws Exception {
    SigningKey key = key("log.example/one");

    assertThat(CHECKPOINT.text())
        .isEqualTo(
            """
            log.example/one
            20852163
            47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
            """);
    assertThat(Checkpoint.parse(CHECKPOINT.text())).isEqualTo(CHECKPOINT);
    assertThat(Checkpoint.parse(CHECKPOINT.text() + "an extension\n")).isEqualTo(CHECKPOINT);
    assertThat(CHECKPOINT.sign(key)).isEqualTo(CHECKPOINT.sign(key));
    assertThat(Checkpoint.open(CHECKPOINT.sign(key).toString(), key.verifier()))
        .isEqualTo(CHECKPOINT);
  }

  @Test
  void aCheckpointOfAnotherLogOrKeyIsRefused() throws Exception {
    SigningKey key = key("log.example/two");
    String note = CHECKPOINT.sign(key).toString();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.open(note, key.verifier()))
        .withMessage("This checkpoint is of log.example/one and not of log.example/two.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.open(note, key("log.example/two").verifier()))
        .withMessageStartingWith("This checkpoint is not signed with the key log.example/two+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\n1\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
        "a\n1\n47DEQpj8HBSa\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keysOfTwoPairsAreNoKey() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SigningKey(theirSecret(), key("a").verifier()))
        .withMessage("The private key and the public key are not of one pair.");
    assertThatIllegalArgumentException().isThrownBy(() -> key("with space"));
    assertThatIllegalArgumentException().isThrownBy(() -> key("with+plus"));
  }

  private static SigningKey key(String name) throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return new SigningKey(pair.getPrivate(), new VerifierKey(name, pair.getPublic()));
  }

  private static PrivateKey theirSecret() throws Exception {
    byte[] typed =
        Base64.getDecoder().decode(THEIR_SECRET.substring(THEIR_SECRET.lastIndexOf("+A") + 1));
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(
            new EdECPrivateKeySpec(
                NamedParameterSpec.ED25519, Arrays.copyOfRange(typed, 1, typed.length)));
  }
}
