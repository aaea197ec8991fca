package dev.tranche.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tranche.proof.VerifierKey;
import dev.tranche.testing.RunningTranche;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a pack, it is refused with words that name the place. */
class WhenAPackIsChanged {

  private static final int FLIPS = 400;

  @TempDir static Path folder;
  private static byte[] full;
  private static byte[] single;

  @BeforeAll
  static void export() {
    try (RunningTranche tranche = Packs.book(folder.resolve("key.pem"), 12)) {
      PackExport export = tranche.bean(PackExport.class);
      full = Packs.bytes(export.ofEverything());
      String contract =
          tranche
              .get("/api/contracts?asOf=9999-12-31")
              .json()
              .at("/contracts/0/reference")
              .stringValue();
      single = Packs.bytes(export.of(contract));
    }
  }

  private static void verify(byte[] pack) throws IOException {
    verify(Files.write(folder.resolve("changed.zip"), pack));
  }

  private static void verify(Path pack) throws IOException {
    PackVerifier.verify(pack, null, _ -> {});
  }

  @Test
  void nothingIsRefusedThatIsAsItWas() throws IOException {
    verify(full);
    verify(single);
    verify(Packs.written(folder.resolve("again.zip"), Packs.entries(full)));
    assertThat(Files.readAllBytes(folder.resolve("again.zip"))).isEqualTo(full);
  }

  @Test
  void anyFlippedByteIsRefusedAndItsEntryNamed() throws IOException {
    Random random = new Random(20240716);
    for (byte[] pack : List.of(full, single)) {
      Map<Integer, String> entryAt = new LinkedHashMap<>();
      for (int i = 0; i < FLIPS; i++) {
        entryAt.put(random.nextInt(pack.length), "");
      }
      // Small entries and the seams between entries are seldom met by chance.
      int seam = 0;
      for (int i = 0; i + 4 < pack.length; i++) {
        boolean header = pack[i] == 'P' && pack[i + 1] == 'K' && pack[i + 2] < 9 && pack[i + 3] < 9;
        if (header && seam++ < 12) {
          for (int near = -20; near < 40; near += 3) {
            entryAt.put(Math.clamp(i + near, 0, pack.length - 1), "");
          }
        }
      }
      for (int at : entryAt.keySet()) {
        byte[] changed = pack.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        Throwable refusal = catchThrowable(() -> verify(changed));
        assertThat(refusal).as("byte %d flipped", at).isInstanceOf(PackBroken.class);
        assertThat(refusal.getMessage()).as("byte %d", at).contains(entryOf(pack, at));
      }
    }
  }

  /** The entry in which a byte is; of a header before it, that of the header. */
  private static String entryOf(byte[] pack, int at) throws IOException {
    String found = "the list of entries";
    int from = 0;
    for (Map.Entry<String, byte[]> entry : Packs.entries(pack).entrySet()) {
      ZipForm.Entry form = new ZipForm.Entry(entry.getKey(), from, entry.getValue().length, 0);
      int end =
          (int)
              (from
                  + ZipForm.header(entry.getKey()).length
                  + form.stored()
                  + ZipForm.trailer(form).length);
      if (at >= from && at < end) {
        return entry.getKey();
      }
      from = end;
    }
    return found;
  }

  @Test
  void aChangedTextIsRefusedWhereEveryChecksumIsMadeToFit() throws IOException {
    Random random = new Random(42);
    for (byte[] pack : List.of(full, single)) {
      for (Map.Entry<String, byte[]> entry : Packs.entries(pack).entrySet()) {
        for (int i = 0; i < 25; i++) {
          Map<String, byte[]> entries = Packs.entries(pack);
          byte[] text = entry.getValue().clone();
          text[random.nextInt(text.length)] ^= (byte) (1 << random.nextInt(7));
          entries.put(entry.getKey(), text);
          Path file = Packs.written(folder.resolve("fit.zip"), entries);
          Throwable refusal = catchThrowable(() -> verify(file));
          assertThat(refusal).as(entry.getKey()).isInstanceOf(PackBroken.class);
          // A name that is changed in the key makes the checkpoint another one's.
          assertThat(refusal.getMessage()).containsAnyOf(entry.getKey(), "checkpoint.txt");
        }
      }
    }
  }

