package dev.tranche.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.Rebuild.Phase;
import dev.tranche.view.Words.LetterAdded;
import dev.tranche.view.Words.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A view that is new, on a log that is not: it is built in bulk, and follows from there on. */
class WhenTheLogIsLongBeforeTheViewTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pace QUICK =
      new Pace(Duration.ofMillis(50), Duration.ofMillis(700), Duration.ofMillis(100));
  private static final int WORDS = 1_000;

  private final TestMongo mongo = TestMongo.start();
  private final MongoClient otherClient = MongoClients.create(mongo.connectionString());
  private final Words words = new Words(mongo);
  private final Map<String, String> texts = new TreeMap<>();
  private final List<Rebuilds> started = new ArrayList<>();

  @BeforeEach
  void writeTheLog() {
    for (int i = 0; i < Pointers.LONG_LOG; i++) {
      write(i);
    }
  }

  @AfterEach
  void close() {
    started.forEach(Rebuilds::stop);
    otherClient.close();
    mongo.close();
  }

  @Test
  void itIsBuiltByWhicheverProcessAndNothingIsMissing() {
    ViewDocuments<Word, LetterAdded> one = words.node(mongo.client(), 1);
    write(0);
    ViewDocuments<Word, LetterAdded> other = words.node(otherClient, 1);

    assertThat(List.of(one.begin(), other.begin())).containsOnly(Pointers.LONG_LOG);
    assertThat(one.find("word-0")).contains(new Word(texts.getOrDefault("word-0", "")));
    assertThatExceptionOfType(ViewNotBuilt.class)
        .isThrownBy(() -> other.documents(Filters.empty()))
        .withMessageContaining("/api/views/words/rebuilds");
    Rebuilds rebuilds = rebuilds(one);
    rebuilds(other);
    assertThat(rebuilds.pointer("words").rebuild()).isNotNull();
    for (int i = 0; rebuilds.pointer("words").read() == 1; i++) {
      (i % 2 == 0 ? one : other).apply(write(i % WORDS));
    }
    one.apply(write(1));
    other.apply(write(2));

    assertThat(rebuilds.pointer("words").generations())
        .containsExactly(new Pointer.Generation(2, 1, "words-2"));
    assertThat(stored()).isEqualTo(texts);
    assertThat(one.find("word-1")).contains(new Word(texts.getOrDefault("word-1", "")));
  }

  @Test
  void itIsBuiltByAnotherProcessWhereTheFirstIsGone() {
    ViewDocuments<Word, LetterAdded> view = words.node(mongo.client(), 1);
    view.pointers()
        .change(
            "words",
            p -> p.adding(1).with(Rebuild.starting(2, false, "a process that is gone", 0)));
    mongo.database().getCollection("words-2").insertOne(new Document("_id", "half"));
    ViewDocuments<Word, LetterAdded> other = words.node(otherClient, 1);

    assertThat(other.begin()).isEqualTo(Pointers.LONG_LOG);
    Rebuilds rebuilds = rebuilds(other);
    await().atMost(Duration.ofMinutes(1)).until(() -> rebuilds.isBuilt("words"));

    assertThat(rebuilds.pointer("words").read()).isEqualTo(3);
    Rebuild rebuild = rebuilds.pointer("words").rebuild();
    assertThat(rebuild == null ? null : rebuild.phase()).isEqualTo(Phase.SWITCHED);
    assertThat(other.documents(Filters.empty())).hasSize(WORDS);
  }

  @Test
  void aShortOneIsReadEventByEvent() {
    ViewDocuments<Word, LetterAdded> view =
        new Words(mongo).node(mongo.client(), 1); // of a log that is empty

    assertThat(view.begin()).isZero();
    assertThat(view.documents(Filters.empty())).isEmpty();
  }

  /** Records one more letter of a word. */
  private DomainEventMessage<LetterAdded> write(int number) {
    String word = "word-" + number % WORDS;
    String text = texts.getOrDefault(word, "");
    String letter = String.valueOf((char) ('a' + number % 26));
    var event = Words.event(word, text.length(), letter);
    words.events.publish(event);
    texts.put(word, text + letter);
    return event;
  }

  private Rebuilds rebuilds(ViewDocuments<Word, LetterAdded> view) {
    Rebuilds rebuilds = new Rebuilds(List.of(view), words.bulk(), _ -> Optional.empty(), QUICK);
    rebuilds.start();
    started.add(rebuilds);
    return rebuilds;
  }

  private Map<String, String> stored() {
    Map<String, String> stored = new TreeMap<>();
    mongo
        .database()
        .getCollection("words-2")
        .find()
        .forEach(
            row ->
                stored.put(
                    row.getString("_id"),
                    JSON.readValue(row.get("state", Binary.class).getData(), String[].class)[0]));
    return stored;
  }
}
