package dev.tranche.view;

import com.mongodb.client.MongoClient;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.testing.TestMongo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import tools.jackson.databind.json.JsonMapper;

/** A view of words, which grow by a letter an event, over a log in memory. */
final class Words {

  /** A letter that the view cannot digest. */
  static final String POISON = "!";

  /** A letter at which the fold fails, as one does that has a mistake. */
  static final String FAULT = "?";

  /** Order matters to this state, so that any other order would show. */
  record Word(String text) {}

  record LetterAdded(String letter) {}

  final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
  final EventStore events = EmbeddedEventStore.builder().storageEngine(engine).build();
  private final TestMongo mongo;

  Words(TestMongo mongo) {
    this.mongo = mongo;
  }

  /** As a process would have it: with its client and its own notion of the pointer. */
  ViewDocuments<Word, LetterAdded> node(MongoClient client, int shape) {
    return new ViewFactory(mongo.databaseOf(client), events, new JsonMapper()).open(view(shape));
  }

  static View<Word, LetterAdded> view(int shape) {
    return new View<>("words", shape, new WordFold());
  }

  /** What the log would do, in memory; words of one length lie in one part. */
  BulkEvents bulk() {
    return new BulkEvents() {
      @Override
      public long head() {
        return all().size();
      }

      @Override
      public Parts setApart(long from, long to, int parts) {
        List<DomainEventMessage<?>> read = all().subList((int) from, (int) to);
        return part ->
            read.stream().filter(event -> event.getAggregateIdentifier().length() % parts == part);
      }
    };
  }

  private List<DomainEventMessage<?>> all() {
    try (Stream<?> log = engine.readEvents(null, false)) {
      return log.<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event).toList();
    }
  }

  static GenericDomainEventMessage<LetterAdded> event(String word, long sequence, String letter) {
    return new GenericDomainEventMessage<>("word", word, sequence, new LetterAdded(letter));
  }

  static DomainEventMessage<?> ofWord(EventMessage<?> event) {
    return (DomainEventMessage<?>) event;
  }

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
      if (event.letter().equals(POISON)) {
        throw new ImpossibleHistory("No letter");
      }
      if (event.letter().equals(FAULT)) {
        throw new IllegalStateException("A mistake");
      }
      return new Word(word.text() + event.letter());
    }

    @Override
    public Map<String, Object> fields(Word word) {
      return Map.of("length", word.text().length());
    }
  }
}
