package dev.tranche.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where a fact comes from, and its three dates: when it happened in the world (effective), when its
 * source published it (reported), when it entered the log (recorded).
 *
 * @param recorded to the millisecond, in UTC
 */
public record Provenance(Source source, EdtfDate effective, Instant recorded) {

  /**
   * The last day on which the source can have published it: never after the recording day, which it
   * is where the source gives none.
   */
  @JsonIgnore
  public LocalDate reportedDay() {
    LocalDate recordedDay = recordedDay();
    EdtfDate published = source.published();
    return published == null || published.latest().isAfter(recordedDay)
        ? recordedDay
        : published.latest();
  }

  /** The day, in UTC, on which it entered the log. */
  @JsonIgnore
  public LocalDate recordedDay() {
    return LocalDate.ofInstant(recorded, ZoneOffset.UTC);
  }

  /** The same statement about another time in the world. */
  public Provenance effective(EdtfDate other) {
    return new Provenance(source, other, recorded);
  }
}
