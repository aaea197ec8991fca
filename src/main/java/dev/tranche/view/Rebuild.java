package dev.tranche.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of a view, as it stands in its pointer.
 *
 * @param generation the number of the one that is built
 * @param manual whether the switch waits for a call
 * @param owner the process that builds it
 * @param beat raised by its owner about every second; one that stands still is taken over
 * @param startedMillis since 1970, by the clock of the owner
 * @param events how many of the log's events are read
 * @param ofEvents how many there were to read
 * @param eventsPerSecond since the fill began
 * @param undigested streams that the view cannot digest; their events are dead letters
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
    long events,
    long ofEvents,
    long eventsPerSecond,
    long undigested,
    @Nullable Differences differences,
    @Nullable String failure) {

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

  static Rebuild starting(int generation, boolean manual, String owner, long startedMillis) {
    return new Rebuild(
        generation, Phase.STARTING, manual, owner, 0, startedMillis, 0, 0, 0, 0, null, null);
  }

  Rebuild in(Phase changed) {
    return new Rebuild(
        generation,
        changed,
        manual,
        owner,
        beat,
        startedMillis,
        events,
        ofEvents,
        eventsPerSecond,
        undigested,
        differences,
        failure);
  }

  Rebuild differingBy(@Nullable Differences found) {
    return new Rebuild(
        generation,
        phase,
        manual,
        owner,
        beat,
        startedMillis,
        events,
        ofEvents,
        eventsPerSecond,
        undigested,
        found,
        failure);
  }

  Rebuild failed(String words) {
    return new Rebuild(
        generation,
        Phase.FAILED,
        manual,
        owner,
        beat,
        startedMillis,
        events,
        ofEvents,
        eventsPerSecond,
        undigested,
        differences,
        words);
  }

  Rebuild beating(Progress progress) {
    return new Rebuild(
        generation,
        phase,
        manual,
        owner,
        beat + 1,
        startedMillis,
        progress.events(),
        progress.ofEvents(),
        progress.eventsPerSecond(),
        progress.undigested(),
        differences,
        failure);
  }

  /** How far the fill is. */
  record Progress(long events, long ofEvents, long eventsPerSecond, long undigested) {

    static final Progress NONE = new Progress(0, 0, 0, 0);
  }
}
