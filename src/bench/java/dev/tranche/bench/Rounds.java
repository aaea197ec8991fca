package dev.tranche.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measurements that are compared with each other: each round takes every one of them, so that all
 * meet the machine in the same moods. The first rounds only warm up.
 */
public final class Rounds {

  /** Rounds that do not count. */
  public static final int WARM_UP = 2;

  private final Map<String, Measurement> measurements = new LinkedHashMap<>();
  private final int rounds;
  private final int warmUp;

  /** Returns one value, such as a rate. */
  public interface Measurement {
    double take() throws Exception;
  }

  /** What each measurement gave. */
  public record Results(Map<String, Series> series) {

    /** What the measurement of that name gave. */
    public Series of(String name) {
      Series found = series.get(name);
      if (found == null) {
        throw new IllegalArgumentException("No measurement is called " + name);
      }
      return found;
    }
  }

  public Rounds(int rounds) {
    this(rounds, WARM_UP);
  }

  /**
   * @param warmUp rounds that do not count; none where all is warm already
   */
  public Rounds(int rounds, int warmUp) {
    this.rounds = rounds;
    this.warmUp = warmUp;
  }

  /** Adds a measurement under a name, behind those that are there. */
  public Rounds add(String name, Measurement measurement) {
    if (measurements.put(name, measurement) != null) {
      throw new IllegalArgumentException("Two measurements are called " + name);
    }
    return this;
  }

  /** Takes all measurements and returns what each gave, the warm-up left out. */
  public Results run() throws Exception {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (int round = -warmUp; round < rounds; round++) {
      for (Map.Entry<String, Measurement> measurement : measurements.entrySet()) {
        double value = measurement.getValue().take();
        if (round >= 0) {
          values.computeIfAbsent(measurement.getKey(), _ -> new double[rounds])[round] = value;
        }
        System.out.printf("  %-60s %,14.2f%n", measurement.getKey(), value);
      }
    }
    Map<String, Series> series = new LinkedHashMap<>();
    values.forEach((name, all) -> series.put(name, new Series(all)));
    return new Results(series);
  }
}
