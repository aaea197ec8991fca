package dev.tranche.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.Rebuild.Phase;
import dev.tranche.view.Words.LetterAdded;
import dev.tranche.view.Words.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Two processes share a view; what happens to one's rebuild, the other one bears. */
class WhenAViewIsBuiltAnewTest {

  private static final Pace QUICK =
      new Pace(Duration.ofMillis(50), Duration.ofMillis(1500), Duration.ofMillis(100));

  private static final JsonMapper JSON = new JsonMapper();

  private final TestMongo mongo = TestMongo.start();
  private final MongoClient otherClient = MongoClients.create(mongo.connectionString());
  private final Words words = new Words(mongo);
  private final List<Rebuilds> started = new ArrayList<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    started.forEach(Rebuilds::stop);
    otherClient.close();
    mongo.close();
  }

  @Test
  void whileBothApplyEventsAndNoneIsMissingAfterTheSwitch() throws Exception {
    ViewDocuments<Word, LetterAdded> one = words.node(mongo.client(), 1);
    ViewDocuments<Word, LetterAdded> other = words.node(otherClient, 1);
    Rebuilds rebuilds = rebuilds(one);
    List<Integer> shownWhile = new ArrayList<>();
    one.beforeASwitch(next -> shownWhile.add(next.generation() * 10 + one.reading().generation()));
    LinkedBlockingQueue<GenericDomainEventMessage<LetterAdded>> mine = new LinkedBlockingQueue<>();
    LinkedBlockingQueue<GenericDomainEventMessage<LetterAdded>> its = new LinkedBlockingQueue<>();
    AtomicBoolean done = new AtomicBoolean();
    Thread writer = Thread.ofPlatform().start(() -> write(done, mine, its));
    Thread oneApplies = Thread.ofPlatform().start(() -> apply(done, writer, mine, one));
    Thread otherApplies = Thread.ofPlatform().start(() -> apply(done, writer, its, other));

    await().until(() -> texts.size() > 10);
    rebuilds.start(List.of("words"), false);
    await().atMost(Duration.ofMinutes(2)).until(() -> phase(rebuilds) == Phase.SWITCHED);
    done.set(true);
    writer.join();
    oneApplies.join();
    otherApplies.join();

    assertThat(shownWhile).as("generation 2 while 1 is read").containsExactly(21);
    assertThat(differences(rebuilds)).isNotNull();
    assertThat(rows("words-1")).isEqualTo(texts);
    assertThat(rows("words-2")).isEqualTo(texts);
  }

  @Test
  void whatAFoldFailsAtFailsTheRebuildAndNothingIsSwitched() {
    publish("a", "xyz");
    words.events.publish(Words.event("faulty", 0, Words.FAULT));
    Rebuilds rebuilds = rebuilds(words.node(mongo.client(), 1));
    rebuilds.start(List.of("words"), false);
    await().atMost(Duration.ofMinutes(2)).until(() -> phase(rebuilds) == Phase.FAILED);

    assertThat(rebuilds.pointer("words").read()).isEqualTo(1);
  }

  @Test
  void aGenerationThatCannotBeBroughtAsFarAsTheOneThatIsReadIsNotRead() {
    words.events.publish(Words.event("faulty", 0, Words.FAULT));
    ViewDocuments<Word, LetterAdded> view = words.node(mongo.client(), 1);
    Rebuilds rebuilds = rebuilds(view);
    mongo
        .database()
        .getCollection("words-1")
        .insertOne(new Document("_id", "faulty").append("version", 0L));
    view.pointers().change("words", pointer -> pointer.adding(1));

    assertThatThrownBy(() -> rebuilds.read("words", 2)).hasMessage("A mistake");
    assertThat(rebuilds.pointer("words").read()).isEqualTo(1);
  }

  private static boolean aViewIsLookedAt() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("view-watch"))
        .flatMap(thread -> Stream.of(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().startsWith("com.mongodb."));
  }

  @Test
  void aStopIsNoFault() {
    Logger logger = (Logger) LoggerFactory.getLogger(RebuildWatch.class);
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    told.start();
    logger.addAppender(told);
    try {
      ViewDocuments<?, ?> view = words.node(mongo.client(), 1);
      List<ViewDocuments<?, ?>> many = Collections.nCopies(300, view);
      Pace restless = new Pace(Duration.ofMillis(1), Duration.ofMinutes(1), Duration.ofMillis(100));
      Rebuilds rebuilds = new Rebuilds(many, words.bulk(), _ -> Optional.empty(), restless);
      rebuilds.start();
      await().atMost(Duration.ofMinutes(1)).until(WhenAViewIsBuiltAnewTest::aViewIsLookedAt);
      rebuilds.stop();
    } finally {
      logger.detachAppender(told);
    }
    assertThat(told.list).isEmpty();
  }

  @Test
  void itIsStartedOverWhereItsProcessIsGone() {
    publish("a", "xyz");
    ViewDocuments<Word, LetterAdded> view = words.node(mongo.client(), 1);
    view.pointers()
        .change(
            "words",
            p -> p.adding(1).with(Rebuild.starting(2, false, "a process that is gone", 0)));
    mongo.database().getCollection("words-2").insertOne(new Document("_id", "half"));

    Rebuilds rebuilds = rebuilds(view);
    await().atMost(Duration.ofMinutes(2)).until(() -> phase(rebuilds) == Phase.SWITCHED);

    assertThat(rebuilds.pointer("words").read()).isEqualTo(3);
    assertThat(view.find("a")).contains(new Word("xyz"));
    await()
        .untilAsserted(
            () -> assertThat(mongo.database().listCollectionNames()).doesNotContain("words-2"));
  }

  @Test
  void itIsWhenTheShapeHasChanged() {
    publish("a", "xyz");
    ViewDocuments<Word, LetterAdded> before = words.node(mongo.client(), 1);
    before.apply(Words.event("a", 0, "x"));
    ViewDocuments<Word, LetterAdded> view = words.node(otherClient, 2);

    assertThat(view.find("a")).contains(new Word("xyz"));
    assertThatExceptionOfType(ViewNotBuilt.class)
        .isThrownBy(() -> view.documents(Filters.empty()))
        .withMessageContaining("is being built");
    Rebuilds rebuilds = rebuilds(view);
    await().atMost(Duration.ofMinutes(2)).until(() -> phase(rebuilds) == Phase.SWITCHED);

    assertThat(rebuilds.pointer("words").generations())
        .containsExactly(new Pointer.Generation(2, 2, "words-2"));
    assertThat(differences(rebuilds)).isNull();
    await().untilAsserted(() -> assertThat(view.documents(Filters.eq("length", 3))).hasSize(1));
  }

  @Test
  void whatWasStoredBeforeThereWereGenerationsIsTheFirstOne() {
    publish("a", "xyz");
    ViewDocuments<Word, LetterAdded> modern = words.node(mongo.client(), 1);
    modern.apply(Words.event("a", 2, "z"));
    Document row = mongo.database().getCollection("words-1").find().first();
    mongo.database().drop();
    mongo.database().getCollection("words").insertOne(row);

    ViewDocuments<Word, LetterAdded> view = words.node(otherClient, 1);

    assertThat(view.find("a")).contains(new Word("xyz"));
    assertThat(view.pointers().now("words").current().collection()).isEqualTo("words");
  }

  private void write(
      AtomicBoolean done,
      LinkedBlockingQueue<GenericDomainEventMessage<LetterAdded>> mine,
      LinkedBlockingQueue<GenericDomainEventMessage<LetterAdded>> its) {
    Random random = new Random(3);
    Map<String, Long> next = new TreeMap<>();
    while (!done.get() && next.values().stream().mapToLong(n -> n).sum() < 40_000) {
      String word = "word-" + random.nextInt(50);
      String letter = String.valueOf((char) ('a' + random.nextInt(26)));
      var event = Words.event(word, next.merge(word, 1L, Long::sum) - 1, letter);
      texts.merge(word, letter, String::concat);
      words.events.publish(event);
      (random.nextBoolean() ? mine : its).add(event);
      await().pollInterval(Duration.ofMillis(2)).until(() -> mine.size() + its.size() < 20);
    }
  }

  private static void apply(
      AtomicBoolean done,
      Thread writer,
      LinkedBlockingQueue<GenericDomainEventMessage<LetterAdded>> events,
      ViewDocuments<Word, LetterAdded> node) {
    while (!done.get() || writer.isAlive() || !events.isEmpty()) {
      GenericDomainEventMessage<LetterAdded> event = next(events);
      if (event != null) {
        node.apply(event);
      }
    }
  }

  private static @Nullable GenericDomainEventMessage<LetterAdded> next(
      LinkedBlockingQueue<GenericDomainEventMessage<LetterAdded>> events) {
    try {
      return events.poll(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish(String word, String text) {
    for (int i = 0; i < text.length(); i++) {
      words.events.publish(Words.event(word, i, String.valueOf(text.charAt(i))));
    }
  }

  private Rebuilds rebuilds(ViewDocuments<Word, LetterAdded> view) {
    Rebuilds rebuilds = new Rebuilds(List.of(view), words.bulk(), _ -> Optional.empty(), QUICK);
    rebuilds.start();
    started.add(rebuilds);
    return rebuilds;
  }

  private static Phase phase(Rebuilds rebuilds) {
    Rebuild rebuild = rebuilds.pointer("words").rebuild();
    return rebuild == null ? Phase.STARTING : rebuild.phase();
  }

  private static @Nullable Differences differences(Rebuilds rebuilds) {
    Rebuild rebuild = rebuilds.pointer("words").rebuild();
    return rebuild == null ? null : rebuild.differences();
  }

  private Map<String, String> rows(String collection) {
    Map<String, String> rows = new TreeMap<>();
    mongo
        .database()
        .getCollection(collection)
        .find()
        .forEach(
            row ->
                rows.put(
                    row.getString("_id"),
                    JSON.readValue(row.get("state", Binary.class).getData(), String[].class)[0]));
    return rows;
  }
}
