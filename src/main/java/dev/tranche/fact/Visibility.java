package dev.tranche.fact;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * From when on something is seen: looking at this day or a later one (effective), from this day or
 * a later one (reported; recorded in a strict audit).
 */
public record Visibility(LocalDate effective, LocalDate reported, LocalDate recorded)
    implements Comparable<Visibility> {

  private static final Comparator<Visibility> ORDER =
      Comparator.comparing(Visibility::effective)
          .thenComparing(Visibility::reported)
          .thenComparing(Visibility::recorded);

  /** Seen always. */
  public static final Visibility ALWAYS =
      new Visibility(LocalDate.MIN, LocalDate.MIN, LocalDate.MIN);

  /** Seen from the day on which it has certainly happened, once its source has reported it. */
  public static Visibility of(Provenance provenance) {
    return new Visibility(
        provenance.effective().latest(), provenance.reportedDay(), provenance.recordedDay());
  }

  /** Seen on whatever day is looked at, once its source has reported it. */
  public Visibility known() {
    return new Visibility(LocalDate.MIN, reported, recorded);
  }

  /** Seen from the day on which it has happened, as if always known. */
  public Visibility happened() {
    return new Visibility(effective, LocalDate.MIN, LocalDate.MIN);
  }

  /** From when on both are seen. */
  public Visibility and(Visibility other) {
    return new Visibility(
        later(effective, other.effective),
        later(reported, other.reported),
        later(recorded, other.recorded));
  }

  public boolean seenFrom(Viewpoint viewpoint) {
    LocalDate known =
        switch (viewpoint.basis()) {
          case REPORTED -> reported;
          case RECORDED -> recorded;
        };
    return !effective.isAfter(viewpoint.asOf()) && !known.isAfter(viewpoint.knownOn());
  }

  @Override
  public int compareTo(Visibility other) {
    return ORDER.compare(this, other);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? b : a;
  }
}
