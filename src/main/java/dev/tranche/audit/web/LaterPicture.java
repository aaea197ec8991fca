package dev.tranche.audit.web;

import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The second of two pictures, as its days stand in the address of a comparison. */
public record LaterPicture(@Nullable String toAsOf, @Nullable String toKnownOn) {

  /**
   * As the first picture is read: a day left out is today, and who looks from today on knows all
   * that is in the log.
   *
   * @throws dev.tranche.statement.BadQuery where one is no day
   */
  public Viewpoint viewpoint(LocalDate today, Basis basis) {
    LocalDate asOf = AskedDay.of("toAsOf", toAsOf);
    LocalDate knownOn = AskedDay.of("toKnownOn", toKnownOn);
    LocalDate day = asOf == null ? today : asOf;
    return knownOn == null || !knownOn.isBefore(today)
        ? Viewpoint.of(day)
        : new Viewpoint(day, knownOn, basis);
  }
}
