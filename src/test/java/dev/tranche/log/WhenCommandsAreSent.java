package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import dev.tranche.statement.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class WhenCommandsAreSent extends NotesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final Receipt OVERTAKEN = new Receipt("overtaken", -1);

  @Autowired CommandBus bus;

  @Test
  void answersWithReferenceAndPosition() {
    Receipt opened = send(new OpenNote("figure:note-1", NOW));
    assertThat(opened.reference()).isEqualTo("note-1");
    assertThat(opened.position()).isEqualTo(log.head().position() - 1);
    Receipt added = send(new AddLine("figure:note-1", "first", NOW));
    assertThat(added.position())
        .isEqualTo(log.lastSequence("figure:note-1").orElseThrow() + opened.position());
  }

  @Test
  void aCommandThatChangedNothingReportsTheHead() {
    send(new OpenNote("note-2", NOW));
    assertThat(send(new ReadNote("note-2")))
        .isEqualTo(new Receipt("note-2", log.head().position() - 1));
  }

  @Test
  void aRefusalReachesTheSenderAsItIs() {
    send(new OpenNote("note-3", NOW));
    Head before = log.head();
    assertThatThrownBy(() -> send(new OpenNote("note-3", NOW)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The note note-3 is open already");
    assertThat(log.head()).isEqualTo(before);
  }

  @Test
  void eventsCarryTheIdentifierOfTheirCommandAndNotItsKey() {
    send(commands, new OpenNote("note-4", NOW), Map.of("idempotencyKey", "key-4"));
    Changes changes = log.readStream("note-4", 0, 1).getFirst().changes();
    assertThat(changes.events().getFirst().metadata())
        .contains("correlationId")
        .doesNotContain("key-4");
    assertThat(changes.events().getFirst().name()).isEqualTo("note-opened");
    assertThat(changes.key()).isNotNull().extracting(CommandKey::key).isEqualTo("key-4");
  }

  @Test
  void aCommandIsDecidedAlone() {
    record Ask(String note) {}
    bus.subscribe(Ask.class.getName(), asked -> send(new OpenNote("note-10", NOW)));
    assertThatThrownBy(() -> send(new Ask("note-10")))
        .hasMessageContaining("OpenNote cannot be sent while another one is decided");
    assertThat(log.lastSequence("note-10")).isEmpty();
  }

  @Test
  void aRepeatedCommandIsAnsweredAsTheFirstTime() {
    send(new OpenNote("note-5", NOW));
    Map<String, String> key = Map.of("idempotencyKey", "key-5");
    Receipt first = send(commands, new AddLine("note-5", "once", NOW), key);
    send(new AddLine("note-5", "another", NOW));
    Note.DECIDED.clear();
    Receipt repeated = send(commands, new AddLine("note-5", "once", NOW.plusSeconds(60)), key);
    assertThat(repeated).isEqualTo(first);
    assertThat(Note.DECIDED).isEmpty();
    assertThat(log.lastSequence("note-5")).hasValue(2);
  }

  @Test
  void anotherCommandUnderTheSameKeyFailsInWords() {
    send(new OpenNote("note-6", NOW));
    Map<String, String> key = Map.of("idempotencyKey", "key-6");
    send(commands, new AddLine("note-6", "once", NOW), key);
    assertThatThrownBy(() -> send(commands, new AddLine("note-6", "twice", NOW), key))
        .isInstanceOf(IdempotencyKeyReused.class)
        .hasMessageContaining("'key-6' was used before, for another command about note-6");
    assertThat(log.lastSequence("note-6")).hasValue(1);
  }

  @Test
  void aCommandRecordedByAnEarlierProgramIsAnsweredAsItWasThen() {
    String then = "7551dda1835db6e8cd6ff1142fd3a6c2bc7f23d6e431074138af924798d4b29d";
    Receipt first = send(new OpenNote("note-14", NOW));
    String line = "{\"note\":\"note-14\",\"line\":\"once\",\"recorded\":\"2026-03-01T12:00:00Z\"}";
    StoredEvent added = new StoredEvent("once", NOW.toEpochMilli(), "line-added", "1", line, "{}");
    CommandKey recorded = new CommandKey("key-14", then);
    log.append(new Changes("note-14", "Note", 1, recorded, List.of(added)));
    send(new OpenNote("note-15", NOW));
    Map<String, String> key = Map.of("idempotencyKey", "key-14");
    assertThat(send(commands, new AddLine("note-14", "once", NOW), key))
        .isEqualTo(new Receipt("note-14", first.position() + 1));
    assertThatThrownBy(() -> send(commands, new AddLine("note-14", "twice", NOW), key))
        .isInstanceOf(IdempotencyKeyReused.class);
  }

  @Test
  void aRaceOfTheSameCommandInTwoProcessesIsRecordedOnce() throws Exception {
    try (ConfigurableApplicationContext other = otherProcess()) {
      CommandGateway theirs = other.getBean(CommandGateway.class);
      for (int round = 0; round < 10; round++) {
        String note = "note-7-" + round;
        Map<String, String> key = Map.of("idempotencyKey", "key-7-" + round);
        List<Receipt> receipts =
            together(
                () -> send(commands, new OpenNote(note, NOW), key),
                () -> send(theirs, new OpenNote(note, NOW), key));
        assertThat(receipts.getFirst()).isEqualTo(receipts.getLast());
        assertThat(log.lastSequence(note)).hasValue(0);
      }
    }
  }

  @Test
  void ofTwoCommandsGivenOnTheSameVersionOneIsRecorded() throws Exception {
    try (ConfigurableApplicationContext other = otherProcess()) {
      CommandGateway theirs = other.getBean(CommandGateway.class);
      for (int round = 0; round < 20; round++) {
        String note = "note-11-" + round;
        send(new OpenNote(note, NOW));
        Map<String, Long> seen = Map.of("expectedVersion", 0L);
        CommandGateway second = round % 2 == 0 ? commands : theirs;
        List<Receipt> receipts =
            together(
                () -> sendUnlessOvertaken(commands, new AddLine(note, "mine", NOW), seen),
                () -> sendUnlessOvertaken(second, new AddLine(note, "yours", NOW), seen));
        assertThat(receipts).containsOnlyOnce(OVERTAKEN);
        assertThat(log.lastSequence(note)).hasValue(1);
      }
    }
  }

  @Test
  void aCommandGivenOnAnotherVersionChangesNothingEvenWhereItWouldNot() {
    send(new OpenNote("note-12", NOW));
    for (long other : List.of(-1L, 1L)) {
      assertThatThrownBy(
              () -> send(commands, new ReadNote("note-12"), Map.of("expectedVersion", other)))
          .isInstanceOf(Overtaken.class)
          .hasMessage(
              "note-12 is at version 0 and not at %d, on which the command was given", other);
    }
    send(commands, new ReadNote("note-12"), Map.of("expectedVersion", 0L));
    send(commands, new OpenNote("note-13", NOW), Map.of("expectedVersion", -1L));
    assertThat(log.lastSequence("note-13")).hasValue(0);
  }

  private static Receipt sendUnlessOvertaken(
      CommandGateway gateway, Object command, Map<String, ?> metadata) {
    try {
      return send(gateway, command, metadata);
    } catch (Overtaken e) {
      return OVERTAKEN;
    }
  }

  @Test
  void processesDecideOnTheNewestStateOfAnAggregate() throws Exception {
    try (ConfigurableApplicationContext other = otherProcess()) {
      CommandGateway theirs = other.getBean(CommandGateway.class);
      send(new OpenNote("note-8", NOW));
      together(() -> addLines(commands, "ours"), () -> addLines(theirs, "theirs"));
      assertThat(log.lastSequence("note-8")).hasValue(60);
      assertThatThrownBy(() -> send(new AddLine("note-8", "too much", NOW)))
          .hasMessage("The note note-8 is full");
      assertThatThrownBy(() -> send(theirs, new AddLine("note-8", "too much", NOW), Map.of()))
          .hasMessage("The note note-8 is full");
    }
  }

  @Test
  void anAggregateIsLoadedFromItsSnapshot() {
    send(new OpenNote("note-9", NOW));
    IntStream.range(0, 55).forEach(i -> send(new AddLine("note-9", "line " + i, NOW)));
    MongoCollection<Document> snapshots = MONGO.database().getCollection(SnapshotStore.COLLECTION);
    assertThat(snapshots.find(new Document("_id", "note-9")))
        .singleElement()
        .satisfies(it -> assertThat(it.getString("payload")).contains("\"lines\":"));
    // A snapshot that says otherwise than the events shows which of the two was read.
    snapshots.updateOne(
        new Document("_id", "note-9"),
        new Document("$set", new Document("payload", "{\"note\":\"note-9\",\"lines\":60}")));
    try (ConfigurableApplicationContext other = otherProcess()) {
      CommandGateway theirs = other.getBean(CommandGateway.class);
      assertThatThrownBy(() -> send(theirs, new AddLine("note-9", "one more", NOW), Map.of()))
          .hasMessage("The note note-9 is full");
    }
  }

  private static Receipt addLines(CommandGateway gateway, String who) {
    Receipt last = new Receipt("", -1);
    for (int i = 0; i < 30; i++) {
      last = send(gateway, new AddLine("note-8", who + " " + i, NOW), Map.of());
    }
    return last;
  }

  private static List<Receipt> together(Callable<Receipt> one, Callable<Receipt> other)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Receipt>> answers = threads.invokeAll(List.of(one, other));
      return List.of(answers.getFirst().get(), answers.getLast().get());
    }
  }

  private static ConfigurableApplicationContext otherProcess() {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .properties(
            "spring.mongodb.uri=" + MONGO.uri(), "axon.eventhandling.processors.board.mode=pooled")
        .run();
  }
}
