package dev.tranche.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What one measurement gave, round by round. */
public final class Series {

  private final double[] values;

  public Series(double... values) {
    this.values = values.clone();
  }

  /** The value in the middle. */
  public double median() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Round by round: what disturbs the machine for a while disturbs both. */
  public Series over(Series other) {
    return new Series(
        IntStream.range(0, values.length).mapToDouble(i -> values[i] / other.values[i]).toArray());
  }
}