  @Test
  void aLineRemovedAddedOrMovedIsRefused() throws IOException {
    for (byte[] pack : List.of(full, single)) {
      for (String entry : List.of("proofs.jsonl", "events.jsonl", "views.jsonl", "sources.jsonl")) {
        byte[] content = Packs.entries(pack).get(entry);
        if (content == null) {
          continue;
        }
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        List<List<String>> changes = new ArrayList<>();
        changes.add(lines.subList(0, lines.size() - 1));
        changes.add(lines.subList(1, lines.size()));
        List<String> twice = new ArrayList<>(lines);
        twice.add(lines.getLast());
        changes.add(twice);
        if (lines.size() > 1) {
          List<String> swapped = new ArrayList<>(lines);
          Collections.swap(swapped, 0, 1);
          changes.add(swapped);
        }
        for (List<String> change : changes) {
          Map<String, byte[]> entries = Packs.entries(pack);
          String text = String.join("", change.stream().map(line -> line + "\n").toList());
          entries.put(entry, text.getBytes(StandardCharsets.UTF_8));
          Path file = Packs.written(folder.resolve("lines.zip"), entries);
          assertThatThrownBy(() -> verify(file))
              .as(entry)
              .isInstanceOf(PackBroken.class)
              .hasMessageContaining(entry);
        }
      }
    }
  }

  @Test
  void anEntryRemovedAddedOrMovedIsRefused() throws IOException {
    Map<String, byte[]> whole = Packs.entries(full);
    for (String name : whole.keySet()) {
      Map<String, byte[]> without = new LinkedHashMap<>(whole);
      without.remove(name);
      Path file = Packs.written(folder.resolve("entries.zip"), without);
      assertThatThrownBy(() -> verify(file)).hasMessageContaining(name);
    }
    Map<String, byte[]> more = new LinkedHashMap<>(whole);
    more.put("more.txt", new byte[] {1});
    Path longer = Packs.written(folder.resolve("more.zip"), more);
    assertThatThrownBy(() -> verify(longer)).hasMessageContaining("the list of entries");
    Map<String, byte[]> moved = new LinkedHashMap<>();
    moved.put("events.jsonl", whole.get("events.jsonl"));
    moved.putAll(whole);
    Path other = Packs.written(folder.resolve("moved.zip"), moved);
    assertThatThrownBy(() -> verify(other)).hasMessageContaining("pack.json");
  }

  @Test
  void aFileThatEndsTooEarlyOrTooLateIsRefused() {
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      byte[] shorter = Arrays.copyOf(full, random.nextInt(full.length));
      assertThatThrownBy(() -> verify(shorter)).isInstanceOf(PackBroken.class);
    }
    assertThatThrownBy(() -> verify(Arrays.copyOf(full, full.length - 1)))
        .isInstanceOf(PackBroken.class);
    assertThatThrownBy(() -> verify(Arrays.copyOf(full, full.length + 1)))
        .hasMessageContaining("goes on behind it");
  }

  @Test
  void anotherKeyThanTheOneExpectedIsRefused() throws IOException {
    VerifierKey other =
        VerifierKey.parse(
            "log.example/tranche+c22457ec+Aa2OTT4u+YKZNkcRUew9dlV8tSkA914He5ggjwTFb4JS");
    Path file = Files.write(folder.resolve("whole.zip"), full);
    assertThatThrownBy(() -> PackVerifier.verify(file, other, _ -> {}))
        .isInstanceOf(PackBroken.class)
        .hasMessageContaining("verifier-key.txt");
  }
}
