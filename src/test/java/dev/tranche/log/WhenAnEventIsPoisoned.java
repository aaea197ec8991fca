package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WhenAnEventIsPoisoned extends NotesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Autowired EventProcessingConfiguration processing;

  @Test
  void itHoldsUpItsOwnAggregateAlone() {
    send(new OpenNote("ill", NOW));
    send(new OpenNote("well", NOW));
    send(new AddLine("ill", "before", NOW));
    send(new AddLine("ill", Board.POISON, NOW));
    send(new AddLine("ill", "after", NOW));
    send(new AddLine("well", "meanwhile", NOW));
    SequencedDeadLetterQueue<?> letters = processing.deadLetterQueue("board").orElseThrow();
    await().until(() -> letters.sequenceSize("ill") == 2 && !board.linesOf("well").isEmpty());
    assertThat(board.linesOf("ill")).containsExactly("before");
    assertThat(board.linesOf("well")).containsExactly("meanwhile");
    assertThat(letters.amountOfSequences()).isEqualTo(1);

    board.curedOf.add("ill");
    SequencedDeadLetterProcessor<?> processor =
        processing.sequencedDeadLetterProcessor("board").orElseThrow();
    assertThat(processor.processAny()).isTrue();
    assertThat(board.linesOf("ill")).isEqualTo(List.of("before", Board.POISON, "after"));
    assertThat(letters.size()).isZero();
  }
}
