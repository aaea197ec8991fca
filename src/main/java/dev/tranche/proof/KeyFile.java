package dev.tranche.proof;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with the key of an installation, private half and public half as PEM; it is made whole
 * or not at all, and only its owner may read it.
 */
public final class KeyFile {

  private static final Logger log = LoggerFactory.getLogger(KeyFile.class);

  private static final int LINE_LENGTH = 64;
  private static final Set<PosixFilePermission> RIGHTS_OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private KeyFile() {}

  /**
   * Reads the key, and makes one where there is no file.
   *
   * @throws IOException where the file cannot be read or written, or holds no pair of keys; in
   *     words
   */
  public static KeyPair open(Path file) throws IOException {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      make(file);
      return read(file);
    }
  }

  private static KeyPair read(Path file) throws IOException {
    String pem = Files.readString(file);
    warnIfOthersCanRead(file);
    try {
      KeyFactory keys = KeyFactory.getInstance(VerifierKey.ALGORITHM);
      PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
      PublicKey open = keys.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY")));
      return new KeyPair(open, secret);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          "The file %s holds no Ed25519 key in two PEM blocks, PRIVATE KEY and PUBLIC KEY: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** A key in a read-only secret of a container often cannot be made private: no refusal. */
  private static void warnIfOthersCanRead(Path file) throws IOException {
    PosixFileAttributeView rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (rights != null
        && !Collections.disjoint(rights.readAttributes().permissions(), RIGHTS_OF_OTHERS)) {
      log.warn(
          "Other users of this machine can use the signing key {}: whoever reads it can sign in"
              + " your name. Give it to its owner alone: chmod 600 {}",
          file,
          file);
    }
  }

  private static byte[] block(String pem, String title) {
    Matcher block =
        Pattern.compile("-----BEGIN %1$s-----([^-]*)-----END %1$s-----".formatted(title))
            .matcher(pem);
    if (!block.find()) {
      throw new IllegalArgumentException("there is no block " + title);
    }
    return Base64.getMimeDecoder().decode(block.group(1));
  }

  /** A draft gets the file's name once it is whole, unless another process was faster. */
  private static void make(Path file) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "checkpoint-key", ".draft"); // its owner's alone
    try {
      Files.writeString(draft, pem(generate()));
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.createLink(file, draft);
      sync(folder);
    } catch (FileAlreadyExistsException e) {
      return; // theirs is read
    } finally {
      Files.delete(draft);
    }
  }

  /** Makes the name of the file survive a power cut. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (AccessDeniedException e) {
      return; // Windows opens no folders; it keeps names without being asked
    }
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(VerifierKey.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has Ed25519", e);
    }
  }

  private static String pem(KeyPair keys) {
    return block("PRIVATE KEY", keys.getPrivate().getEncoded())
        + block("PUBLIC KEY", keys.getPublic().getEncoded());
  }

  private static String block(String title, byte[] encoded) {
    String lines = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(title, lines);
  }
}
