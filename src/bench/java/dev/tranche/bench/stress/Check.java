package dev.tranche.bench.stress;

import dev.tranche.log.CommandKey;
import dev.tranche.log.Commit;
import dev.tranche.log.CommitLog;
import dev.tranche.log.Head;
import dev.tranche.log.StoredEvent;
import dev.tranche.log.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds a log against what its writers were told: takes every commit in order of position, by its
 * own count and not by the verifier's, and says in sentences what is not as promised.
 */
final class Check {

  private static final int PAGE_COMMITS = 1000;
  private static final int MOST_OF_A_KIND = 5;

  private final Map<String, Long> positions = new HashMap<>();
  private final Map<String, Long> nextSequences = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final List<String> findings = new ArrayList<>();
  private long commits;
  private long events;
  private long next;

  /** Takes all commits of a log. */
  void on(CommitLog log) {
    long read = -1; // a commit that started inside of another would show
    List<Commit> page;
    do {
      page = log.read(read + 1, PAGE_COMMITS);
      for (Commit commit : page) {
        if (commit.position() > read) {
          on(commit);
          read = commit.position();
        }
      }
    } while (page.size() >= PAGE_COMMITS);
  }

  /** Takes the commit of the next higher position. */
  void on(Commit commit) {
    if (commit.position() != next) {
      found(
          "a gap in positions",
          "A commit starts at position %d, %d is next".formatted(commit.position(), next));
    }
    String stream = commit.changes().stream();
    long expected = nextSequences.getOrDefault(stream, 0L);
    if (commit.changes().firstSequence() != expected) {
      found(
          "a gap in a stream",
          "Stream %s goes on with event %d at position %d, event %d is next"
              .formatted(stream, commit.changes().firstSequence(), commit.position(), expected));
    }
    CommandKey key = commit.changes().key();
    if (key != null && !keys.add(key.key())) {
      found("a doubled key", "Idempotency key %s is in the log twice".formatted(key.key()));
    }
    long position = commit.position();
    for (StoredEvent event : commit.changes().events()) {
      Long before = positions.putIfAbsent(event.id(), position);
      if (before != null) {
        found(
            "a doubled event",
            "Event %s is at position %d and again at %d".formatted(event.id(), before, position));
      }
      position++;
    }
    nextSequences.put(stream, commit.changes().lastSequence() + 1);
    next = commit.nextPosition();
    events += commit.changes().events().size();
    commits++;
  }

  /**
   * What is wrong, once all commits are taken.
   *
   * @param mostInFlight number of events that writers may have had under way when they died
   */
  List<String> findings(
      Testimony testimony, Verification verification, Head head, long mostInFlight) {
    compare(testimony, mostInFlight);
    compare(verification, head);
    findings.addAll(testimony.failures);
    return shortened();
  }

  private void compare(Testimony testimony, long mostInFlight) {
    for (String id : new TreeSet<>(testimony.acknowledged)) {
      if (!positions.containsKey(id)) {
        found("a lost event", "Event %s was acknowledged and is not in the log".formatted(id));
      }
    }
    for (String id : new TreeSet<>(testimony.refused)) {
      if (positions.containsKey(id)) {
        found(
            "a refused event",
            "Event %s was refused and is at position %d".formatted(id, positions.get(id)));
      }
    }
    long stray = positions.keySet().stream().filter(id -> isStray(id, testimony)).count();
    if (stray > mostInFlight) {
      findings.add(
          "%d events are not from anybody's notes, %d can have been"
              .formatted(stray, mostInFlight));
    }
  }

  private void compare(Verification verification, Head head) {
    verification
        .firstBreak()
        .ifPresent(
            at ->
                findings.add(
                    "The chain breaks at position %d: expected %s, found %s"
                        .formatted(at.position(), at.expected(), at.found())));
    if (verification.isWhole() && verification.commits() != commits) {
      findings.add("The verifier saw %d commits of %d".formatted(verification.commits(), commits));
    }
    if (head.position() != events) {
      findings.add(
          "The log's head is at %d, and it holds %d events".formatted(head.position(), events));
    }
  }

  private static boolean isStray(String id, Testimony testimony) {
    return !testimony.acknowledged.contains(id) && !testimony.unknown.contains(id);
  }

  /** Number of events that nobody was told are recorded. */
  long unacknowledged(Testimony testimony) {
    return positions.keySet().stream().filter(id -> !testimony.acknowledged.contains(id)).count();
  }

  long commits() {
    return commits;
  }

  long events() {
    return events;
  }

  /** The first few of a kind in full, so that one kind does not hide another. */
  private void found(String kind, String sentence) {
    if (kinds.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
      findings.add(sentence);
    }
  }

  private List<String> shortened() {
    List<String> told = new ArrayList<>(findings);
    kinds.forEach(
        (kind, number) -> {
          if (number > MOST_OF_A_KIND) {
            told.add("%,d times %s".formatted(number, kind));
          }
        });
    return told;
  }
}
