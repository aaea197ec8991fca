package dev.tranche.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.tranche.log.Changes;
import dev.tranche.log.CommitLog;
import dev.tranche.log.StoredEvent;
import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.TestMongo;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What somebody with access to the database can do to the log behind the program's back, and that a
 * verification over HTTP finds each with its position. What keeps the chain whole is found by a
 * head that was kept elsewhere.
 */
class WhenTheLogIsTamperedWith {

  private static final String SIGNATURE =
      """
      {"buyer": "PL", "supplier": {"name": "Example Works", "country": "KR"},
       "items": [{"designation": "Truck", "category": "outside-the-register", "quantity": 10}],
       "value": "USD 1 bn", "effective": "2020-01-01", "source": {"publisher": "Example Gazette"}}
      """;
  private static final String DELIVERY =
      """
      {"quantity": 2, "effective": "2021", "source": {"publisher": "Example Gazette"}}
      """;

  private static RunningTranche tranche;
  private static MongoCollection<Document> commits;
  private static List<Document> untouched;
  private static JsonNode kept;

  /** Positions 0 and 1 hold a signature and the entry into force; 2, 3, 4 and 5 a delivery each. */
  @BeforeAll
  static void record() {
    tranche = RunningTranche.empty();
    post("/api/contracts/xx-trucks-2020/signature", SIGNATURE);
    for (int i = 0; i < 4; i++) {
      post("/api/contracts/xx-trucks-2020/deliveries", DELIVERY);
    }
    commits = tranche.mongo().database().getCollection("commits");
    untouched = stored();
    kept = verify("").get("end");
    assertThat(kept.get("position").asLong()).isEqualTo(6);
  }

  @AfterEach
  void mend() {
    replaceBy(untouched);
    assertThat(verify("").get("firstBreak").isNull()).isTrue();
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void anAlteredPayloadIsFound() {
    String payload = commitAt(3).getList("events", Document.class).getFirst().getString("payload");
    commits.updateOne(
        Filters.eq(3L),
        Updates.set("events.0.payload", payload.replace("\"quantity\":2", "\"quantity\":1")));
    assertThat(commitAt(3)).isNotEqualTo(untouched.get(2));
    assertBrokenAt(3, "hash ");
  }

  @Test
  void anAlteredRecorderIsFound() {
    commits.updateOne(
        Filters.eq(2L), Updates.set("events.0.metadata", "{\"recorder\":\"somebody else\"}"));
    assertBrokenAt(2, "hash ");
  }

  @Test
  void anotherOrderIsFound() {
    Document third = commitAt(3);
    Document fourth = commitAt(4);
    commits.deleteMany(Filters.in("_id", 3L, 4L));
    commits.insertMany(List.of(third.append("_id", 4L), fourth.append("_id", 3L)));
    assertBrokenAt(3, "hash ");
  }

  @Test
  void aRemovedCommitIsFound() {
    commits.deleteOne(Filters.eq(3L));
    assertBrokenAt(3, "the next one at 4");
  }

  @Test
  void aRemovedCommitWhoseGapIsClosedIsFound() {
    List<Document> closed = stored();
    closed.remove(2);
    for (int i = 2; i < closed.size(); i++) {
      closed.get(i).append("_id", (long) i + 1).append("first", (long) i + 1);
    }
    replaceBy(closed);
    assertBrokenAt(3, "hash ");
  }

  @Test
  void anInsertedCommitIsFound() {
    List<Document> more = stored();
    more.add(2, commitAt(3));
    for (int i = 3; i < more.size(); i++) {
      more.get(i).append("_id", (long) i + 1).append("first", (long) i + 1);
    }
    more.get(2)
        .getList("events", Document.class)
        .getFirst()
        .append("id", "00000000-0000-0000-0000-000000000000");
    replaceBy(more);
    assertBrokenAt(3, "hash ");
  }

  @Test
  void anAppendedCommitIsFound() {
    commits.insertOne(commitAt(5).append("_id", 6L).append("first", 6L));
    assertBrokenAt(6, "hash ");
  }

  @Test
  void aCutEndIsFoundByTheKeptHead() {
    commits.deleteOne(Filters.eq(5L));
    assertThat(verify("").get("firstBreak").isNull()).isTrue();
    JsonNode found = verify(keptHead()).get("firstBreak");
    assertThat(found.get("position").asLong()).isEqualTo(5);
    assertThat(found.get("expected").asString())
        .isEqualTo("at least the 6 events of the kept head");
  }

  /** A log that says something else from its second commit on, with every hash as it must be. */
  @Test
  void aWhollyReplacedLogIsFoundByTheKeptHead() {
    replaceBy(forged());
    JsonNode forged = verify("");
    assertThat(forged.get("firstBreak").isNull()).as("by itself it is whole").isTrue();
    assertThat(forged.get("end").get("position").asLong()).isEqualTo(6);
    JsonNode found = verify(keptHead()).get("firstBreak");
    assertThat(found.get("position").asLong()).isEqualTo(6);
    assertThat(found.get("expected").asString()).contains(kept.get("hash").asString());
    assertThat(found.get("found").asString()).contains(forged.get("end").get("hash").asString());
  }

  private static List<Document> forged() {
    try (TestMongo elsewhere = TestMongo.start();
        CommitLog log = new CommitLog(elsewhere.database());
        CommitLog honest = new CommitLog(tranche.mongo().database())) {
      honest
          .read(0, 100)
          .forEach(
              commit -> {
                Changes c = commit.changes();
                List<StoredEvent> events =
                    c.events().stream().map(WhenTheLogIsTamperedWith::belittled).toList();
                log.append(
                    new Changes(c.stream(), c.aggregateType(), c.firstSequence(), null, events));
              });
      return elsewhere.database().getCollection("commits").find().into(new ArrayList<>());
    }
  }

  private static StoredEvent belittled(StoredEvent event) {
    return new StoredEvent(
        event.id(),
        event.timeMillis(),
        event.name(),
        event.revision(),
        event.payload().replace("\"quantity\":2", "\"quantity\":1"),
        event.metadata());
  }

  private static List<Document> stored() {
    return commits.find().into(new ArrayList<>());
  }

  private static void replaceBy(List<Document> documents) {
    commits.deleteMany(new Document());
    commits.insertMany(documents);
  }

  private static Document commitAt(long position) {
    return commits.find(Filters.eq(position)).iterator().next();
  }

  private static String keptHead() {
    return "?keptPosition=%d&keptHash=%s"
        .formatted(kept.get("position").asLong(), kept.get("hash").asString());
  }

  private static void assertBrokenAt(long position, String found) {
    JsonNode first = verify("").get("firstBreak");
    assertThat(first.isNull()).isFalse();
    assertThat(first.get("position").asLong()).isEqualTo(position);
    assertThat(first.get("found").asString()).startsWith(found);
  }

  private static JsonNode verify(String head) {
    return tranche.get("/api/audit/verification" + head).json();
  }

  private static void post(String path, String body) {
    assertThat(tranche.post(path, body).status()).isEqualTo(200);
  }
}
