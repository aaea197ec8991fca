package dev.tranche.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.log.ChainVerifier;
import dev.tranche.pack.PackVerifier.Verified;
import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.RunningTranche.Answer;
import dev.tranche.testing.TestMongo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log that a former version wrote is read by this one, and its questions are answered as that
 * version answered them. A pack never changes; a new version adds packs of its own ({@link
 * dev.tranche.testing.FixturePacks}). An answer changes where it was wrong, and the commit that
 * changes it says why.
 */
class WhenAPackIsOfAFormerVersionTest {

  private static final Path PACKS = Path.of("src/test/resources/packs");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String GZ = ".zip.gz";

  /** What was so, what was known at other times, and all that is known. */
  private static final List<String> VIEWPOINTS =
      List.of(
          "asOf=2010-06-30&knownOn=2012-01-01",
          "asOf=2023-12-31&knownOn=2024-07-10",
          "asOf=2023-12-31&knownOn=2024-07-10&basis=recorded",
          "asOf=2045-12-31");

  private static final List<String> OF_ALL =
      List.of(
          "/api/backlog?by=buyer",
          "/api/backlog?by=year",
          "/api/backlog?by=supplier,year",
          "/api/order-intake?by=year",
          "/api/order-intake?by=buyer",
          "/api/deliveries?by=year",
          "/api/book-to-bill?by=year",
          "/api/contracts?size=5",
          "/api/claims?size=5",
          "/api/figures?",
          "/api/frameworks?");

  private static final List<String> SEEDS =
      List.of("pl-k2-2022", "pl-k9-2023", "ro-k9-2024", "sa-cheongung2-2023", "pl-follow-on-talks");

  private static final List<String> LIVES =
      IntStream.range(0, 20).mapToObj(i -> "life-" + Integer.toString(25 * i + 7, 36)).toList();

  @TempDir Path folder;

  static List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.walk(PACKS)) {
      return files.filter(file -> file.toString().endsWith(GZ)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void itIsRestoredAndAnswersAsBefore(Path pack) throws IOException {
    TestMongo mongo = TestMongo.start();
    Verified verified = PackRestore.restore(unpacked(pack), null, mongo.database(), _ -> {});
    assertThat(verified.program()).as("the version that made it").isNotNull();

    try (RunningTranche tranche = RunningTranche.on(mongo, "--tranche.seeds=")) {
      tranche.settle();
      assertThat(tranche.bean(ChainVerifier.class).verify().isWhole()).isTrue();
      Map<String, JsonNode> answers = answers(tranche, pack);
      Path file = Path.of(pack.toString().replace(GZ, ".answers.jsonl"));
      if (Boolean.getBoolean("tranche.approve")) {
        Files.writeString(file, lines(answers));
      }
      Map<String, JsonNode> before = read(file);
      assertThat(answers.keySet()).isEqualTo(before.keySet());
      List<String> differences = new ArrayList<>();
      before.forEach((asked, said) -> compare(asked, said, answers.get(asked), differences));
      assertThat(differences).as("-Dtranche.approve=true approves what is said now").isEmpty();
    }
  }

  private static Map<String, JsonNode> answers(RunningTranche tranche, Path pack) {
    boolean seeds = pack.getFileName().toString().startsWith("seeds");
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    for (String viewpoint : VIEWPOINTS) {
      for (String question : OF_ALL) {
        ask(tranche, question + "&" + viewpoint, answers);
      }
      for (String contract : seeds ? SEEDS : LIVES) {
        ask(tranche, "/api/contracts/" + contract + "/progress?" + viewpoint, answers);
      }
    }
    return answers;
  }

  private static void ask(RunningTranche tranche, String question, Map<String, JsonNode> answers) {
    Answer answer = tranche.get(question);
    assertThat(answer.status()).as(question).isIn(200, 404);
    answers.put(question, answer.json());
  }

  private static String lines(Map<String, JsonNode> answers) {
    StringBuilder lines = new StringBuilder();
    answers.forEach(
        (asked, said) ->
            lines
                .append(JSON.createObjectNode().put("asked", asked).set("said", said))
                .append('\n'));
    return lines.toString();
  }

  private static Map<String, JsonNode> read(Path file) throws IOException {
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode answer = JSON.readTree(line);
      answers.put(answer.get("asked").stringValue(), answer.get("said"));
    }
    return answers;
  }

  /** All that was said before is said now; what is said beside it is new, and no difference. */
  private static void compare(
      String where, JsonNode before, @Nullable JsonNode now, List<String> differences) {
    if (now != null && before.isObject() && now.isObject()) {
      before
          .properties()
          .forEach(
              part ->
                  compare(
                      where + " /" + part.getKey(),
                      part.getValue(),
                      now.get(part.getKey()),
                      differences));
    } else if (now != null && before.isArray() && now.isArray() && before.size() == now.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(where + " /" + i, before.get(i), now.get(i), differences);
      }
    } else if (!before.equals(now)) {
      differences.add("%s was %s and is %s".formatted(where, before, now));
    }
  }

  private Path unpacked(Path pack) throws IOException {
    Path file = Files.createTempFile(folder, "pack", ".zip");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(pack))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
