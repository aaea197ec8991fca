package dev.tranche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.TrancheApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a script gives them: what they say, and the code with which they end. */
class WhenCommandsAreGiven {

  /** How each event begins to name its source, and nothing but events. */
  private static final String COMMITTED = "\"publisher\":\"";

  @TempDir Path folder;

  private record Said(int code, String out, String err) {}

  private static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Tranche.run(
            TrancheApplication.class,
            List.of(arguments),
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    return new Said(code, out.toString(), err.toString());
  }

  private String data(String name) {
    return "--data-dir=" + folder.resolve(name);
  }

  /** Import, verify, export, verify the pack, restore, export, compare. */
  @Test
  void aBookGoesOutAndComesBackAsItWas() throws IOException {
    Said imported = run("import", "seeds", data("one"));
    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(imported.out()).contains("0 files with a mistake");
    assertThat(run("verify", data("one")).out()).startsWith("The log holds: ");

    Path pack = folder.resolve("pack.zip");
    String key = "--tranche.checkpoint-key=" + folder.resolve("key.pem");
    Said exported = run("export", pack.toString(), data("one"), key);
    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(exported.out()).contains(pack.toString());
    assertThat(run("export", pack.toString(), data("one")))
        .isEqualTo(new Said(3, "", "%s is there already; name another file.%n".formatted(pack)));
    assertThat(run("verify", pack.toString()).out()).startsWith("The pack holds: everything, ");

    Said restored = run("restore", pack.toString(), data("two"));
    assertThat(restored.code()).as(restored.err()).isZero();
    Path again = folder.resolve("again.zip");
    assertThat(run("export", again.toString(), data("two"), key).code()).isZero();
    assertThat(again).hasSameBinaryContentAs(pack);
    assertThat(run("restore", pack.toString(), data("two")).code()).isOne();

    assertThat(run("verify", data("one"), "--checkpoint=" + checkpoint(pack)).code()).isOne();
    Said kept =
        run("verify", data("two"), "--checkpoint=" + checkpoint(pack), "--key=" + signer(pack));
    assertThat(kept.out()).contains("It begins with the ");
    assertThat(run("rebuild", "tree", data("two")).out()).startsWith("tree: ");
    assertThat(entry(pack, "views.jsonl"))
        .contains("backlog\"", "delivery\"", "figure\"", "framework\"");

    Said rebuilt = run("rebuild", "delivery", data("two"));
    assertThat(rebuilt.code()).as(rebuilt.err()).isZero();
    assertThat(rebuilt.out()).startsWith("delivery: switched").contains("0 rows missing");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "one", "two", "key.pem", "pack.zip", "again.zip", "checkpoint.txt");
    }
    Said damaged = run("verify", flipped("one"));
    assertThat(damaged.code())
        .as("named, or not even opened where what leads to all is in a damaged block")
        .isIn(1, 3);
    assertThat(damaged.err()).containsAnyOf("tranche.commits: block ", "Nothing was done.");
  }

  private static String entry(Path pack, String name) throws IOException {
    try (ZipFile zip = new ZipFile(pack.toFile())) {
      byte[] text = zip.getInputStream(zip.getEntry(name)).readAllBytes();
      return new String(text, StandardCharsets.UTF_8);
    }
  }

  /** As it was kept: signed with a key that no data folder has. */
  private Path checkpoint(Path pack) throws IOException {
    return Files.writeString(folder.resolve("checkpoint.txt"), entry(pack, "checkpoint.txt"));
  }

  private static String signer(Path pack) throws IOException {
    return entry(pack, "verifier-key.txt").strip();
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
    run("import", "seeds/" + seed(), data("one"));
    Path pack = folder.resolve("full.zip");
    assertThatThrownBy(
            () ->
                new NewFile(pack)
                    .write(
                        _ -> {
                          throw new IOException("No space left on device");
                        }))
        .hasMessageContaining("No space left on device")
        .hasMessageContaining(pack.toString());
    assertThat(pack).doesNotExist();
    assertThat(folder.resolve("full.zip.part")).doesNotExist();
    Path nowhere = folder.resolve("none").resolve("pack.zip");
    Said none = run("export", nowhere.toString(), data("one"));
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("none");

    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "of somebody else");
    Files.createSymbolicLink(folder.resolve("full.zip.part"), elsewhere);
    assertThat(run("export", pack.toString(), data("one")).code()).isZero();
    assertThat(elsewhere).hasContent("of somebody else");
    assertThat(Files.isSymbolicLink(pack)).isFalse();
    Path half = folder.resolve("half.zip");
    byte[] whole = Files.readAllBytes(pack);
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    Said broken = run("verify", half.toString());
    assertThat(broken.code()).isOne();
    assertThat(broken.err()).contains("The pack does not hold. ", "the file ends");
    assertThat(run("restore", half.toString(), data("two")).code()).isOne();
    assertThat(run("restore", pack.toString(), data("two")).code()).isZero();
  }

  /** A copy of a data folder in which a bit of each commit is another. */
  private String flipped(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("flipped"));
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    byte[] store = Files.readAllBytes(copy.resolve("store.mv"));
    String text = new String(store, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf(COMMITTED); at >= 0; at = text.indexOf(COMMITTED, at + 1)) {
      store[at] ^= 1;
    }
    Files.write(copy.resolve("store.mv"), store);
    return data("flipped");
  }

  @Test
  void whatOthersWroteCannotControlTheTerminal() {
    assertThat(Printable.line("K2\u001b[2J\u202e\n")).isEqualTo("K2\ufffd[2J\ufffd\ufffd");
    assertThat(Printable.lines("one\ntwo\r")).isEqualTo("one\ntwo\ufffd");
    assertThat(run("verify", "\u001b]0;title\u0007.zip").err()).doesNotContain("\u001b", "\u0007");
  }

  @Test
  void oneContractIsExportedAndAnUnknownOneRefused() {
    run("import", "seeds/" + seed(), data("one"));
    Path pack = folder.resolve("contract.zip");
    Said unknown = run("export", "--contract=xx-2000", pack.toString(), data("one"));
    assertThat(unknown.code()).isOne();
    assertThat(unknown.err()).contains("There is no contract xx-2000");
    assertThat(pack).doesNotExist();
    assertThat(run("export", "--contract=pl-k2-2022", pack.toString(), data("one")).code())
        .isZero();
    assertThat(run("verify", pack.toString()).out()).startsWith("The pack holds: pl-k2-2022, ");
    assertThat(run("restore", pack.toString(), data("two")).code()).isOne();
  }

  private static String seed() {
    try (Stream<Path> seeds = Files.list(Path.of("seeds"))) {
      return seeds
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("pl-k2-2022"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatDoesNotHoldEndsWithOneAndWhatIsNotThereWithThree() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.zip"), "no pack");
    Said refused = run("verify", broken.toString());
    assertThat(refused.code()).isOne();
    assertThat(refused.err()).startsWith("The pack does not hold. pack.json: damaged");
    Path none = folder.resolve("none.zip");
    assertThat(run("verify", none.toString()))
        .isEqualTo(new Said(3, "", "There is no file %s.%n".formatted(none)));
    assertThat(run("restore", none.toString(), data("two")).code()).isEqualTo(3);
    assertThat(run("import", none.toString(), data("two")).code()).isEqualTo(3);
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "contract: [");
    Said mistaken = run("import", wrong.toString(), data("two"));
    assertThat(mistaken.code()).isOne();
    assertThat(mistaken.err()).contains("wrong.yaml:1: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "verify --no-such",
        "verify one two",
        "verify one --checkpoint=two",
        "verify --key=none",
        "restore",
        "import"
      })
  void whatIsNotUnderstoodEndsWithTwo(String line) {
    Said said = run(line.split(" "));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).containsAnyOf("Usage: tranche", "Did you mean: tranche");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"serve", "import", "rebuild", "verify", "export", "restore", "bench", "embedded"})
  void everyCommandHasAHelpPage(String command) {
    assertThat(run("--help").out()).contains("  " + command + " ", "Exit codes:");
    Said help = run(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: tranche " + command);
  }

  @Test
  void tellsItsVersionItsCompletionAndHowItIsMeasured() {
    assertThat(run("--version").out()).startsWith("tranche ");
    assertThat(run("generate-completion").out()).contains("tranche", "complete -F");
    assertThat(run("bench").out()).contains("./mvnw -Pbench verify -Dbench=");
  }
}
