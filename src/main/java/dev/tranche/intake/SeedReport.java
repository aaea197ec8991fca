package dev.tranche.intake;

import java.util.List;

/**
 * What came of the seed files.
 *
 * @param recorded facts that were recorded now
 * @param known facts that were recorded at an earlier start
 * @param mistakes one line each, {@code file:line: words}
 */
public record SeedReport(int files, int recorded, int known, List<String> mistakes) {

  public SeedReport {
    mistakes = List.copyOf(mistakes);
  }
}
