package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.BulkEvents.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenReadInBulk {

  private static final int COMMITS = 1_200;

  private final TestMongo mongo = TestMongo.start();
  private final CommitLog log = new CommitLog(mongo.database());
  private final EventSerializer serializer =
      new EventSerializer(EventNames.of(NotesTest.NoteEvent.class));
  private final BulkCommits bulk =
      new BulkCommits(
          log,
          LogStorageEngine.over(
              log,
              mongo.database(),
              serializer,
              serializer,
              NoOpEventUpcaster.INSTANCE,
              _ -> true));
  private final Random random = new Random(5);
  private final Map<String, List<String>> lines = new HashMap<>();

  @AfterEach
  void close() {
    log.close();
    mongo.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 400})
  void everyEventIsInOnePartWithAllOfItsStreamInOrder(int number) {
    long head = write(COMMITS);
    assertThat(bulk.head()).isEqualTo(head);
    Map<String, List<String>> found = new HashMap<>();
    int withEvents = 0;
    Parts parts = bulk.setApart(0, head, number);
    for (int part = 0; part < number; part++) {
      Map<String, List<String>> streams = streams(parts, part);
      assertThat(found).doesNotContainKeys(streams.keySet().toArray(String[]::new));
      found.putAll(streams);
      withEvents += streams.isEmpty() ? 0 : 1;
    }
    assertThat(found).isEqualTo(lines);
    assertThat(withEvents).isGreaterThanOrEqualTo(Math.min(number, 7));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void onlyWhatLiesBetweenTwoPositionsIsRead(int number) {
    long from = write(50);
    lines.clear();
    long to = write(50);
    Map<String, List<String>> between = new HashMap<>();
    lines.forEach((stream, texts) -> between.put(stream, List.copyOf(texts)));
    write(50);
    Map<String, List<String>> found = new HashMap<>();
    Parts parts = bulk.setApart(from, to, number);
    for (int part = 0; part < number; part++) {
      found.putAll(streams(parts, part));
    }
    assertThat(found).isEqualTo(between);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aCommitThatIsMissingIsSaid(int number) {
    long head = write(20);
    mongo.database().getCollection(CommitLog.COLLECTION).deleteOne(Filters.eq("_id", 0L));
    assertThatIllegalStateException()
        .isThrownBy(() -> readAll(head, number))
        .withMessageMatching(
            "The log holds \\d+ events from position 0 on and before %d, where there must be %d"
                .formatted(head, head));
  }

  @Test
  void aCommitThatLacksItsStreamIsSaid() {
    long head = write(20);
    mongo
        .database()
        .getCollection(CommitLog.COLLECTION)
        .updateOne(Filters.eq("_id", head / 2), Updates.unset("stream"));
    mongo
        .database()
        .getCollection(CommitLog.COLLECTION)
        .updateOne(Filters.eq("_id", 0L), Updates.unset("count"));
    assertThatIllegalStateException().isThrownBy(() -> readAll(head, 1));
    assertThatIllegalStateException().isThrownBy(() -> readAll(head, 3));
  }

  @Test
  void thePackedCopyOfAFormerVersionIsDroppedAndTheLogStays() {
    long head = write(20);
    mongo.database().getCollection("segments").insertOne(new Document("_id", 0L));
    try (CommitLog again = new CommitLog(mongo.database())) {
      assertThat(again.head().position()).isEqualTo(head);
    }
    assertThat(mongo.database().listCollectionNames()).doesNotContain("segments");
  }

  private void readAll(long head, int number) {
    Parts parts = bulk.setApart(0, head, number);
    for (int part = 0; part < number; part++) {
      streams(parts, part);
    }
  }

  private static Map<String, List<String>> streams(Parts parts, int part) {
    Map<String, List<String>> streams = new LinkedHashMap<>();
    try (Stream<? extends DomainEventMessage<?>> events = parts.events(part)) {
      events.forEach(
          event -> {
            NotesTest.NoteEvent.LineAdded line = (NotesTest.NoteEvent.LineAdded) event.getPayload();
            List<String> before =
                streams.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>());
            before.add(line.line());
          });
    }
    return streams;
  }

  /** Commits of one to four events to streams of any name; returns the head. */
  private long write(int commits) {
    Map<String, Long> next = new HashMap<>();
    long head = 0;
    for (int commit = 0; commit < commits; commit++) {
      String stream = "note-" + Integer.toString(random.nextInt(500), 36);
      long first = next.computeIfAbsent(stream, name -> log.lastSequence(name).orElse(-1) + 1);
      List<StoredEvent> events = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        String text = "line " + random.nextInt();
        lines.computeIfAbsent(stream, _ -> new ArrayList<>()).add(text);
        events.add(stored(stream, text));
      }
      next.merge(stream, (long) events.size(), Long::sum);
      head = log.append(new Changes(stream, "Note", first, null, events)).nextPosition();
    }
    return head;
  }

  private StoredEvent stored(String stream, String text) {
    NotesTest.NoteEvent.LineAdded added =
        new NotesTest.NoteEvent.LineAdded(stream, text, Instant.EPOCH);
    String payload = serializer.serialize(added, String.class).getData();
    return new StoredEvent(text, 0, "line-added", "1", payload, StoredEvent.NO_METADATA);
  }
}
