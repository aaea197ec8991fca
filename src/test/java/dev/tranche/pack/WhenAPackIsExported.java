package dev.tranche.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.log.CommitLog;
import dev.tranche.log.Head;
import dev.tranche.pack.PackVerifier.Verified;
import dev.tranche.proof.VerifierKey;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.testing.RunningTranche;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenAPackIsExported {

  @TempDir static Path folder;
  private static RunningTranche tranche;
  private static PackExport export;

  @BeforeAll
  static void start() {
    tranche = Packs.book(folder.resolve("key.pem"), 25);
    export = tranche.bean(PackExport.class);
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  private static String contract() {
    return String.valueOf(
        tranche
            .get("/api/contracts?asOf=9999-12-31")
            .json()
            .at("/contracts/0/reference")
            .stringValue());
  }

  private static Verified verified(byte[] pack) throws IOException {
    Path file = Files.write(folder.resolve("pack.zip"), pack);
    VerifierKey key = tranche.bean(Checkpoints.class).verifier();
    return PackVerifier.verify(file, key, _ -> {});
  }

  @Test
  void holdsEverythingAndVerifiesWithoutADatabase() throws IOException {
    byte[] pack = Packs.bytes(export.ofEverything());

    Head head = tranche.bean(CommitLog.class).head();
    Verified verified = verified(pack);
    assertThat(verified.head()).isEqualTo(head);
    assertThat(verified.events()).isEqualTo(head.position());
    assertThat(verified.contract()).isNull();
    assertThat(Packs.entries(pack))
        .containsOnlyKeys(
            "pack.json",
            "verifier-key.txt",
            "checkpoint.txt",
            "events.jsonl",
            "views.jsonl",
            "sources.jsonl",
            "report.html",
            "digests.txt");
  }

  @Test
  void isTheSameWheneverItIsExported() {
    assertThat(Packs.bytes(export.ofEverything())).isEqualTo(Packs.bytes(export.ofEverything()));
    String contract = contract();
    assertThat(Packs.bytes(export.of(contract))).isEqualTo(Packs.bytes(export.of(contract)));
  }

  @Test
  void holdsNothingOfOtherContracts() throws IOException {
    TreeSet<String> streams = new TreeSet<>();
    byte[] all = Packs.entries(Packs.bytes(export.ofEverything())).get("events.jsonl");
    new String(all, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> streams.add(CommitLine.parse(line).commit().changes().stream()));
    String contract = contract();
    byte[] pack = Packs.bytes(export.of(contract));

    assertThat(verified(pack).contract()).isEqualTo(contract);
    assertThat(verified(pack).head()).isNull();
    streams.remove(contract);
    assertThat(streams).isNotEmpty();
    Map<String, byte[]> entries = Packs.entries(pack);
    for (byte[] entry : entries.values()) {
      assertThat(new String(entry, StandardCharsets.UTF_8))
          .doesNotContain(streams.stream().map(s -> '"' + s + '"').toList());
    }
    assertThat(entries).containsKey("proofs.jsonl");
    assertThat(new String(entries.get("report.html"), StandardCharsets.UTF_8))
        .contains("Contract " + contract, "@media print", "recorded by")
        .doesNotContain("<script", "http-equiv", "src=", "href=");
  }

  @Test
  void isAnOrdinaryZipFile() throws IOException {
    Path file = Files.write(folder.resolve("zip.zip"), Packs.bytes(export.ofEverything()));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(8);
      String note =
          new String(
              zip.getInputStream(zip.getEntry("checkpoint.txt")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(note).isEqualTo(tranche.get("/api/audit/checkpoint").body());
    }
  }

  @Test
  void comesOverHttp() throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(tranche.address("/api/audit/pack?contract=" + contract()))
                    .build(),
                BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("tranche-" + contract());
    assertThat(answer.body()).isEqualTo(Packs.bytes(export.of(contract())));
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThat(tranche.get("/api/audit/pack?contract=xx-nothing-2020").status()).isEqualTo(404);
    assertThat(tranche.get("/api/audit/pack?contract=NO%20NAME").status()).isEqualTo(400);
    assertThatThrownBy(() -> export.of("xx-nothing-2020"))
        .hasMessage("There is no contract xx-nothing-2020 in the book.");
  }
}
