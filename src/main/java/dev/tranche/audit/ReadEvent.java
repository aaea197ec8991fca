package dev.tranche.audit;

import dev.tranche.contract.ContractEvent;
import dev.tranche.fact.Provenance;
import dev.tranche.figure.FigureEvent;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.rate.RateEvent;

/** What an event of the log says: its provenance, and what happened in words. */
record ReadEvent(Object event, Provenance provenance) {

  /** Of an event of any kind that the log holds. */
  static ReadEvent of(Object event) {
    return new ReadEvent(
        event,
        switch (event) {
          case ContractEvent e -> e.provenance();
          case FrameworkEvent e -> e.provenance();
          case FigureEvent e -> e.provenance();
          case RateEvent e -> e.provenance();
          default -> throw none(event);
        });
  }

  EventWords words(Designations items) {
    return switch (event) {
      case ContractEvent e -> ContractWords.of(e, items);
      case FrameworkEvent e -> OtherWords.of(e);
      case FigureEvent e -> OtherWords.of(e);
      case RateEvent e -> OtherWords.of(e);
      default -> throw none(event);
    };
  }

  private static IllegalArgumentException none(Object event) {
    return new IllegalArgumentException("No event of the log: " + event.getClass());
  }
}
