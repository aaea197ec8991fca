package dev.tranche.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoCollection;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.Words.LetterAdded;
import dev.tranche.view.Words.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.InMemorySequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A generation that is filled from the log equals the folds of its streams. */
class WhenAGenerationIsFilledTest {

  private static final int EVENTS = 13_000;
  private static final int WORDS = 1_000;

  private final TestMongo mongo = TestMongo.start();
  private final Words words = new Words(mongo);
  private final ViewDocuments<Word, LetterAdded> view = words.node(mongo.client(), 1);
  private final SequencedDeadLetterQueue<EventMessage<?>> queue =
      InMemorySequencedDeadLetterQueue.defaultQueue();
  private final Map<String, String> texts = new TreeMap<>();

  @AfterEach
  void close() {
    mongo.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 200_000, 1L << 30})
  void howeverLittleIsHeld(long roomBytes) {
    write(new Random(roomBytes), "abcdefgh");
    fill(roomBytes, 0, EVENTS);

    assertThat(filled()).isEqualTo(texts);
    assertThat(queue.size()).isZero();
  }

  @Test
  void inPartsAndTwiceAndBesideTheLiveView() {
    write(new Random(1), "abcdefgh");
    words.engine.readEvents(null, false).limit(700).map(Words::ofWord).forEach(view::apply);
    words.engine.readEvents(null, false).skip(12_500).map(Words::ofWord).forEach(view::apply);

    fill(200_000, 0, 6_000);
    fill(200_000, 5_000, EVENTS);
    fill(200_000, 0, EVENTS);

    assertThat(filled()).isEqualTo(texts);
  }

  @Test
  void withoutWhatCannotBeDigestedAndAllBehindItInItsStream() {
    words.events.publish(Words.event("ill", 0, "a"));
    words.events.publish(Words.event("ill", 1, Words.POISON));
    words.events.publish(Words.event("ill", 2, "b"));
    words.events.publish(Words.event("well", 0, "c"));
    fill(1L << 20, 0, 4);
    fill(1L << 20, 0, 4);

    assertThat(filled()).isEqualTo(Map.of("ill", "a", "well", "c"));
    assertThat(queue.sequenceSize("ill")).isEqualTo(2);
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  void aFailureThatIsNoImpossibleHistoryEndsIt() {
    words.events.publish(Words.event("faulty", 0, Words.FAULT));
    assertThatIllegalStateException()
        .isThrownBy(() -> fill(1L << 20, 0, 1))
        .withMessage("A mistake");
    assertThat(queue.size()).isZero();
  }

  private void write(Random random, String letters) {
    Map<String, Long> next = new TreeMap<>();
    for (int i = 0; i < EVENTS; i++) {
      String word = "word-" + random.nextInt(WORDS);
      String letter = String.valueOf(letters.charAt(random.nextInt(letters.length())));
      words.events.publish(Words.event(word, next.merge(word, 1L, Long::sum) - 1, letter));
      texts.merge(word, letter, String::concat);
    }
  }

  private void fill(long roomBytes, long from, long to) {
    Fill.Target target = new Fill.Target(view, view.pointers().now("words").current());
    DeadLetters letters = new DeadLetters(_ -> Optional.of(queue));
    try (Fill fill = new Fill(words.bulk(), List.of(target), letters, () -> false, roomBytes)) {
      fill.run(from, to);
      assertThat(fill.position()).isEqualTo(to);
    }
  }

  private Map<String, String> filled() {
    MongoCollection<Document> rows = mongo.database().getCollection("words-1");
    Map<String, String> found = new TreeMap<>();
    rows.find()
        .forEach(
            row -> found.put(row.getString("_id"), view.find(row.getString("_id")).get().text()));
    return found;
  }
}
