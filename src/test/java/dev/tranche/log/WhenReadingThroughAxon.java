package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.log.NotesTest.NoteEvent;
import dev.tranche.log.NotesTest.NoteEvent.LineAdded;
import dev.tranche.log.NotesTest.NoteEvent.NoteOpened;
import dev.tranche.testing.TestMongo;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WhenReadingThroughAxon {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private TestMongo mongo;
  private CommitLog log;
  private LogStorageEngine engine;

  @BeforeEach
  void open() {
    mongo = TestMongo.start();
    log = new CommitLog(mongo.database());
    engine = engine(NoOpEventUpcaster.INSTANCE);
  }

  @AfterEach
  void close() {
    log.close();
    mongo.close();
  }

  private LogStorageEngine engine(EventUpcaster upcaster) {
    EventSerializer serializer = new EventSerializer(EventNames.of(NoteEvent.class));
    return LogStorageEngine.over(
        log, mongo.database(), serializer, serializer, upcaster, SnapshotFilter.allowAll());
  }

  @Test
  void readsAStreamFromAnySequence() {
    engine.appendEvents(lines("a", 0, 3, NOON));
    engine.appendEvents(lines("b", 0, 1, NOON));
    engine.appendEvents(lines("a", 3, 2, NOON));
    assertThat(engine.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
        .containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(engine.readEvents("a", 1).asStream().map(DomainEventMessage::getSequenceNumber))
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(engine.readEvents("a", 5).hasNext()).isFalse();
    assertThat(engine.lastSequenceNumberFor("a")).contains(4L);
    assertThat(engine.lastSequenceNumberFor("c")).isEmpty();
  }

  @Test
  void givesBackWhatWasAppended() {
    DomainEventMessage<?> event =
        new GenericDomainEventMessage<>(
            "Note",
            "a",
            0,
            new NoteOpened("a", NOON),
            MetaData.with("correlationId", "7"),
            "id",
            NOON);
    engine.appendEvents(event);
    DomainEventMessage<?> read = engine.readEvents("a").next();
    assertThat(read.getPayload()).isEqualTo(event.getPayload());
    assertThat(read.getMetaData()).isEqualTo(event.getMetaData());
    assertThat(read.getIdentifier()).isEqualTo("id");
    assertThat(read.getTimestamp()).isEqualTo(NOON);
    assertThat(read.getType()).isEqualTo("Note");
  }

  @Test
  void readsTheWholeLogFromAnyTokenOverManyPages() {
    IntStream.range(0, 50).forEach(i -> engine.appendEvents(lines("note-" + i, 0, 45, NOON)));
    assertThat(positions(null)).containsExactlyElementsOf(range(0, 2250));
    assertThat(positions(engine.createTailToken())).hasSize(2250);
    assertThat(positions(new GlobalSequenceTrackingToken(998)))
        .containsExactlyElementsOf(range(999, 2250));
    assertThat(positions(engine.createHeadToken())).isEmpty();
    assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(2249));
  }

  @Test
  void makesTokensAtATime() {
    engine.appendEvents(lines("a", 0, 2, NOON));
    engine.appendEvents(lines("b", 0, 2, NOON.plusSeconds(3600)));
    engine.appendEvents(lines("c", 0, 1, NOON.plusSeconds(3599))); // a clock that is behind
    engine.appendEvents(lines("d", 0, 1, NOON.plusSeconds(7200)));
    assertThat(positions(engine.createTokenAt(NOON.minusSeconds(1)))).isEqualTo(range(0, 6));
    assertThat(positions(engine.createTokenAt(NOON))).isEqualTo(range(0, 6));
    assertThat(positions(engine.createTokenAt(NOON.plusSeconds(1)))).isEqualTo(range(2, 6));
    assertThat(positions(engine.createTokenAt(NOON.plusSeconds(7200)))).isEqualTo(range(5, 6));
    assertThat(positions(engine.createTokenAt(NOON.plusSeconds(7201)))).isEmpty();
  }

  @Test
  void aConflictIsAxonsOwn() {
    engine.appendEvents(lines("a", 0, 2, NOON));
    engine.appendEvents(lines("a", 2, 1, NOON));
    assertThatThrownBy(() -> engine.appendEvents(lines("a", 2, 1, NOON)))
        .isInstanceOf(ConcurrencyException.class)
        .hasMessage("Note a was changed by somebody else at the same time");
    assertThatThrownBy(() -> engine.appendEvents(lines("a", 0, 1, NOON)))
        .isInstanceOf(AggregateStreamCreationException.class)
        .hasMessage("Note a exists already");
  }

  @Test
  void refusesWhatIsNotOneCommit() {
    List<DomainEventMessage<?>> two = List.of(line("a", 0, NOON), line("b", 0, NOON));
    assertThatThrownBy(() -> engine.appendEvents(two))
        .hasMessageContaining("would change a and b; nothing was recorded");
    List<DomainEventMessage<?>> gap = List.of(line("a", 0, NOON), line("a", 2, NOON));
    assertThatThrownBy(() -> engine.appendEvents(gap))
        .hasMessageContaining("Event 2 of a is out of sequence, 1 is next");
    EventMessage<?> plain = GenericEventMessage.asEventMessage(new NoteOpened("a", NOON));
    assertThatThrownBy(() -> engine.appendEvents(plain))
        .hasMessageContaining("The log holds events of aggregates only");
    assertThat(log.head().position()).isZero();
  }

  @Test
  void anUpcasterCarriesAnOldRevisionForward() {
    StoredEvent old =
        new StoredEvent(
            "id", 0, "line-added", "0", "{\"note\":\"a\",\"text\":\"old\",\"recorded\":0}", "{}");
    log.append(new Changes("a", "Note", 0, null, List.of(old)));
    DomainEventMessage<?> read = engine(new TextBecameLine()).readEvents("a").next();
    assertThat(read.getPayload()).isEqualTo(new LineAdded("a", "old", Instant.EPOCH));
  }

  @Test
  void keepsTheNewestSnapshotOnly() {
    engine.storeSnapshot(line("a", 7, NOON));
    engine.storeSnapshot(line("a", 3, NOON));
    assertThat(engine.readSnapshot("a"))
        .get()
        .extracting(DomainEventMessage::getSequenceNumber)
        .isEqualTo(7L);
    engine.storeSnapshot(line("a", 9, NOON));
    assertThat(engine.readSnapshot("a"))
        .get()
        .extracting(DomainEventMessage::getSequenceNumber)
        .isEqualTo(9L);
    assertThat(engine.readSnapshot("b")).isEmpty();
  }

  private static final class TextBecameLine extends SingleEventUpcaster {

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
      return event.getType().equals(new SimpleSerializedType("line-added", "0"));
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
      return event.upcastPayload(
          new SimpleSerializedType("line-added", "1"),
          JsonNode.class,
          json -> {
            ObjectNode payload = (ObjectNode) json;
            payload.set("line", payload.remove("text"));
            return payload;
          });
    }
  }

  private List<Long> positions(@Nullable TrackingToken from) {
    return engine
        .readEvents(from, false)
        .map(event -> event.trackingToken().position().orElseThrow())
        .toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private static List<DomainEventMessage<?>> lines(
      String note, int first, int count, Instant time) {
    return IntStream.range(first, first + count)
        .<DomainEventMessage<?>>mapToObj(sequence -> line(note, sequence, time))
        .toList();
  }

  private static DomainEventMessage<?> line(String note, long sequence, Instant time) {
    LineAdded payload = new LineAdded(note, "line " + sequence, time);
    return new GenericDomainEventMessage<>(
        "Note", note, sequence, payload, MetaData.emptyInstance(), note + sequence, time);
  }
}
