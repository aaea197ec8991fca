package dev.tranche.audit;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.tranche.testing.RunningTranche;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A view made anew from the log holds what the log says, and nothing else. */
class WhenAViewIsRebuiltTest {

  private static final String RATE =
      """
      {"rate": "4.05", "effective": "2024-03-15", "source": {"publisher": "Example Bank"}}
      """;

  private static RunningTranche tranche;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.withSeeds(Path.of("seeds"));
    for (String pair : List.of("eur-usd", "usd-krw", "usd-pln")) {
      assertThat(tranche.post("/api/rates/" + pair, RATE).status()).isEqualTo(201);
    }
    for (String view : views()) {
      await().untilAsserted(() -> assertThat(view(view).get("lag").asLong()).isZero());
    }
  }

  /** All there are, so that none can be forgotten here. */
  static List<String> views() {
    return tranche
        .get("/api/views")
        .json()
        .valueStream()
        .map(view -> view.get("view").asString())
        .toList();
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @ParameterizedTest
  @MethodSource("views")
  void plantedGhostsMissingAndAlteredRowsAreReportedAndGoneAndTheRestIsAsItWas(String view) {
    MongoCollection<Document> rows = rows(view);
    List<Document> before = all(rows);
    assertThat(before).hasSizeGreaterThan(2);
    String altered = before.getFirst().getString("_id");
    String missing = before.getLast().getString("_id");
    rows.insertOne(new Document(before.getFirst()).append("_id", "ghost"));
    rows.deleteOne(eq("_id", missing));
    rows.updateOne(
        eq("_id", altered),
        Updates.set("state", new Binary("{}".getBytes(StandardCharsets.UTF_8))));

    int former = view(view).get("generation").asInt();
    assertThat(post(view, "/rebuilds").status()).isEqualTo(202);
    JsonNode differences = awaitState(view, "switched").get("differences");

    assertThat(differences.at("/compared").asInt()).isEqualTo(before.size());
    assertThat(differences.at("/ghosts").toString()).isEqualTo(oneRow("ghost"));
    assertThat(differences.at("/missing").toString()).isEqualTo(oneRow(missing));
    assertThat(differences.at("/altered").toString()).isEqualTo(oneRow(altered));
    assertThat(view(view).get("generation").asInt()).isGreaterThan(former);
    assertThat(all(rows(view))).isEqualTo(before);
  }

  @Test
  void itIsReadOnlyWhenSomebodySaysSoAndTheFormerOneCanBePutBackAndDropped() {
    int former = view("figure").get("generation").asInt();
    String first = tranche.get("/api/figures").body();
    rows("figure").deleteMany(new Document());
    assertThat(tranche.get("/api/figures").json().get("total").asInt()).isZero();

    assertThat(post("figure", "/rebuilds?switch=manual").status()).isEqualTo(202);
    int built = awaitState("figure", "ready").get("generation").asInt();
    assertThat(view("figure").get("generation").asInt()).isEqualTo(former);
    assertThat(tranche.get("/api/figures").json().get("total").asInt()).isZero();
    assertThat(post("figure", "/rebuilds").body()).contains("is built and waits to be read");

    assertThat(post("figure", "/generations/" + built + "/read").status()).isEqualTo(200);
    assertThat(tranche.get("/api/figures").body()).isEqualTo(first);
    // What is put back is first brought as far as what was read before.
    assertThat(post("figure", "/generations/" + former + "/read").status()).isEqualTo(200);
    assertThat(view("figure").get("generation").asInt()).isEqualTo(former);
    assertThat(tranche.get("/api/figures").body()).isEqualTo(first);
    assertThat(delete("figure", "/generations/" + former).status()).isEqualTo(409);
    assertThat(post("figure", "/generations/" + built + "/read").status()).isEqualTo(200);

    assertThat(delete("figure", "/generations/" + former).status()).isEqualTo(200);
    assertThat(post("figure", "/generations/" + former + "/read").status()).isEqualTo(409);
    assertThat(tranche.get("/api/figures").body()).isEqualTo(first);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(tranche.mongo().database().listCollectionNames())
                    .doesNotContain("figure-" + former));
  }

  @Test
  void aSecondOneIsRefusedAndTheFirstCanBeCancelled() {
    int former = view("backlog").get("generation").asInt();
    assertThat(post("backlog", "/rebuilds?switch=manual").status()).isEqualTo(202);
    RunningTranche.Answer second = post("backlog", "/rebuilds");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body()).contains("backlog");
    assertThat(tranche.post("/api/views/rebuilds", "").status()).isEqualTo(409);

    assertThat(delete("backlog", "/rebuilds").status()).isEqualTo(200);
    assertThat(awaitState("backlog", "cancelled").get("view").asString()).isEqualTo("backlog");
    assertThat(view("backlog").get("generation").asInt()).isEqualTo(former);
    assertThat(delete("backlog", "/rebuilds").status()).isEqualTo(409);
  }

  @Test
  void allViewsAreBuiltInOnePassAndTellHowFarTheyAre() {
    for (JsonNode view : tranche.get("/api/views").json()) {
      String state = view.get("rebuild").asString();
      if (state.equals("ready")) {
        assertThat(delete(view.get("view").asString(), "/rebuilds").status()).isEqualTo(200);
      }
    }
    assertThat(tranche.post("/api/views/rebuilds", "").status()).isEqualTo(202);
    String events = tranche.get("/api/views/delivery/rebuilds/events").body();
    assertThat(events).startsWith("event:progress").contains("\"state\":\"switched\"");
    for (String view : views()) {
      JsonNode done = awaitState(view, "switched");
      assertThat(done.get("share").asDouble()).isEqualTo(1.0);
      assertThat(done.at("/differences/altered/count").asInt()).isZero();
    }
  }

  @Test
  void aViewThatIsNotThereIsNamedInWords() {
    RunningTranche.Answer answer = post("nonsense", "/rebuilds");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("'nonsense' is not a view");
    assertThat(post("figure", "/rebuilds?switch=now").status()).isEqualTo(400);
  }

  private static String oneRow(String row) {
    return "{\"count\":1,\"first\":[\"%s\"]}".formatted(row);
  }

  private static MongoCollection<Document> rows(String view) {
    return tranche
        .mongo()
        .database()
        .getCollection(view + "-" + view(view).get("generation").asInt());
  }

  private static List<Document> all(MongoCollection<Document> rows) {
    return rows.find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
  }

  private static JsonNode view(String view) {
    return tranche.get("/api/views/" + view).json();
  }

  private static RunningTranche.Answer post(String view, String path) {
    return tranche.post("/api/views/" + view + path, "");
  }

  private static RunningTranche.Answer delete(String view, String path) {
    return tranche.send(
        HttpRequest.newBuilder(tranche.address("/api/views/" + view + path)).DELETE());
  }

  private static JsonNode awaitState(String view, String state) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(tranche.get("/api/views/" + view + "/rebuilds").json().get("state"))
                    .hasToString("\"" + state + "\""));
    return tranche.get("/api/views/" + view + "/rebuilds").json();
  }
}
