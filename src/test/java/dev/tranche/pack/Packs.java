package dev.tranche.pack;

import dev.tranche.contract.RandomLife;
import dev.tranche.proof.KeyFile;
import dev.tranche.proof.SignedNote;
import dev.tranche.proof.SigningKey;
import dev.tranche.proof.VerifierKey;
import dev.tranche.statement.CommandService;
import dev.tranche.testing.RunningTranche;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Packs for tests: of a program with random lives in its book, and made anew from their parts. */
final class Packs {

  private Packs() {}

  /** A book of random lives, in a program that signs with the key in a file. */
  static RunningTranche book(Path key, int lives) {
    RunningTranche tranche = RunningTranche.empty("--tranche.checkpoint-key=" + key);
    CommandService desk = tranche.bean(CommandService.class);
    Set<String> known = new HashSet<>();
    RandomLife.forEach(
        lives,
        life -> {
          if (known.add(life.reference())) {
            life.commands().forEach(command -> desk.record(command, null));
          }
        });
    tranche.settle();
    return tranche;
  }

  static byte[] bytes(PackExport.Pack pack) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      pack.write(out, _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The entries of any zip file, as anybody reads them. */
  static Map<String, byte[]> entries(byte[] pack) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(pack))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  /** The same entries, signed anew by whoever has the key. */
  static Map<String, byte[]> signed(Map<String, byte[]> entries, Path key) throws IOException {
    Map<String, byte[]> signed = new LinkedHashMap<>(entries);
    signed.remove("digests.txt");
    Digests digests = new Digests();
    signed.forEach(
        (name, content) -> {
          digests.begin(name);
          digests.update(content, content.length);
        });
    String named = new String(entries.get("verifier-key.txt"), StandardCharsets.UTF_8).strip();
    KeyPair pair = KeyFile.open(key);
    SigningKey signer = new SigningKey(pair.getPrivate(), VerifierKey.parse(named));
    String note = SignedNote.sign(digests.text(signer.verifier().name()), signer).toString();
    signed.put("digests.txt", note.getBytes(StandardCharsets.UTF_8));
    return signed;
  }

  /** A file in which each byte that is not content is as it should be. */
  static Path written(Path file, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      PackWriter writer = new PackWriter(out);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        writer.begin(entry.getKey());
        writer.write(entry.getValue(), entry.getValue().length);
        writer.endEntry();
      }
      writer.end();
    }
    return file;
  }
}
