package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WhenStartingUp extends NotesTest {

  @Autowired EventProcessingConfiguration processing;
  @Autowired TokenStore tokens;
  @Autowired EventStore store;

  @Test
  void processorsRunAndKeepUp() {
    PooledStreamingEventProcessor processor =
        processing.eventProcessor("board", PooledStreamingEventProcessor.class).orElseThrow();
    await().until(() -> processor.processingStatus().size() == 2);
    send(new OpenNote("start-up", Instant.EPOCH));
    send(new AddLine("start-up", "line", Instant.EPOCH));
    await().until(() -> board.linesOf("start-up").size() == 1);
    await()
        .until(() -> processor.processingStatus().values().stream().allMatch(s -> s.isCaughtUp()));
    assertThat(processor.isError()).isFalse();
    assertThat(store.createHeadToken())
        .isEqualTo(new GlobalSequenceTrackingToken(log.head().position() - 1));
  }

  @Test
  void aTokenThatIsStoredTwiceInAMillisecondIsStored() {
    tokens.initializeTokenSegments("twice", 1);
    for (int i = 0; i < 100; i++) {
      tokens.storeToken(new GlobalSequenceTrackingToken(7), "twice", 0);
    }
    assertThat(tokens.fetchToken("twice", 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
  }
}
