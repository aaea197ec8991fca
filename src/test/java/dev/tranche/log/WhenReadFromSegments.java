package dev.tranche.log;

import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import dev.tranche.testing.TestMongo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenReadFromSegments {

  private static final int POSITIONS = 10;

  private final TestMongo mongo = TestMongo.start();
  private final CommitLog log = new CommitLog(mongo.database());
  private final Segments segments = new Segments(log, POSITIONS);
  private final Random random = new Random(7);
  private long stream;

  @AfterEach
  void close() {
    log.close();
    mongo.close();
  }

  @Test
  void anyTwoPositionsHaveBetweenThemWhatTheLogHoldsByteForByte() {
    long head = write(25);
    for (int pass = 0; pass < 2; pass++) { // the first one packs
      for (long from = 0; from < head; from++) {
        for (long to = from + 1; to <= head; to++) {
          assertThat(read(segments, from, to)).isEqualTo(raw(from, to));
        }
      }
    }
    assertThat(ids()).hasSizeGreaterThan(3);
  }

  @Test
  void whatIsPackedIsNotReadFromTheLogAgain() {
    long head = write(40);
    List<ByteBuffer> before = read(segments, 0, head);
    alterAll();
    List<ByteBuffer> altered = raw(0, head);
    assertThat(altered).doesNotContainAnyElementsOf(before);

    int tail = raw(head / POSITIONS * POSITIONS, head).size();
    assertThat(tail).isPositive();
    int packed = before.size() - tail;
    List<ByteBuffer> again = read(segments, 0, head);
    assertThat(again.subList(0, packed)).isEqualTo(before.subList(0, packed));
    assertThat(again.subList(packed, before.size()))
        .isEqualTo(altered.subList(packed, before.size()));
  }

  @Test
  void whatIsAppendedLaterIsSeen() {
    long head = write(12);
    assertThat(read(segments, 0, head)).isEqualTo(raw(0, head));
    long later = write(12);
    assertThat(read(segments, 0, later)).isEqualTo(raw(0, later)).hasSize(24);
  }

  @Test
  void onlyRangesThatAreReadWholeArePacked() {
    writeOf(1, 45);
    read(segments, 3, 38);
    assertThat(ids()).containsExactly(10L, 20L);
    read(segments, 0, 45);
    assertThat(ids()).containsExactly(0L, 10L, 20L, 30L);
  }

  @Test
  void aRangeInWhichNoCommitStartsIsRead() {
    writeOf(35, 2);
    assertThat(read(segments, 0, 70)).hasSize(2);
    assertThat(read(segments, 0, 70)).isEqualTo(raw(0, 70));
    assertThat(ids()).containsExactly(0L, 30L);
  }

  @Test
  void aRangeThatLacksACommitIsNotPacked() {
    writeOf(4, 10); // from 0, 4, 8, 12, 16, 20 and so on
    for (long lost : new long[] {8, 12, 24}) {
      log.raw().deleteOne(eq("_id", lost));
    }
    assertThat(read(segments, 0, 40)).isEqualTo(raw(0, 40)).hasSize(7);
    assertThat(ids()).containsExactly(30L);
  }

  @Test
  void aSegmentThatDoesNotEndAsTheLogDoesIsReplaced() {
    writeOf(1, 30);
    read(segments, 0, 30);
    long last = 19;
    log.raw().updateOne(eq("_id", last), Updates.set(CommitCodec.HASH, new Binary(new byte[32])));
    assertReplaced(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"of another range", "cut", "flipped", "empty", "emptied", "no commits", "absent"})
  void aSegmentThatIsDamagedIsReplaced(String damage) {
    writeOf(1, 30);
    read(segments, 0, 30);
    byte[] packed = packed(10);
    byte[] flipped = packed.clone();
    flipped[packed.length / 2] ^= 8;
    switch (damage) {
      case "of another range" -> damage(packed(0));
      case "cut" -> damage(Arrays.copyOf(packed, packed.length - 5));
      case "flipped" -> damage(flipped);
      case "empty" -> damage(new byte[0]);
      case "emptied" -> damage(Segments.packed(List.of()));
      case "no commits" -> collection().replaceOne(eq("_id", 10L), new Document("_id", 10L));
      default -> collection().deleteOne(eq("_id", 10L));
    }
    assertReplaced(30);
    assertThat(packed(10)).isEqualTo(packed);
  }

  @Test
  void twoWhoReadAtOnceReadAndPackTheSame() {
    long head = write(300);
    List<ByteBuffer> expected = raw(0, head);
    try (MongoClient client = MongoClients.create(mongo.uri());
        CommitLog other = new CommitLog(mongo.databaseOf(client))) {
      CompletableFuture<List<ByteBuffer>> theirs =
          CompletableFuture.supplyAsync(() -> read(new Segments(other, POSITIONS), 0, head));
      assertThat(read(segments, 0, head)).isEqualTo(expected);
      assertThat(theirs.join()).isEqualTo(expected);
    }
    assertThat(ids()).doesNotHaveDuplicates();
    assertThat(read(segments, 0, head)).isEqualTo(expected);
  }

  @Test
  void aRangeThatNoDocumentHoldsIsReadFromTheLog() {
    byte[] noise = new byte[7 << 20];
    for (int commit = 0; commit < POSITIONS; commit++) {
      random.nextBytes(noise);
      String text = commit < 3 ? Base64.getEncoder().encodeToString(noise) : "short";
      log.append(changes(List.of(text)));
    }
    assertThat(read(segments, 0, POSITIONS)).isEqualTo(raw(0, POSITIONS));
    assertThat(ids()).isEmpty();
  }

  @Test
  void whatCannotBePackedIsReadAllTheSame() {
    writeOf(1, 30);
    MongoDatabase database = mock(delegatesTo(mongo.database()));
    MongoCollection<Document> full = mock(delegatesTo(collection()));
    doReturn(full).when(database).getCollection(Segments.COLLECTION);
    doReturn(full).when(full).withWriteConcern(any());
    doThrow(new MongoException("The disk is full"))
        .when(full)
        .replaceOne(any(Bson.class), any(Document.class), any(ReplaceOptions.class));
    try (CommitLog other = new CommitLog(database)) {
      assertThat(read(new Segments(other, POSITIONS), 0, 30)).isEqualTo(raw(0, 30));
    }
    assertThat(ids()).isEmpty();
  }

  /** After one reading, of what is right, the log is not read for what lies in segments. */
  private void assertReplaced(long head) {
    List<ByteBuffer> expected = raw(0, head);
    assertThat(read(segments, 0, head)).isEqualTo(expected);
    alterAll();
    assertThat(read(segments, 0, head)).isEqualTo(expected).isNotEqualTo(raw(0, head));
  }

  /** Other bytes in each commit, whose hashes stay as they are. */
  private void alterAll() {
    log.raw().updateMany(new BsonDocument(), Updates.set("altered", true));
  }

  private static List<ByteBuffer> read(Segments segments, long from, long to) {
    List<ByteBuffer> commits = new ArrayList<>();
    for (long range = segments.numberOf(from); range <= segments.numberOf(to - 1); range++) {
      segments.read(range, from, to).forEach(commit -> commits.add(commit.bytes()));
    }
    return commits;
  }

  private List<ByteBuffer> raw(long from, long to) {
    return log.readRawRange(from, to).stream()
        .map(commit -> ByteBuffer.wrap(CommitCodec.bytes(commit)))
        .toList();
  }

  private MongoCollection<Document> collection() {
    return mongo.database().getCollection(Segments.COLLECTION);
  }

  private List<Long> ids() {
    return collection().distinct("_id", Long.class).into(new ArrayList<>()).stream()
        .sorted()
        .toList();
  }

  private byte[] packed(long start) {
    Document segment = requireNonNull(collection().find(eq("_id", start)).first());
    return segment.get(Segments.COMMITS, Binary.class).getData();
  }

  /** Puts something else into the second segment. */
  private void damage(byte[] commits) {
    collection()
        .replaceOne(
            eq("_id", 10L), new Document("_id", 10L).append(Segments.COMMITS, new Binary(commits)));
  }

  /** Commits of one to four events; returns the head. */
  private long write(int commits) {
    for (int commit = 0; commit < commits; commit++) {
      writeOf(1 + random.nextInt(4), 1);
    }
    return log.head().position();
  }

  private void writeOf(int events, int commits) {
    for (int commit = 0; commit < commits; commit++) {
      List<String> texts = new ArrayList<>();
      for (int event = 0; event < events; event++) {
        texts.add("text " + random.nextLong());
      }
      log.append(changes(texts));
    }
  }

  private Changes changes(List<String> texts) {
    List<StoredEvent> events = new ArrayList<>();
    for (String text : texts) {
      events.add(new StoredEvent("id", 0, "line-added", "1", text, StoredEvent.NO_METADATA));
    }
    return new Changes("note-" + stream++, "Note", 0, null, events);
  }
}
