package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WhenReplaying extends NotesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Autowired EventProcessingConfiguration processing;

  @Test
  void everyReplayedEventSaysSoAndNoneAfterIt() {
    PooledStreamingEventProcessor processor =
        processing.eventProcessor("board", PooledStreamingEventProcessor.class).orElseThrow();
    for (int note = 0; note < 4; note++) {
      String name = "replayed-" + note;
      send(new OpenNote(name, NOW));
      IntStream.range(0, 5).forEach(i -> send(new AddLine(name, "line " + i, NOW)));
    }
    await().until(() -> seenOfReplay().size() == 20);

    processor.shutDown();
    processor.resetTokens();
    board.seen.clear();
    processor.start();
    await().until(() -> seenOfReplay().size() == 20);
    assertThat(seenOfReplay()).allMatch(Seen::replayed);

    IntStream.range(0, 4).forEach(note -> send(new AddLine("replayed-" + note, "after", NOW)));
    await().until(() -> seenOfReplay().size() == 24);
    assertThat(seenOfReplay())
        .filteredOn(seen -> seen.line().equals("after"))
        .hasSize(4)
        .noneMatch(Seen::replayed);
  }

  private List<Seen> seenOfReplay() {
    return board.seen.stream().filter(seen -> seen.note().startsWith("replayed-")).toList();
  }
}
