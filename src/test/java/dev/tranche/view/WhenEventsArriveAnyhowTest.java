package dev.tranche.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.tranche.testing.TestMongo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** However events are delivered to a view, its document ends equal to the fold of its stream. */
class WhenEventsArriveAnyhowTest {

  /** Order matters to this state, so that any other order would show. */
  record Word(String text) {}

  record LetterAdded(String letter) {}

  private static final class WordFold implements Fold<Word, LetterAdded> {

    @Override
    public Class<Word> stateType() {
      return Word.class;
    }

    @Override
    public Class<LetterAdded> eventType() {
      return LetterAdded.class;
    }

    @Override
    public Word initial() {
      return new Word("");
    }

    @Override
    public Word evolve(Word word, LetterAdded event) {
      return new Word(word.text() + event.letter());
    }

    @Override
    public Map<String, Object> fields(Word word) {
      return Map.of("length", word.text().length());
    }
  }

  private static final String TEXT = "tranche";

  private final EventStore events =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private TestMongo mongo;
  private MongoCollection<Document> collection;
  private ViewDocuments<Word, LetterAdded> view;

  @BeforeEach
  void open() {
    mongo = TestMongo.start();
    collection = mongo.database().getCollection("words");
    view = newNode();
    for (int i = 0; i < TEXT.length(); i++) {
      events.publish(new GenericDomainEventMessage<>("word", "w", i, letter(i)));
    }
  }

  @AfterEach
  void close() {
    mongo.close();
  }

  @Test
  void inOrderEachIsAppliedOnce() {
    for (int i = 0; i < TEXT.length(); i++) {
      view.apply("w", i, letter(i));
      assertThat(view.find("w")).contains(new Word(TEXT.substring(0, i + 1)));
    }
    assertThat(view.count(Filters.eq("length", TEXT.length()))).isOne();
  }

  @Test
  void aRepeatIsSkipped() {
    for (int i = 0; i < TEXT.length(); i++) {
      view.apply("w", i, letter(i));
      view.apply("w", i, letter(i));
      view.apply("w", 0, letter(0));
    }
    assertThat(view.find("w")).contains(new Word(TEXT));
  }

  @Test
  void aGapIsHealedFromTheStream() {
    view.apply("w", 0, letter(0));
    view.apply("w", 4, letter(4));
    assertThat(view.find("w")).contains(new Word(TEXT));
  }

  @Test
  void aLostDocumentIsHealedFromTheStream() {
    view.apply("w", 0, letter(0));
    collection.deleteMany(new Document());
    view.apply("w", 1, letter(1));
    assertThat(view.find("w")).contains(new Word(TEXT));
  }

  @Test
  void aSnapshotIsNoPartOfTheStream() {
    events.storeSnapshot(new GenericDomainEventMessage<>("word", "w", 4, "a snapshot"));
    view.apply("w", 6, letter(6));
    assertThat(view.find("w")).contains(new Word(TEXT));
    assertThat(view.foldWhere("w", event -> !event.letter().equals("n")))
        .contains(new Word("trache"));
  }

  @Test
  void outOfOrderTwiceAndFromTwoNodesAtOnceItEndsEqualToTheFold() throws Exception {
    ViewDocuments<Word, LetterAdded> otherNode = newNode();
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (long seed = 0; seed < 8; seed++) {
        List<Integer> order = shuffled(seed);
        ViewDocuments<Word, LetterAdded> node = seed % 2 == 0 ? view : otherNode;
        done.add(nodes.submit(() -> order.forEach(i -> node.apply("w", i, letter(i)))));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    assertThat(view.find("w")).contains(new Word(TEXT));
    assertThat(collection.countDocuments()).isOne();
  }

  private ViewDocuments<Word, LetterAdded> newNode() {
    return new ViewDocuments<>(collection, new WordFold(), events, new JsonMapper());
  }

  private static List<Integer> shuffled(long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < TEXT.length(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  private static LetterAdded letter(int sequence) {
    return new LetterAdded(String.valueOf(TEXT.charAt(sequence)));
  }
}
