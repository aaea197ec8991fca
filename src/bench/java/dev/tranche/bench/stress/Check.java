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
import java.util.TreeSet;

/**
 * Holds a log against what its writers were told: takes every commit in order of position, by its
 * own count and not by the verifier's, and says in sentences what is not as promised.
 */
final class Check {

  private static final int PAGE_COMMITS = 1000;
  private static final int MOST_FINDINGS = 20;

  private final Map<String, Long> positions = new HashMap<>();
  private final Map<String, Long> nextSequences = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
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
      findings.add("A commit starts at position %d, %d is next".formatted(commit.position(), next));
    }
    String stream = commit.changes().stream();
    long expected = nextSequences.getOrDefault(stream, 0L);
    if (commit.changes().firstSequence() != expected) {
      findings.add(
          "Stream %s goes on with event %d at position %d, event %d is next"
              .formatted(stream, commit.changes().firstSequence(), commit.position(), expected));
    }
    CommandKey key = commit.changes().key();
    if (key != null && !keys.add(key.key())) {
      findings.add("Idempotency key %s is in the log twice".formatted(key.key()));
    }
    long position = commit.position();
    for (StoredEvent event : commit.changes().events()) {
      Long before = positions.putIfAbsent(event.id(), position);
      if (before != null) {
        findings.add(
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
        findings.add("Event %s was acknowledged and is not in the log".formatted(id));
      }
    }
    for (String id : new TreeSet<>(testimony.refused)) {
      if (positions.containsKey(id)) {
        findings.add("Event %s was refused and is at position %d".formatted(id, positions.get(id)));
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

  private List<String> shortened() {
    if (findings.size() <= MOST_FINDINGS) {
      return List.copyOf(findings);
    }
    List<String> told = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
    told.add("%d more findings".formatted(findings.size() - MOST_FINDINGS));
    return told;
  }
}
