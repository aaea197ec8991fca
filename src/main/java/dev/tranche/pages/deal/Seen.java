package dev.tranche.pages.deal;

import dev.tranche.audit.EventReader.Shown;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.util.Optional;

/** An event of a contract that can be read, with where it comes from. */
record Seen(RecordedEvent event, ContractEvent stated) {

  private static final int LONGEST = 600;

  /** Nothing where this program cannot read the event. */
  static Optional<Seen> of(Shown shown) {
    return shown.event() instanceof ContractEvent event
        ? Optional.of(new Seen(shown.recorded(), event))
        : Optional.empty();
  }

  public Provenance provenance() {
    return stated.provenance();
  }

  /**
   * What happened, without its date, its source and its recorder. A long text is cut; the page of
   * the event alone has all of it.
   */
  public String told() {
    String told = event.undated();
    return told.length() <= LONGEST ? told : told.substring(0, LONGEST) + " \u2026";
  }

  /** Whether its source gives no certain day. */
  public boolean isVague() {
    return Life.isVague(provenance().effective());
  }

  boolean isSeenFrom(Viewpoint viewpoint) {
    return viewpoint.knows(provenance()) && viewpoint.reaches(provenance().effective());
  }

  /** Whether it can bring a contract into sight: no delivery or claim does. */
  boolean canBeFirst() {
    return !Life.isClaim(this)
        && !(stated instanceof DeliveryMade)
        && !(stated instanceof DeliveryCorrected);
  }

  /** The first day on which it is both past and known; none where its end is open. */
  Optional<LocalDate> firstSeen() {
    LocalDate happened = provenance().effective().latest();
    LocalDate reported = provenance().reportedDay();
    return happened.equals(LocalDate.MAX)
        ? Optional.empty()
        : Optional.of(happened.isAfter(reported) ? happened : reported);
  }
}
