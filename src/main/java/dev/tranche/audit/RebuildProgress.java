package dev.tranche.audit;

import dev.tranche.view.Differences;
import dev.tranche.view.Rebuild;
import dev.tranche.view.Rebuild.Phase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is, in the figures of the process that builds it, at most about a second old.
 *
 * @param generation the number of the one that is built
 * @param state {@code starting}, {@code filling}, {@code comparing}; {@code ready} where the switch
 *     waits for a call; {@code switched}, {@code cancelled}, {@code failed}
 * @param mode {@code automatic} or {@code manual}
 * @param share of the log's events that is read, from 0 to 1
 * @param secondsLeft of the fill; null while nothing is known of its speed
 * @param undigested streams whose events the view cannot digest: dead letters
 * @param differences of the generation that was read to the one that was built; null before they
 *     are known, and where the two are of different shapes
 */
public record RebuildProgress(
    String view,
    int generation,
    String state,
    String mode,
    Instant started,
    long events,
    long ofEvents,
    BigDecimal share,
    long eventsPerSecond,
    @Nullable Long secondsLeft,
    long undigested,
    @Nullable Differences differences,
    @Nullable String failure) {

  static RebuildProgress of(String view, Rebuild rebuild, Instant started) {
    Rebuild.Progress fill = rebuild.progress();
    long rate = fill.eventsPerSecond();
    return new RebuildProgress(
        view,
        rebuild.generation(),
        rebuild.phase().toString(),
        rebuild.manual() ? "manual" : "automatic",
        started,
        fill.events(),
        fill.ofEvents(),
        share(fill, rebuild.phase()),
        rate,
        rate == 0 ? null : Math.max(0, fill.ofEvents() - fill.events()) / rate,
        fill.undigested(),
        rebuild.differences(),
        rebuild.failure());
  }

  private static BigDecimal share(Rebuild.Progress fill, Phase phase) {
    if (fill.ofEvents() == 0) {
      boolean before = phase == Phase.STARTING || phase == Phase.FILLING;
      return before ? BigDecimal.ZERO : BigDecimal.ONE;
    }
    return BigDecimal.valueOf(Math.min(fill.events(), fill.ofEvents()))
        .divide(BigDecimal.valueOf(fill.ofEvents()), 4, RoundingMode.DOWN);
  }

  /** Whether nothing more will happen by itself. */
  public boolean rests() {
    return switch (state) {
      case "starting", "filling", "comparing" -> false;
      default -> true;
    };
  }
}
