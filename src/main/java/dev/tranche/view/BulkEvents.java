package dev.tranche.view;

import java.util.function.LongConsumer;
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
   * Reads the events from one position on and before another; a command's events are not divided.
   *
   * @param parts how many parts they are to lie in, each with all events of its streams
   * @param reached is told again and again which position is reached; what it throws ends the
   *     reading
   */
  Parts setApart(long from, long to, int parts, LongConsumer reached);

  /** Events that were set apart, until they are closed. */
  interface Parts extends AutoCloseable {

    /** The events of one part in the order of the log; each part may be on a thread of its own. */
    Stream<? extends DomainEventMessage<?>> events(int part);

    @Override
    void close();
  }
}
