package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.log.NotesTest.NoteEvent.LineAdded;
import dev.tranche.testing.TestMongo;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

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

  @Test
  void aProcessorThatIsNewStartsWithTheFirstEventAndDoesNotCallItAReplay() {
    try (TestMongo fresh = TestMongo.start()) {
      try (CommitLog before = new CommitLog(fresh.database())) {
        before.append(new Changes("early", "Note", 0, null, List.of(line("first"))));
        before.append(new Changes("early", "Note", 1, null, List.of(line("second"))));
      }
      try (ConfigurableApplicationContext started = start(fresh)) {
        Board theirs = started.getBean(Board.class);
        await().until(() -> theirs.seen.size() == 2);
        assertThat(theirs.seen)
            .containsExactly(new Seen("early", "first", false), new Seen("early", "second", false));
      }
    }
  }

  private static StoredEvent line(String text) {
    LineAdded added = new LineAdded("early", text, NOW);
    EventSerializer serializer = new EventSerializer(EventNames.of(NoteEvent.class));
    String payload = serializer.serialize(added, String.class).getData();
    return new StoredEvent(text, 0, "line-added", "1", payload, StoredEvent.NO_METADATA);
  }

  private static ConfigurableApplicationContext start(TestMongo mongo) {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .properties("spring.mongodb.uri=" + mongo.uri())
        .run();
  }
}
