package dev.tranche.log;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.statement.Receipt;
import dev.tranche.testing.TestMongo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A small application on the log, started in full: notes that lines are added to. The classes are
 * nested so that nothing but these tests finds them.
 */
// Said here and not only by the annotation below: it keeps a component scan out of the nested
// classes.
@ExtendWith(SpringExtension.class)
@SpringBootTest(
    classes = NotesTest.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class NotesTest {

  static final TestMongo MONGO = TestMongo.start();

  @Autowired CommandGateway commands;
  @Autowired CommitLog log;
  @Autowired Board board;
  @Autowired Answers answers;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("spring.mongodb.uri", MONGO::uri);
    properties.add("axon.eventhandling.processors.board.mode", () -> "pooled");
    properties.add("axon.eventhandling.processors.board.initial-segment-count", () -> "2");
    properties.add("axon.eventhandling.processors.board.thread-count", () -> "2");
    properties.add("axon.eventhandling.processors.board.batch-size", () -> "10");
    properties.add("axon.eventhandling.processors.board.dlq.cache.enabled", () -> "true");
  }

  Receipt send(Object command) {
    return send(commands, command, Map.of());
  }

  static Receipt send(CommandGateway gateway, Object command, Map<String, ?> metadata) {
    return gateway.sendAndWait(new GenericCommandMessage<>(command, metadata));
  }

  sealed interface NoteEvent {

    String note();

    @JsonTypeName("note-opened")
    @Revision("1")
    record NoteOpened(String note, Instant recorded) implements NoteEvent {}

    @JsonTypeName("line-added")
    @Revision("1")
    record LineAdded(String note, String line, Instant recorded) implements NoteEvent {}
  }

  @JsonTypeName("OpenNote")
  record OpenNote(@TargetAggregateIdentifier String note, Instant recorded) {}

  @JsonTypeName("AddLine")
  record AddLine(@TargetAggregateIdentifier String note, String line, Instant recorded) {}

  @JsonTypeName("ReadNote")
  record ReadNote(@TargetAggregateIdentifier String note) {}

  @Aggregate(snapshotTriggerDefinition = "snapshots", cache = "aggregates", type = "Note")
  static class Note {

    static final Set<String> DECIDED = ConcurrentHashMap.newKeySet();

    @AggregateIdentifier private @Nullable String note;
    private int lines;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenNote command) {
      if (note != null) {
        throw new IllegalStateException("The note %s is open already".formatted(note));
      }
      apply(new NoteEvent.NoteOpened(command.note, command.recorded));
    }

    @CommandHandler
    void decide(AddLine command) {
      if (lines >= 60) {
        throw new IllegalStateException("The note %s is full".formatted(note));
      }
      DECIDED.add(command.line);
      apply(new NoteEvent.LineAdded(command.note, command.line, command.recorded));
    }

    @CommandHandler
    int decide(ReadNote command) {
      return lines;
    }

    @EventSourcingHandler
    void evolve(NoteEvent event) {
      note = event.note();
      if (event instanceof NoteEvent.LineAdded) {
        lines++;
      }
    }
  }

  /** What the board saw of one event, and whether it was told that it sees it again. */
  record Seen(String note, String line, boolean replayed) {}

  @ProcessingGroup("board")
  static class Board {

    static final String POISON = "poison";

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final Set<String> curedOf = ConcurrentHashMap.newKeySet();

    @EventHandler
    void on(NoteEvent.LineAdded event, ReplayStatus status) {
      if (event.line().equals(POISON) && !curedOf.contains(event.note())) {
        throw new ImpossibleHistory("A line that the board cannot bear");
      }
      seen.add(new Seen(event.note(), event.line(), status.isReplay()));
    }

    List<String> linesOf(String note) {
      return seen.stream().filter(line -> line.note.equals(note)).map(Seen::line).toList();
    }
  }

  /** Sends a command for each note that asks for an answer, and is told of each once. */
  @ProcessingGroup("answers")
  @DisallowReplay
  static class Answers {

    static final String QUESTION = "question";

    final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    private final CommandGateway commands;

    Answers(CommandGateway commands) {
      this.commands = commands;
    }

    @EventHandler
    void on(NoteEvent.LineAdded event) {
      if (event.line().equals(QUESTION)) {
        AddLine answer = new AddLine("answers-to-" + event.note(), "answer", event.recorded());
        receipts.put(
            event.note(),
            send(commands, answer, Map.of("idempotencyKey", "answer-to-" + event.note())));
      }
    }
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({
    LogConfiguration.class,
    CommandConfiguration.class,
    ProcessorConfiguration.class,
    Note.class
  })
  static class Application {

    @Bean
    EventNames eventNames() {
      return EventNames.of(NoteEvent.class);
    }

    @Bean
    Answers answers(CommandGateway commands) {
      return new Answers(commands);
    }

    @Bean
    Board board() {
      return new Board();
    }
  }
}
