package dev.tranche.embedded;

/** When a write is acknowledged: what has to happen to the machine for it to be lost. */
public enum Durability {

  /** As soon as it is in memory: a killed process loses what came after the last checkpoint. */
  NONE,

  /**
   * When it is in the journal file: a killed process loses nothing; a power cut loses at most what
   * was written in the last tenth of a second.
   */
  JOURNAL,

  /**
   * As {@link #JOURNAL}, and a write that asks for it ({@code j: true} or {@code w: "majority"}) is
   * acknowledged when the disk has it, so that a power cut does not lose it either.
   */
  FSYNC
}
