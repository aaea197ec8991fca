package dev.tranche.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.log.Changes;
import dev.tranche.log.CommandKey;
import dev.tranche.log.Commit;
import dev.tranche.log.Head;
import dev.tranche.log.StoredEvent;
import dev.tranche.log.Verification;
import dev.tranche.log.Verification.Break;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault that a run looks for is planted here once. */
class WhenTheLogIsHeldAgainstNotes {

  private static final Head HEAD = new Head(6, "beef");

  @TempDir private Path folder;
  private Path file;
  private Notes notes;

  @BeforeEach
  void note() throws Exception {
    file = folder.resolve("notes");
    notes = new Notes(file);
    notes.acknowledged(0, List.of("a", "b"));
    notes.acknowledged(2, List.of("c"));
    notes.acknowledged(0, List.of("d", "e", "f"));
    notes.refused(1, List.of("r", "s"));
    notes.unknown(0, List.of("u"));
  }

  private static List<Commit> sound() {
    return List.of(
        commit(0, "one", 0, null, "a", "b"),
        commit(2, "two", 0, "key", "c"),
        commit(3, "one", 2, null, "d", "e", "f"));
  }

  private static Commit commit(
      long position, String stream, long sequence, @Nullable String key, String... ids) {
    List<StoredEvent> events =
        Stream.of(ids).map(id -> new StoredEvent(id, 0, "noted", "1", "{}", "{}")).toList();
    CommandKey command = key == null ? null : new CommandKey(key, "");
    return new Commit(position, new Changes(stream, "Contract", sequence, command, events));
  }

  private static List<Commit> with(int at, Commit commit) {
    List<Commit> commits = new ArrayList<>(sound());
    commits.set(at, commit);
    return commits;
  }

  private static List<Commit> and(Commit commit) {
    return Stream.concat(sound().stream(), Stream.of(commit)).toList();
  }

  private List<String> findings(List<Commit> commits) throws Exception {
    return findings(commits, new Head(commits.getLast().nextPosition(), "beef"), Optional.empty());
  }

  private List<String> findings(List<Commit> commits, Head head, Optional<Break> broken)
      throws Exception {
    Check check = new Check();
    commits.forEach(check::on);
    Verification verification = new Verification(0, commits.size(), head, broken);
    return check.findings(Testimony.of(List.of(file)), verification, head, 1);
  }

  @Test
  void nothingIsFoundInASoundLog() throws Exception {
    assertThat(findings(sound())).isEmpty();
  }

  @Test
  void whatWasUnknownOrInFlightMayBeThere() throws Exception {
    assertThat(findings(and(commit(6, "two", 1, null, "u", "in-flight")))).isEmpty();
  }

  @Test
  void findsThatAnAcknowledgedEventIsMissing() throws Exception {
    notes.acknowledged(0, List.of("lost"));
    assertThat(findings(sound()))
        .containsExactly("Event lost was acknowledged and is not in the log");
  }

  @Test
  void countsWhatItFindsOften() throws Exception {
    notes.acknowledged(0, List.of("1", "2", "3", "4", "5", "6", "7"));
    assertThat(findings(and(commit(6, "two", 2, null, "u"))))
        .hasSize(7)
        .contains("Stream two goes on with event 2 at position 6, event 1 is next")
        .contains("Event 5 was acknowledged and is not in the log")
        .contains("7 times a lost event");
  }

  @Test
  void findsADoubledEvent() throws Exception {
    assertThat(findings(and(commit(6, "two", 1, null, "a"))))
        .containsExactly("Event a is at position 0 and again at 6");
  }

  @Test
  void findsAGapInAStream() throws Exception {
    assertThat(findings(with(2, commit(3, "one", 3, null, "d", "e", "f"))))
        .containsExactly("Stream one goes on with event 3 at position 3, event 2 is next");
  }

  @Test
  void findsASequenceThatIsTakenTwice() throws Exception {
    assertThat(findings(with(2, commit(3, "one", 1, null, "d", "e", "f"))))
        .containsExactly("Stream one goes on with event 1 at position 3, event 2 is next");
  }

  @Test
  void findsAGapInPositions() throws Exception {
    assertThat(findings(with(2, commit(4, "one", 2, null, "d", "e", "f"))))
        .containsExactly(
            "A commit starts at position 4, 3 is next",
            "The log's head is at 7, and it holds 6 events");
  }

  @Test
  void findsThatALogDoesNotStartAtZero() throws Exception {
    assertThat(findings(sound().subList(1, 3)))
        .contains("A commit starts at position 2, 0 is next");
  }

  @Test
  void findsACommitInsideOfAnother() throws Exception {
    assertThat(findings(and(commit(5, "two", 1, null, "u"))))
        .contains("A commit starts at position 5, 6 is next");
  }

  @Test
  void findsAnEventThatWasRefused() throws Exception {
    assertThat(findings(and(commit(6, "two", 1, null, "s"))))
        .containsExactly("Event s was refused and is at position 6");
  }

  @Test
  void findsAKeyThatIsUsedTwice() throws Exception {
    assertThat(findings(and(commit(6, "two", 1, "key", "u"))))
        .containsExactly("Idempotency key key is in the log twice");
  }

  @Test
  void findsMoreThanCanHaveBeenInFlight() throws Exception {
    assertThat(findings(and(commit(6, "two", 1, null, "x", "y"))))
        .containsExactly("2 events are not from anybody's notes, 1 can have been");
  }

  @Test
  void findsABrokenChain() throws Exception {
    assertThat(findings(sound(), HEAD, Optional.of(new Break(3, "hash a", "hash b"))))
        .containsExactly("The chain breaks at position 3: expected hash a, found hash b");
  }

  @Test
  void findsAHeadThatIsNotTheNumberOfEvents() throws Exception {
    assertThat(findings(sound(), new Head(5, "beef"), Optional.empty()))
        .containsExactly("The log's head is at 5, and it holds 6 events");
  }

  @Test
  void findsWhatAWriterCouldNotDo() throws Exception {
    notes.failed("Writer 1.1 failed:\nno disk");
    assertThat(findings(sound())).containsExactly("Writer 1.1 failed: no disk");
  }

  @Test
  void ignoresALineThatWasNeverFinished() throws Exception {
    Files.writeString(file, "ACKNOWLEDGED 0 ne", StandardOpenOption.APPEND);
    assertThat(findings(sound())).isEmpty();
  }

  @Test
  void countsWhatWasNoted() throws Exception {
    Testimony testimony = Testimony.of(List.of(file));
    assertThat(testimony.appends).isEqualTo(3);
    assertThat(testimony.conflicts).isEqualTo(3);
  }
}
