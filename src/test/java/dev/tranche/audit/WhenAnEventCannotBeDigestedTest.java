package dev.tranche.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.tranche.log.Changes;
import dev.tranche.log.Commit;
import dev.tranche.log.CommitLog;
import dev.tranche.log.StoredEvent;
import dev.tranche.testing.RunningTranche;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An event that a view cannot digest holds up its own contract, is shown, and can be dealt with.
 */
class WhenAnEventCannotBeDigestedTest {

  private static RunningTranche tranche;
  private static CommitLog log;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.empty();
    log = tranche.bean(CommitLog.class);
    assertThat(tranche.post("/api/contracts/xx-model/signature", SIGNATURE).status())
        .isEqualTo(200);
    assertThat(tranche.post("/api/contracts/xx-model/deliveries", DELIVERY).status())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void itIsShownAndTriedAgainOnceWhatWasMissingIsThere() {
    List<Commit> model = log.readStream("xx-model", 0, 10);
    append("xx-ill", model.getLast());
    awaitLetters(1);
    JsonNode letter = letters().get(0);
    assertThat(letter.get("stream").asString()).isEqualTo("xx-ill");
    assertThat(letter.get("event").asString()).isEqualTo("delivery-made");
    assertThat(letter.get("cause").asString()).isNotEmpty();
    assertThat(retry("xx-ill").get("digested").asBoolean()).isFalse();

    model.subList(0, model.size() - 1).forEach(commit -> append("xx-ill", commit));
    awaitLetters(model.stream().mapToInt(commit -> commit.changes().events().size()).sum());
    putInstead("xx-ill", "xx-model");
    assertThat(retry("xx-ill").get("digested").asBoolean()).isTrue();
    assertThat(letters().isEmpty()).isTrue();
    assertThat(account("xx-ill").get("state")).isNotEqualTo(account("xx-model").get("state"));
    assertThat(backlog()).isEqualTo(18);
  }

  @Test
  void itIsDiscardedAndComesBackOnlyWithTheNextEvent() {
    Commit delivery = log.readStream("xx-model", 0, 10).getLast();
    append("xx-lost", delivery);
    awaitLetters(1);

    assertThat(send("xx-lost").status()).isEqualTo(204);
    assertThat(letters().isEmpty()).isTrue();
    assertThat(send("xx-lost").status()).isEqualTo(404);
    assertThat(send("xx-lost").body()).contains("is not held up at 'xx-lost'");
    assertThat(backlog()).isIn(9L, 18L);
  }

  /** A document that says what another one does, at the version that it would have in the end. */
  private static void putInstead(String stream, String other) {
    accounts().deleteOne(Filters.eq("_id", stream));
    accounts().insertOne(account(other).append("_id", stream));
  }

  private static Document account(String stream) {
    return Objects.requireNonNull(accounts().find(Filters.eq("_id", stream)).first());
  }

  private static MongoCollection<Document> accounts() {
    return tranche.mongo().database().getCollection("backlog-1");
  }

  /** As if the events of the commit had happened to another contract. */
  private static void append(String stream, Commit commit) {
    Changes changes = commit.changes();
    List<StoredEvent> events =
        changes.events().stream()
            .map(
                event ->
                    new StoredEvent(
                        UUID.randomUUID().toString(),
                        event.timeMillis(),
                        event.name(),
                        event.revision(),
                        event.payload().replace("xx-model", stream),
                        event.metadata()))
            .toList();
    log.append(new Changes(stream, changes.aggregateType(), changes.firstSequence(), null, events));
  }

  private static void awaitLetters(int count) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(tranche.get("/api/views/backlog").json().get("deadLetters").asInt())
                    .isEqualTo(count));
  }

  private static JsonNode letters() {
    return tranche.get("/api/views/backlog/dead-letters").json();
  }

  private static JsonNode retry(String stream) {
    return tranche.post("/api/views/backlog/dead-letters/" + stream + "/retry", "").json();
  }

  private static RunningTranche.Answer send(String stream) {
    return tranche.send(
        HttpRequest.newBuilder(tranche.address("/api/views/backlog/dead-letters/" + stream))
            .DELETE());
  }

  private static long backlog() {
    return tranche.get("/api/backlog?by=designation").json().at("/total/units").asLong();
  }

  private static final String DELIVERY =
      """
      {"quantity": 1, "effective": "2020-02", "source": {"publisher": "Example Gazette"}}
      """;

  private static final String SIGNATURE =
      """
      {"buyer": "PL", "supplier": {"name": "Example Works", "country": "KR"},
       "items": [{"designation": "Truck", "category": "outside-the-register", "quantity": 10}],
       "value": "USD 1 bn", "effective": "2020-01-01", "source": {"publisher": "Example Gazette"}}
      """;
}
