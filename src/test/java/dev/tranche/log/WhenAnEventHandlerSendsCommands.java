package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.statement.Receipt;
import java.time.Instant;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WhenAnEventHandlerSendsCommands extends NotesTest {

  private static final int QUESTIONS = 8;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Autowired EventProcessingConfiguration processing;

  @Test
  void eachIsRecordedAtOnceUnderItsOwnKey() {
    PooledStreamingEventProcessor processor =
        processing.eventProcessor("answers", PooledStreamingEventProcessor.class).orElseThrow();
    processor.shutDown();
    for (int i = 0; i < QUESTIONS; i++) {
      send(new OpenNote("answers-to-asked-" + i, NOW));
      send(new OpenNote("asked-" + i, NOW));
      send(new AddLine("asked-" + i, Answers.QUESTION, NOW));
    }
    processor.start(); // all that was asked is handled as one batch
    await().until(() -> answers.receipts.size() == QUESTIONS);
    IntStream.range(0, QUESTIONS).forEach(this::assertAnswered);
    assertThat(new ChainVerifier(log).verify().isWhole()).isTrue();
  }

  private void assertAnswered(int question) {
    Commit answer = log.findByKey("answer-to-asked-" + question).orElseThrow();
    assertThat(answer.changes().stream()).isEqualTo("answers-to-asked-" + question);
    assertThat(answer.changes().events()).hasSize(1);
    assertThat(answers.receipts.get("asked-" + question))
        .isEqualTo(new Receipt(answer.changes().stream(), answer.position()));
  }
}
