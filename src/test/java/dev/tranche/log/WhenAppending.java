package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.testing.TestMongo;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenAppending {

  private TestMongo mongo;
  private CommitLog log;

  @BeforeEach
  void open() {
    mongo = TestMongo.start();
    log = new CommitLog(mongo.database());
  }

  @AfterEach
  void close() {
    log.close();
    mongo.close();
  }

  @Test
  void startsAtPositionZero() {
    assertThat(log.head()).isEqualTo(new Head(0, "0".repeat(64)));
    assertThat(log.append(Facts.of("pl-k2-2022", 0, 2)).position()).isZero();
    assertThat(log.append(Facts.of("fi-k9-2017", 0, 1)).position()).isEqualTo(2);
    assertThat(log.head().position()).isEqualTo(3);
  }

  @Test
  void readsBackWhatWasRecorded() {
    CommandKey key = new CommandKey("order-7", "f".repeat(64));
    Changes changes = Facts.of("pl-k2-2022", 0, 3, key);
    Commit recorded = log.append(changes);
    assertThat(log.read(0, 10)).containsExactly(new Commit(0, changes));
    assertThat(log.readStream("pl-k2-2022", 0, 10)).containsExactly(recorded);
    assertThat(log.findByKey("order-7")).contains(recorded);
    assertThat(log.findByKey("order-8")).isEmpty();
  }

  @Test
  void refusesASequenceThatIsTaken() {
    log.append(Facts.of("pl-k2-2022", 0, 2));
    assertThatThrownBy(() -> log.append(Facts.of("pl-k2-2022", 0, 1)))
        .isInstanceOf(StreamConflict.class)
        .hasMessageContaining("pl-k2-2022");
    assertThat(log.append(Facts.of("pl-k2-2022", 2, 1)).position()).isEqualTo(2);
  }

  @Test
  void refusesAKeyThatIsTaken() {
    log.append(Facts.of("pl-k2-2022", 0, 1, new CommandKey("once", "a")));
    assertThatThrownBy(() -> log.append(Facts.of("fi-k9-2017", 0, 1, new CommandKey("once", "a"))))
        .isInstanceOf(KeyConflict.class);
    assertThat(log.lastSequence("fi-k9-2017")).isEmpty();
  }

  @Test
  void readsFromTheMiddleOfACommit() {
    log.append(Facts.of("pl-k2-2022", 0, 3));
    log.append(Facts.of("fi-k9-2017", 0, 1));
    log.append(Facts.of("pl-k2-2022", 3, 2));
    assertThat(positions(log.read(1, 10))).containsExactly(0L, 3L, 4L);
    assertThat(positions(log.read(4, 10))).containsExactly(4L);
    assertThat(positions(log.read(5, 10))).containsExactly(4L);
    assertThat(log.read(6, 10)).isEmpty();
    assertThat(positions(log.readStream("pl-k2-2022", 4, 10))).containsExactly(4L);
    assertThat(positions(log.readStream("pl-k2-2022", 1, 1))).containsExactly(0L, 4L);
    assertThat(log.readStream("pl-k2-2022", 5, 10)).isEmpty();
  }

  @Test
  void knowsTheLastSequenceOfAStream() {
    log.append(Facts.of("pl-k2-2022", 0, 3));
    log.append(Facts.of("pl-k2-2022", 3, 2));
    assertThat(log.lastSequence("pl-k2-2022")).hasValue(4);
    assertThat(log.lastSequence("unheard-of")).isEmpty();
  }

  @Test
  void pagesThroughTheWholeLog() {
    IntStream.range(0, 25).forEach(i -> log.append(Facts.of("stream-" + i, 0, 1)));
    assertThat(positions(log.read(10, 10)))
        .containsExactlyElementsOf(IntStream.range(10, 20).mapToObj(Long::valueOf).toList());
  }

  @Test
  void anInterruptStopsNothingAndStaysSet() {
    Thread.currentThread().interrupt();
    Commit recorded = log.append(Facts.of("pl-k2-2022", 0, 1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(log.read(0, 10)).containsExactly(recorded);
  }

  /** Else the chain would be over other bytes than those that are stored. */
  @Test
  void refusesATextThatWouldNotComeBack() {
    String half = "half \ud800";
    CommandKey key = new CommandKey("once", "a");
    for (Changes changes :
        List.of(
            noted("pl-k2-2022", key, "{\"note\":\"" + half + "\"}", "{}"),
            noted("pl-k2-2022", key, "{}", "{\"recorder\":\"" + half + "\"}"),
            noted("pl-k2-2022", new CommandKey(half, "a"), "{}", "{}"),
            noted(half, key, "{}", "{}"))) {
      assertThatThrownBy(() -> log.append(changes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot be stored as they are");
    }
    assertThat(log.head().position()).isZero();

    log.append(noted("pl-k2-2022", key, "{\"note\":\"\ud83d\ude80 \u0000\"}", "{}"));
    assertThat(new ChainVerifier(log).verify().firstBreak()).isEmpty();
  }

  private static Changes noted(String stream, CommandKey key, String payload, String metadata) {
    return new Changes(
        stream,
        "Contract",
        0,
        key,
        List.of(new StoredEvent("id", 0, "noted", "1", payload, metadata)));
  }

  @Test
  void refusesWhatNoDocumentHolds() {
    StoredEvent event =
        new StoredEvent("id", 0, "noted", "1", "x".repeat(17 << 20), StoredEvent.NO_METADATA);
    Changes changes = new Changes("pl-k2-2022", "Contract", 0, null, List.of(event));
    assertThatThrownBy(() -> log.append(changes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pl-k2-2022");
  }

  @Test
  void takesNothingOnceClosed() {
    log.close();
    assertThatThrownBy(() -> log.append(Facts.of("pl-k2-2022", 0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The log is closed; nothing was recorded");
  }

  private static List<Long> positions(List<Commit> commits) {
    return commits.stream().map(Commit::position).toList();
  }
}
