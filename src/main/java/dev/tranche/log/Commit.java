package dev.tranche.log;

/**
 * Changes that are in the log: their events hold the positions from {@code position} on, without a
 * gap.
 */
public record Commit(long position, Changes changes) {

  /** Position of the last event. */
  public long lastPosition() {
    return position + changes.events().size() - 1;
  }

  /** Position of the commit that follows. */
  public long nextPosition() {
    return lastPosition() + 1;
  }
}
