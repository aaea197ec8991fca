package dev.tranche.bench;

import java.nio.file.Path;

/** One subject that is measured in one go. */
public interface Benchmark {

  /**
   * Measures, saying on standard output how far it is, and returns the figures.
   *
   * @param folder empty, for files that are not needed afterwards
   */
  Table measure(Options options, Path folder) throws Exception;

  /**
   * How long to measure.
   *
   * @param rounds how often each measurement is repeated; the figure is the median
   * @param seconds of one measurement of a rate, or of the whole where there is but one
   */
  record Options(int rounds, double seconds) {

    static Options fromSystemProperties() {
      return new Options(
          Integer.getInteger("rounds", 5), Double.parseDouble(System.getProperty("seconds", "2")));
    }
  }
}
