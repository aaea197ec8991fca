package dev.tranche.audit;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.tranche.testing.RunningTranche;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A view made anew from the log holds what the log says, and nothing else. */
class WhenAViewIsRebuiltTest {

  private static RunningTranche tranche;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.withSeeds(Path.of("seeds"));
    for (JsonNode view : tranche.get("/api/views").json()) {
      awaitCaughtUp(view.get("view").asString());
    }
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delivery", "backlog", "framework", "figure"})
  void plantedGhostsMissingAndAlteredRowsAreGoneAndTheRestIsAsItWas(String view) {
    MongoCollection<Document> rows = tranche.mongo().database().getCollection(view);
    List<Document> before = all(rows);
    assertThat(before).hasSizeGreaterThan(2);
    Document ghost = new Document(before.getFirst()).append("_id", "ghost");
    rows.insertOne(ghost);
    rows.deleteOne(eq("_id", before.getLast().get("_id")));
    rows.updateOne(eq("_id", before.getFirst().get("_id")), Updates.set("state", new Document()));

    assertThat(tranche.post("/api/views/" + view + "/rebuild", "").status()).isEqualTo(202);
    awaitCaughtUp(view);

    assertThat(all(rows)).isEqualTo(before);
  }

  @Test
  void aViewThatIsNotThereIsNamedInWords() {
    RunningTranche.Answer answer = tranche.post("/api/views/nonsense/rebuild", "");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("'nonsense' is not a view");
  }

  private static List<Document> all(MongoCollection<Document> rows) {
    return rows.find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
  }

  private static void awaitCaughtUp(String view) {
    await()
        .untilAsserted(
            () -> {
              JsonNode now = tranche.get("/api/views/" + view).json();
              assertThat(now.get("running").asBoolean()).isTrue();
              assertThat(now.get("lag").asLong()).isZero();
            });
  }
}
