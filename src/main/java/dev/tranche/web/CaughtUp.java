package dev.tranche.web;

import dev.tranche.delivery.ContractSnapshots;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far the views, and the snapshot that questions are answered from, have followed the log. A
 * view has passed a position when this process follows all of it and all its parts have come that
 * far.
 */
@Component
public class CaughtUp {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final EventProcessingConfiguration processing;
  private final EventStore log;
  private final ContractSnapshots snapshots;

  CaughtUp(EventProcessingConfiguration processing, EventStore log, ContractSnapshots snapshots) {
    this.processing = processing;
    this.log = log;
    this.snapshots = snapshots;
  }

  /** The last position of the log; empty while the log is. */
  public OptionalLong head() {
    @Nullable TrackingToken head = log.createHeadToken();
    OptionalLong position = head == null ? OptionalLong.empty() : head.position();
    return position.isPresent() && position.getAsLong() >= 0 ? position : OptionalLong.empty();
  }

  /**
   * Waits until every view has passed the position; false where one does not come to it in time.
   */
  public boolean awaitPassed(long position, Duration longestWait) {
    long deadline = System.nanoTime() + longestWait.toNanos();
    while (!isPassed(position)) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(this, PAUSE_NANOS);
    }
    return true;
  }

  /** The last position that all parts of views that this process follows have passed, or -1. */
  public long followed() {
    long followed =
        views()
            .flatMap(view -> view.processingStatus().values().stream())
            .mapToLong(part -> part.getCurrentPosition().orElse(-1))
            .min()
            .orElse(-1);
    return Math.min(followed, snapshots.position() - 1);
  }

  private boolean isPassed(long position) {
    return snapshots.position() > position && views().allMatch(view -> isPassed(view, position));
  }

  private Stream<StreamingEventProcessor> views() {
    return processing.eventProcessors().values().stream()
        .filter(StreamingEventProcessor.class::isInstance)
        .map(StreamingEventProcessor.class::cast);
  }

  /** Parts divide a view by a mask: one of mask m is the (m + 1)th part of it. */
  private static boolean isPassed(StreamingEventProcessor view, long position) {
    double followed = 0;
    for (EventTrackerStatus part : view.processingStatus().values()) {
      if (part.getCurrentPosition().orElse(-1) < position) {
        return false;
      }
      followed += 1.0 / (part.getSegment().getMask() + 1);
    }
    return followed == 1.0;
  }
}
