package dev.tranche.log;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Changes to record, where a test does not care what they say. */
final class Facts {

  private Facts() {}

  static Changes of(String stream, long firstSequence, int events) {
    return of(stream, firstSequence, events, null);
  }

  static Changes of(String stream, long firstSequence, int events, @Nullable CommandKey key) {
    List<StoredEvent> facts =
        IntStream.range(0, events)
            .mapToObj(i -> event("{\"note\":\"%s %d\"}".formatted(stream, firstSequence + i)))
            .toList();
    return new Changes(stream, "Contract", firstSequence, key, facts);
  }

  private static StoredEvent event(String payload) {
    String id = UUID.randomUUID().toString();
    return new StoredEvent(id, 1_700_000_000_000L, "noted", "1", payload, "{}");
  }
}
