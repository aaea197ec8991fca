package dev.tranche.bench.load;

import dev.tranche.bench.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long everything took, while nothing else went on and while views were built anew. */
final class Latencies {

  /** What was asked for. */
  enum Kind {
    COMMAND,
    PROGRESS,
    LIST,
    BOOK
  }

  /** When. What falls into none is not kept. */
  enum Phase {
    BEFORE,
    DURING
  }

  /** Milliseconds, and how long the phase took. */
  private record Kept(Map<Kind, List<Double>> millis, long startNanos) {}

  private final Map<Phase, Kept> phases = new EnumMap<>(Phase.class);
  private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
  private Phase now = Phase.BEFORE;
  private boolean keeps;

  synchronized void begin(Phase phase) {
    Map<Kind, List<Double>> millis = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      millis.put(kind, new ArrayList<>());
    }
    phases.put(phase, new Kept(millis, System.nanoTime()));
    now = phase;
    keeps = true;
  }

  synchronized void end() {
    keeps = false;
    seconds.put(now, (System.nanoTime() - kept(now).startNanos()) / 1e9);
  }

  synchronized void add(Kind kind, double millis) {
    if (keeps) {
      list(now, kind).add(millis);
    }
  }

  /** How long the phase was. */
  synchronized Series seconds(Phase phase) {
    return new Series(seconds.getOrDefault(phase, 0.0));
  }

  /** How often a second. */
  synchronized Series rate(Phase phase, Kind kind) {
    return new Series(list(phase, kind).size() / seconds.getOrDefault(phase, 1.0));
  }

  /** Milliseconds that so many in a hundred did not exceed. */
  synchronized Series percentile(Phase phase, Kind kind, int percent) {
    List<Double> sorted = new ArrayList<>(list(phase, kind));
    Collections.sort(sorted);
    return new Series(sorted.get((sorted.size() - 1) * percent / 100));
  }

  private List<Double> list(Phase phase, Kind kind) {
    return kept(phase).millis().getOrDefault(kind, List.of());
  }

  private Kept kept(Phase phase) {
    Kept kept = phases.get(phase);
    if (kept == null) {
      throw new IllegalStateException(phase + " has not begun");
    }
    return kept;
  }
}
