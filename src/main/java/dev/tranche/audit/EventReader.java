package dev.tranche.audit;

import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.log.ChainedCommit;
import dev.tranche.log.EventSerializer;
import dev.tranche.log.RecordingCommandBus;
import dev.tranche.log.StoredEvent;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads stored events for people. One that cannot be read, since it was tampered with or is of
 * another version of the program, is shown as such and keeps nobody from reading the others.
 */
@Component
public class EventReader {

  private static final String UNREADABLE =
      "This event cannot be read by this version of Tranche; verify the log.";

  /** What is shown of an event, and the event itself where it can be read. */
  public record Shown(RecordedEvent recorded, @Nullable Object event) {}

  /** What an event states; nothing where it cannot be read. */
  public record Stated(@Nullable Object event, @Nullable Provenance provenance) {}

  private final EventSerializer serializer;
  private final JsonMapper json;

  public EventReader(EventSerializer serializer, JsonMapper json) {
    this.serializer = serializer;
    this.json = json;
  }

  /**
   * The event of the commit that has this index in it; items that it does not name by their ids.
   */
  public Shown read(ChainedCommit chained, int index) {
    return read(chained, index, new Designations());
  }

  /** The same, with items as events before it have named them. */
  public Shown read(ChainedCommit chained, int index, Designations items) {
    StoredEvent stored = chained.commit().changes().events().get(index);
    try {
      ReadEvent read = ReadEvent.of(deserialized(stored));
      ObjectNode data = (ObjectNode) json.readTree(stored.payload());
      data.remove("provenance");
      return new Shown(shown(chained, index, read, items, recorder(stored), data), read.event());
    } catch (RuntimeException _) { // what was forged may be anything
      return new Shown(shown(chained, index, null, items, RecordedEvent.UNKNOWN, null), null);
    }
  }

  /** The event alone, without the words for it. */
  public Stated open(StoredEvent stored) {
    try {
      ReadEvent read = ReadEvent.of(deserialized(stored));
      return new Stated(read.event(), read.provenance());
    } catch (RuntimeException _) { // what was forged may be anything
      return new Stated(null, null);
    }
  }

  /** What an event of any kind says that is not recorded yet, in words. */
  public static String inWords(Object event, Designations items) {
    ReadEvent read = ReadEvent.of(event);
    return read.words(items).dated(DateWords.of(read.provenance().effective())) + ".";
  }

  private Object deserialized(StoredEvent stored) {
    return serializer.deserialize(
        new SimpleSerializedObject<>(
            stored.payload(), String.class, stored.name(), stored.revision()));
  }

  private String recorder(StoredEvent stored) {
    return json.readTree(stored.metadata())
        .path(RecordingCommandBus.RECORDER)
        .asString(RecordedEvent.UNKNOWN);
  }

  /** Who recorded it, as it is shown. */
  String recorderOf(StoredEvent stored) {
    try {
      return open(stored).event() == null ? RecordedEvent.UNKNOWN : recorder(stored);
    } catch (RuntimeException _) { // what was forged may be anything
      return RecordedEvent.UNKNOWN;
    }
  }

  private static RecordedEvent shown(
      ChainedCommit chained,
      int index,
      @Nullable ReadEvent read,
      Designations items,
      String recorder,
      @Nullable ObjectNode data) {
    StoredEvent stored = chained.commit().changes().events().get(index);
    @Nullable Provenance provenance = read == null ? null : read.provenance();
    String what = UNREADABLE;
    String undated = UNREADABLE;
    if (read != null) {
      EventWords words = read.words(items);
      what = words.dated(DateWords.of(read.provenance().effective()));
      undated = words.undated();
    }
    return new RecordedEvent(
        chained.commit().position() + index,
        chained.commit().changes().firstSequence() + index,
        chained.commit().changes().stream(),
        stored.name(),
        stored.revision(),
        provenance == null ? null : provenance.effective(),
        provenance == null ? null : provenance.reportedDay(),
        provenance == null ? null : provenance.recorded(),
        provenance == null ? null : provenance.source(),
        recorder,
        chained.hash(),
        provenance == null ? what : sentence(what, provenance, recorder),
        what,
        undated,
        data);
  }

  private static String sentence(String what, Provenance provenance, String recorder) {
    String by = recorder.equals(RecordedEvent.UNKNOWN) ? "somebody unknown" : recorder;
    return "%s; %s; recorded by %s on %s."
        .formatted(what, source(provenance.source()), by, DateWords.of(provenance.recordedDay()));
  }

  private static String source(Source source) {
    return source.published() == null
        ? source.publisher()
        : "%s, %s".formatted(source.publisher(), DateWords.of(source.published()));
  }
}
