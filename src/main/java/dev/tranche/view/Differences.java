package dev.tranche.view;

import java.util.List;

/**
 * What the generation that is read has otherwise than the one that was built.
 *
 * @param compared rows of the one that was built
 * @param missing rows that it lacks
 * @param ghosts rows of which the log knows nothing
 * @param altered rows with another content
 */
public record Differences(long compared, Rows missing, Rows ghosts, Rows altered) {

  /** How many, and the first of them by name. */
  public record Rows(long count, List<String> first) {}
}
