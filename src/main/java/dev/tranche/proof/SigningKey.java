package dev.tranche.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** An Ed25519 key by which a log signs its checkpoints; equal texts get equal signatures. */
public final class SigningKey {

  private final PrivateKey secret;
  private final VerifierKey verifier;

  /**
   * @param verifier the other half, with the name of both
   * @throws IllegalArgumentException where the two do not belong together
   */
  public SigningKey(PrivateKey secret, VerifierKey verifier) {
    this.secret = secret;
    this.verifier = verifier;
    if (!SignedNote.sign("\n", this).isSignedBy(verifier)) {
      throw new IllegalArgumentException("The private key and the public key are not of one pair.");
    }
  }

  public VerifierKey verifier() {
    return verifier;
  }

  SignedNote.Signature sign(String text) {
    byte[] signature;
    try {
      Signature signer = Signature.getInstance(VerifierKey.ALGORITHM);
      signer.initSign(secret);
      signer.update(text.getBytes(StandardCharsets.UTF_8));
      signature = signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This key cannot sign: " + e.getMessage(), e);
    }
    byte[] signed =
        ByteBuffer.allocate(VerifierKey.ID_BYTES + signature.length)
            .put(verifier.id())
            .put(signature)
            .array();
    return new SignedNote.Signature(verifier.name(), StrictBase64.encode(signed));
  }
}
