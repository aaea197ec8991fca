package dev.tranche.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.framework.FrameworkFacts;
import dev.tranche.pack.PackVerifier.Verified;
import dev.tranche.statement.CommandService;
import dev.tranche.testing.RunningTranche;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program words events otherwise; what it has signed holds, and nothing else does. */
class WhenAPackIsOfAnotherVersion {

  @TempDir static Path folder;
  private static Path key;
  private static Map<String, byte[]> entries;

  @BeforeAll
  static void export() throws IOException {
    key = folder.resolve("key.pem");
    try (RunningTranche tranche = Packs.book(key, 12)) {
      tranche.bean(CommandService.class).record(FrameworkFacts.sign("2022-07-27", "288"), null);
      tranche.catchUp();
      entries = Packs.entries(Packs.bytes(tranche.bean(PackExport.class).ofEverything()));
    }
  }

  private static Map<String, byte[]> with(
      Map<String, byte[]> before, String entry, String from, String to) {
    String text = new String(before.get(entry), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    Map<String, byte[]> changed = new LinkedHashMap<>(before);
    changed.put(entry, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    return changed;
  }

  private static Verified verify(Map<String, byte[]> pack) throws IOException {
    return PackVerifier.verify(Packs.written(folder.resolve("other.zip"), pack), null, _ -> {});
  }

  private static Map<String, byte[]> inOtherWords() {
    return with(
        with(entries, "pack.json", "\"format\":2", "\"format\":2,\"program\":\"0.0.1\""),
        "report.html",
        "recorded by",
        "noted by");
  }

  @Test
  void otherWordsHoldAsTheyWereSigned() throws IOException {
    Verified verified = verify(Packs.signed(inOtherWords(), key));

    assertThat(verified.program()).isEqualTo("0.0.1");
    assertThat(verified.onlySigned()).containsExactly("report.html");
    assertThat(verify(entries).onlySigned()).isEmpty();
  }

  @Test
  void otherWordsThatNobodySignedAreFound() throws IOException {
    assertThatThrownBy(() -> verify(inOtherWords()))
        .isInstanceOf(PackBroken.class)
        .hasMessageContaining("digests.txt, line 2: ")
        .hasMessageContaining("pack.json");
    Map<String, byte[]> signed = Packs.signed(inOtherWords(), key);
    assertThatThrownBy(() -> verify(with(signed, "report.html", "noted", "cited")))
        .isInstanceOf(PackBroken.class)
        .hasMessageContaining("report.html");
    Map<String, byte[]> bySomebodyElse =
        with(signed, "digests.txt", "audit pack of ", "audit pack for ");
    assertThatThrownBy(() -> verify(bySomebodyElse))
        .isInstanceOf(PackBroken.class)
        .hasMessageContaining("digests.txt");
  }

  @Test
  void falseWordsOfThisVersionAreFoundWhoeverSignsThem() {
    Map<String, byte[]> changed = with(entries, "report.html", "recorded by", "noted by");
    assertThatThrownBy(() -> verify(Packs.signed(changed, key)))
        .isInstanceOf(PackBroken.class)
        .hasMessageContaining("report.html, line ")
        .hasMessageContaining("not what follows from the commits");
  }

  @Test
  void viewsOfAnotherShapeHoldAsTheyWereSignedAndOfThisOneFollowFromTheEvents() throws IOException {
    Map<String, byte[]> changed = with(entries, "views.jsonl", "\"version\":", "\"version\":1");
    Map<String, byte[]> other = with(changed, "pack.json", "\"framework\":", "\"framework\":1");
    assertThat(verify(Packs.signed(other, key)).onlySigned()).containsExactly("views.jsonl");
    assertThatThrownBy(() -> verify(Packs.signed(changed, key)))
        .hasMessageContaining("is not what follows from its events");
  }

  @Test
  void theViewsOfAllThatIsInTheLogAreInThePack() {
    assertThat(new String(entries.get("views.jsonl"), StandardCharsets.UTF_8))
        .contains("\"view\":\"backlog\"", "\"view\":\"delivery\"", "\"view\":\"framework\"");
  }
}
