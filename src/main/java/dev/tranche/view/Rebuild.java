package dev.tranche.view;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of a view, as it stands in its pointer.
 *
 * @param generation the number of the one that is built
 * @param manual whether the switch waits for a call
 * @param owner the process that builds it
 * @param beat raised by its owner about every second; one that stands still is taken over
 * @param startedMillis since 1970, by the clock of the owner
 * @param progress as of the last beat
 * @param differences to the generation that was read, once they are known
 * @param failure why it failed, in words
 */
public record Rebuild(
    int generation,
    Phase phase,
    boolean manual,
    String owner,
    long beat,
    long startedMillis,
    Progress progress,
    @Nullable Differences differences,
    @Nullable String failure) {

  /**
   * How far the fill is.
   *
   * @param events how many of the log's events are read
   * @param ofEvents how many there were to read
   * @param eventsPerSecond since it began
   * @param undigested streams that the view cannot digest; their events are dead letters
   */
  public record Progress(long events, long ofEvents, long eventsPerSecond, long undigested) {

    static final Progress NONE = new Progress(0, 0, 0, 0);
  }

  /** How far a rebuild is. */
  public enum Phase {
    STARTING,
    FILLING,
    COMPARING,
    /** Built, and to be read once somebody says so. */
    READY,
    SWITCHED,
    CANCELLED,
    FAILED;

    /** Whether some process works on it. */
    public boolean runs() {
      return this == STARTING || this == FILLING || this == COMPARING;
    }

    /** Whether it will never be read by this rebuild any more, or is read already. */
    public boolean hasEnded() {
      return this == SWITCHED || this == CANCELLED || this == FAILED;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A pointer of a former version holds no such progress: that counts as none. */
  public Rebuild {
    progress = Objects.requireNonNullElse(progress, Progress.NONE);
  }

  static Rebuild starting(int generation, boolean manual, String owner, long startedMillis) {
    return new Rebuild(
        generation, Phase.STARTING, manual, owner, 0, startedMillis, Progress.NONE, null, null);
  }

  Rebuild in(Phase changed) {
    return with(changed, beat, progress, differences, failure);
  }

  Rebuild differingBy(@Nullable Differences found) {
    return with(phase, beat, progress, found, failure);
  }

  Rebuild failed(String words) {
    return with(Phase.FAILED, beat, progress, differences, words);
  }

  Rebuild beating(Progress now) {
    return with(phase, beat + 1, now, differences, failure);
  }

  private Rebuild with(
      Phase otherPhase,
      long otherBeat,
      Progress otherProgress,
      @Nullable Differences otherDifferences,
      @Nullable String otherFailure) {
    return new Rebuild(
        generation,
        otherPhase,
        manual,
        owner,
        otherBeat,
        startedMillis,
        otherProgress,
        otherDifferences,
        otherFailure);
  }
}
