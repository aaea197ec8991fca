package dev.tranche.backlog;

import dev.tranche.contract.Provenance;
import dev.tranche.contract.Viewpoint;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * From when on something is seen: looking at this day or a later one (effective), from this day or
 * a later one (reported; recorded in a strict audit).
 */
record Dates(LocalDate effective, LocalDate reported, LocalDate recorded)
    implements Comparable<Dates> {

  private static final Comparator<Dates> ORDER =
      Comparator.comparing(Dates::effective)
          .thenComparing(Dates::reported)
          .thenComparing(Dates::recorded);

  /** Seen always. */
  static final Dates ALWAYS = new Dates(LocalDate.MIN, LocalDate.MIN, LocalDate.MIN);

  /** Seen from the day on which it has certainly happened, once its source has reported it. */
  static Dates of(Provenance provenance) {
    return new Dates(
        provenance.effective().latest(), provenance.reportedDay(), provenance.recordedDay());
  }

  /** Seen on whatever day is looked at, once its source has reported it. */
  Dates known() {
    return new Dates(LocalDate.MIN, reported, recorded);
  }

  /** Seen from the day on which it has happened, as if always known. */
  Dates happened() {
    return new Dates(effective, LocalDate.MIN, LocalDate.MIN);
  }

  /** From when on both are seen. */
  Dates and(Dates other) {
    return new Dates(
        later(effective, other.effective),
        later(reported, other.reported),
        later(recorded, other.recorded));
  }

  boolean seenFrom(Viewpoint viewpoint) {
    LocalDate known =
        switch (viewpoint.basis()) {
          case REPORTED -> reported;
          case RECORDED -> recorded;
        };
    return !effective.isAfter(viewpoint.asOf()) && !known.isAfter(viewpoint.knownOn());
  }

  @Override
  public int compareTo(Dates other) {
    return ORDER.compare(this, other);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? b : a;
  }
}
