package dev.tranche.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

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
  void aStreamIsHealedWhateverItsDocumentsSay() {
    view.pointers().change("words", pointer -> pointer.adding(1));
    for (int i = 0; i < TEXT.length(); i++) {
      view.apply(event(i));
    }
    List<Document> right = rows();
    Document other = view.documents(Filters.eq("_id", "w")).first();
    view.apply(Words.event("x", 0, "x"));
    collection.updateOne(Filters.eq("_id", "w"), Updates.set("state", stateOf("x")));
    mongo.database().getCollection("words-2").deleteOne(Filters.eq("_id", "w"));
    assertThat(view.find("w")).contains(new Word("x"));

    view.heal("w");
    assertThat(collection.find(Filters.eq("_id", "w")).first()).isEqualTo(other);
    collection.deleteOne(Filters.eq("_id", "x"));
    mongo.database().getCollection("words-2").deleteOne(Filters.eq("_id", "x"));
    assertThat(rows()).isEqualTo(right);
  }

  private List<Document> rows() {
    List<Document> rows = new ArrayList<>();
    for (String name : List.of("words-1", "words-2")) {
      mongo.database().getCollection(name).find().into(rows);
    }
    return rows;
  }

  private Binary stateOf(String stream) {
    Document row = Objects.requireNonNull(collection.find(Filters.eq("_id", stream)).first());
    return row.get("state", Binary.class);
  }

  @Test
  void aLogThatDoesNotGiveTheEventThatCameIsAFailure() {
    assertThatIllegalStateException()
        .isThrownBy(() -> view.apply(Words.event("w", TEXT.length() + 1, "s")))
        .withMessage("The log gives w up to event 6, and event 8 has come already");
    assertThat(view.find("w")).isEmpty();
  }

  @Test
  void onlyAnImpossibleHistoryEndsAFoldOfAStream() {
    events.publish(Words.event("faulty", 0, Words.FAULT));
    assertThatIllegalStateException()
        .isThrownBy(() -> view.folded("faulty"))
        .withMessage("A mistake");
    Refold<Word, LetterAdded> refold = Refold.of(Words.view(1), new JsonMapper());
    assertThatIllegalStateException()
        .isThrownBy(() -> refold.on(0, new LetterAdded(Words.FAULT)))
        .withMessage("A mistake");
  }

  @Test
  void aGenerationThatIsReadIsNeverAheadOfAnotherOneThatFails() {
    view.pointers().change("words", pointer -> pointer.adding(1));
    mongo
        .database()
        .getCollection("words-2")
        .insertOne(new Document("_id", "w").append("version", "none"));
    assertThatThrownBy(() -> view.apply(event(0))).isInstanceOf(ClassCastException.class);
    assertThat(collection.countDocuments()).isZero();
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
