package dev.tranche.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tranche.log.ChainedCommit;
import dev.tranche.log.Changes;
import dev.tranche.log.CommandKey;
import dev.tranche.log.Commit;
import dev.tranche.log.StoredCommit;
import dev.tranche.log.StoredEvent;
import dev.tranche.proof.Hash;
import dev.tranche.proof.Leaf;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One commit as a line of a pack: all that the log holds of it. Payload and metadata are the very
 * texts that are stored, whose bytes are hashed.
 *
 * @param key the idempotency key of its command, if it had one, and the fingerprint beside it
 * @param hash of the chain, in a full pack; of one contract's commits it could not be checked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"position", "stream", "type", "first", "key", "fingerprint", "events", "hash"})
record CommitLine(
    long position,
    String stream,
    String type,
    long first,
    @Nullable String key,
    @Nullable String fingerprint,
    List<EventLine> events,
    @Nullable String hash) {

  /** For all that is in packs; whoever reads more than is known refuses. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** One event of it. */
  @JsonPropertyOrder({"id", "at", "name", "revision", "payload", "metadata"})
  record EventLine(
      String id, long at, String name, String revision, String payload, String metadata) {}

  static CommitLine of(ChainedCommit chained, boolean withHash) {
    Changes changes = chained.commit().changes();
    CommandKey key = changes.key();
    return new CommitLine(
        chained.commit().position(),
        changes.stream(),
        changes.aggregateType(),
        changes.firstSequence(),
        key == null ? null : key.key(),
        key == null ? null : key.fingerprint(),
        changes.events().stream().map(CommitLine::line).toList(),
        withHash ? chained.hash() : null);
  }

  private static EventLine line(StoredEvent e) {
    return new EventLine(e.id(), e.timeMillis(), e.name(), e.revision(), e.payload(), e.metadata());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException for anything else, be it only written otherwise
   */
  static ChainedCommit parse(String text) {
    try {
      CommitLine line = JSON.readValue(text, CommitLine.class);
      if (line.text().equals(text)) {
        return line.commit();
      }
    } catch (RuntimeException _) { // what was forged may be anything
      throw new IllegalArgumentException("this is no commit");
    }
    throw new IllegalArgumentException("this commit is not written as commits are");
  }

  /** Reads a line that was checked by {@link #parse} before. */
  static ChainedCommit again(byte[] line) {
    return JSON.readValue(line, CommitLine.class).commit();
  }

  String text() {
    return JSON.writeValueAsString(this);
  }

  /** With an empty hash where the line has none. */
  private ChainedCommit commit() {
    CommandKey command =
        key == null ? null : new CommandKey(key, fingerprint == null ? "" : fingerprint);
    List<StoredEvent> stored =
        events.stream()
            .map(e -> new StoredEvent(e.id, e.at, e.name, e.revision, e.payload, e.metadata))
            .toList();
    return new ChainedCommit(
        new Commit(position, new Changes(stream, type, first, command, stored)),
        hash == null ? "" : hash);
  }

  static Hash leaf(ChainedCommit chained) {
    return Leaf.of(chained.commit().position(), StoredCommit.of(chained.commit()).content());
  }
}
