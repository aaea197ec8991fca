package dev.tranche.pages.deal;

import dev.tranche.audit.DateWords;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Provenance;
import dev.tranche.contract.Source;
import dev.tranche.contract.Viewpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An event of a contract that can be read, with where it comes from.
 *
 * @param told what happened, without its date, its source and its recorder; of many lines the first
 *     ones, since the event alone is told whole where it is asked for
 */
record Seen(RecordedEvent event, Provenance provenance, String told) {

  private static final int LONGEST = 600;

  /** Nothing where this program cannot read the event. */
  static Optional<Seen> of(RecordedEvent event) {
    Source source = event.source();
    EdtfDate effective = event.effective();
    Instant recorded = event.recorded();
    if (source == null || effective == null || recorded == null) {
      return Optional.empty();
    }
    int end = event.words().lastIndexOf("; " + source.publisher());
    String told = end < 0 ? event.words() : event.words().substring(0, end);
    String dated = ", " + DateWords.of(effective);
    int date = told.indexOf(dated);
    return Optional.of(
        new Seen(
            event,
            new Provenance(source, effective, recorded),
            shortened(
                date < 0
                    ? told
                    : told.substring(0, date) + told.substring(date + dated.length()))));
  }

  private static String shortened(String told) {
    return told.length() <= LONGEST ? told : told.substring(0, LONGEST) + " \u2026";
  }

  /** Whether its source gives no certain day. */
  public boolean isVague() {
    return Life.isVague(provenance.effective());
  }

  boolean isSeenFrom(Viewpoint viewpoint) {
    return viewpoint.knows(provenance) && viewpoint.reaches(provenance.effective());
  }

  /** Whether it can bring a contract into sight: no delivery or claim does. */
  boolean canBeFirst() {
    return !event.event().startsWith("claim-") && !event.event().startsWith("delivery-");
  }

  /** The first day on which it is both past and known; none where its end is open. */
  Optional<LocalDate> firstSeen() {
    LocalDate happened = provenance.effective().latest();
    LocalDate reported = provenance.reportedDay();
    return happened.equals(LocalDate.MAX)
        ? Optional.empty()
        : Optional.of(happened.isAfter(reported) ? happened : reported);
  }
}
