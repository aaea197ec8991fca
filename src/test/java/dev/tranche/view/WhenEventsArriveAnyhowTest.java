package dev.tranche.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.Words.LetterAdded;
import dev.tranche.view.Words.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However events are delivered to a view, its document ends equal to the fold of its stream. */
class WhenEventsArriveAnyhowTest {

  private static final String TEXT = "tranche";

  private TestMongo mongo;
  private Words words;
  private EventStore events;
  private MongoClient otherClient;
  private MongoCollection<Document> collection;
  private ViewDocuments<Word, LetterAdded> view;

  @BeforeEach
  void open() {
    mongo = TestMongo.start();
    words = new Words(mongo);
    events = words.events;
    otherClient = MongoClients.create(mongo.connectionString());
    view = words.node(mongo.client(), 1);
    collection = mongo.database().getCollection("words-1");
    for (int i = 0; i < TEXT.length(); i++) {
      events.publish(event(i));
    }
  }

  @AfterEach
  void close() {
    otherClient.close();
    mongo.close();
  }

  @Test
  void inOrderEachIsAppliedOnce() {
    for (int i = 0; i < TEXT.length(); i++) {
      view.apply(event(i));
      assertThat(view.find("w")).contains(new Word(TEXT.substring(0, i + 1)));
    }
    assertThat(view.documents(Filters.eq("length", TEXT.length()))).hasSize(1);
  }

  @Test
  void aRepeatIsSkipped() {
    for (int i = 0; i < TEXT.length(); i++) {
      view.apply(event(i));
      view.apply(event(i));
      view.apply(event(0));
    }
    assertThat(view.find("w")).contains(new Word(TEXT));
  }

  @Test
  void aGapIsHealedFromTheStream() {
    view.apply(event(0));
    view.apply(event(4));
    assertThat(view.find("w")).contains(new Word(TEXT));
  }

  @Test
  void aLostDocumentIsHealedFromTheStream() {
    view.apply(event(0));
    collection.deleteMany(new Document());
    view.apply(event(1));
    assertThat(view.find("w")).contains(new Word(TEXT));
  }

  @Test
  void aDocumentThatCannotBeReadIsHealedFromTheStream() {
    view.apply(event(0));
    collection.updateOne(Filters.eq("_id", "w"), Updates.unset("state"));
    view.apply(event(1));
    assertThat(view.find("w")).contains(new Word(TEXT));
  }

  @Test
  void aSnapshotIsNoPartOfTheStream() {
    events.storeSnapshot(new GenericDomainEventMessage<>("word", "w", 4, "a snapshot"));
    view.apply(event(6));
    assertThat(view.find("w")).contains(new Word(TEXT));
    assertThat(view.folded("w").state()).isEqualTo(new Word(TEXT));
  }

  @Test
  void aFoldOfAStreamEndsWhereTheViewDoes() {
    events.publish(Words.event("ill", 0, "i"));
    events.publish(Words.event("ill", 1, Words.POISON));
    events.publish(Words.event("ill", 2, "l"));
    assertThat(view.folded("ill").state()).isEqualTo(new Word("i"));
  }

  @Test
  void outOfOrderTwiceAndFromTwoNodesAtOnceItEndsEqualToTheFold() throws Exception {
    ViewDocuments<Word, LetterAdded> otherNode = words.node(otherClient, 1);
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (long seed = 0; seed < 8; seed++) {
        List<Integer> order = shuffled(seed);
        ViewDocuments<Word, LetterAdded> node = seed % 2 == 0 ? view : otherNode;
        done.add(nodes.submit(() -> order.forEach(i -> node.apply(event(i)))));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    assertThat(view.find("w")).contains(new Word(TEXT));
    assertThat(collection.countDocuments()).isOne();
  }

  @Test
  void twiceOutOfOrderAndSomeDroppedOnTwoNodesAllGenerationsEndEqualToTheFold() throws Exception {
    ViewDocuments<Word, LetterAdded> otherNode = words.node(otherClient, 1);
    view.pointers().change("words", pointer -> pointer.adding(1));
    view.pointers().now("words");
    otherNode.pointers().now("words");
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (long seed = 0; seed < 8; seed++) {
        Random dropping = new Random(seed);
        List<Integer> order = shuffled(seed);
        order.addAll(shuffled(seed + 8));
        order.removeIf(i -> i < TEXT.length() - 1 && dropping.nextInt(3) == 0);
        ViewDocuments<Word, LetterAdded> node = seed % 2 == 0 ? view : otherNode;
        done.add(nodes.submit(() -> order.forEach(i -> node.apply(event(i)))));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    assertThat(view.find("w")).contains(new Word(TEXT));
    assertThat(mongo.database().getCollection("words-2").find().first())
        .isEqualTo(collection.find().first());
  }

  private static List<Integer> shuffled(long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < TEXT.length(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  private static GenericDomainEventMessage<LetterAdded> event(int sequence) {
    return Words.event("w", sequence, String.valueOf(TEXT.charAt(sequence)));
  }
}
