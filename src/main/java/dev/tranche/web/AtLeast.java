package dev.tranche.web;

import dev.tranche.contract.web.BadQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A question with {@code ?atLeast=<position>} is answered once every view has passed that position
 * of the log, so that who recorded something reads it. A position that the log has not reached is
 * refused; a view that does not come to it within ten seconds is told.
 *
 * <p>A view counts as passed when this process follows all of it and all its parts have come that
 * far.
 */
@Component
class AtLeast implements HandlerInterceptor {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final EventProcessingConfiguration processing;
  private final EventStore log;
  private final Duration longestWait;

  @Autowired
  AtLeast(EventProcessingConfiguration processing, EventStore log) {
    this(processing, log, LONGEST_WAIT);
  }

  AtLeast(EventProcessingConfiguration processing, EventStore log, Duration longestWait) {
    this.processing = processing;
    this.log = log;
    this.longestWait = longestWait;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String given = request.getParameter("atLeast");
    if (given != null && request.getMethod().equals("GET")) {
      await(position(given));
    }
    return true;
  }

  private long position(String given) {
    if (!given.matches("\\d{1,18}")) {
      throw new BadQuery("atLeast", "atLeast is a position of the log, a whole number from 0 on.");
    }
    long position = Long.parseLong(given);
    @Nullable TrackingToken head = log.createHeadToken();
    OptionalLong last = head == null ? OptionalLong.empty() : head.position();
    if (last.isEmpty() || position > last.getAsLong()) {
      throw new BadQuery(
          "atLeast",
          last.isEmpty()
              ? "The log is empty: it has no position %d.".formatted(position)
              : "The log has not reached %d: its last position is %d."
                  .formatted(position, last.getAsLong()));
    }
    return position;
  }

  private void await(long position) {
    long deadline = System.nanoTime() + longestWait.toNanos();
    while (!isPassed(position)) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        throw new ViewsBehind(position);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isPassed(long position) {
    return processing.eventProcessors().values().stream()
        .filter(StreamingEventProcessor.class::isInstance)
        .map(StreamingEventProcessor.class::cast)
        .allMatch(view -> isPassed(view, position));
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

  /** A view has not come to the position in time. */
  static final class ViewsBehind extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ViewsBehind(long position) {
      super("A view has not come to position %d yet; ask again.".formatted(position));
    }
  }
}
