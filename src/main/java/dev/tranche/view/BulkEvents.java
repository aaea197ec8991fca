package dev.tranche.view;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * All events of the log, for who builds a view anew: set apart by their streams, so that each
 * stream is folded in one go, and what is held meanwhile is little however long the log is.
 */
public interface BulkEvents {

  /** The position that comes after the last event. */
  long head();

  /**
   * Sets apart the events from one position on and before another, neither within the events of a
   * command.
   *
   * @param parts how many parts they are to lie in, each with all events of its streams
   */
  Parts setApart(long from, long to, int parts);

  /** Events that were set apart. */
  @FunctionalInterface
  interface Parts {

    /**
     * Reads the events of one part, those of each stream in their order; each part may be read on a
     * thread of its own, and once. With the last one, an event that the log lacks is a failure.
     */
    Stream<? extends DomainEventMessage<?>> events(int part);
  }
}
