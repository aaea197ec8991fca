package dev.tranche.audit;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Provenance;
import dev.tranche.figure.FigureEvent;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.rate.RateEvent;

/** What an event of the log says: its provenance, and what happened in words. */
record ReadEvent(Object event, Provenance provenance, String whatHappened) {

  /** Of an event of any kind that the log holds. */
  static ReadEvent of(Object event) {
    return switch (event) {
      case ContractEvent e -> new ReadEvent(e, e.provenance(), ContractWords.of(e));
      case FrameworkEvent e -> new ReadEvent(e, e.provenance(), OtherWords.of(e));
      case FigureEvent e -> new ReadEvent(e, e.provenance(), OtherWords.of(e));
      case RateEvent e -> new ReadEvent(e, e.provenance(), OtherWords.of(e));
      default -> throw new IllegalArgumentException("No event of the log: " + event.getClass());
    };
  }
}
