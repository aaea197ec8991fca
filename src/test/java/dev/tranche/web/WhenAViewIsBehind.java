package dev.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tranche.delivery.ContractSnapshots;
import dev.tranche.statement.BadQuery;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WhenAViewIsBehind {

  private final EventStore log = mock(EventStore.class);
  private final EventProcessingConfiguration processing = mock(EventProcessingConfiguration.class);
  private final StreamingEventProcessor view = mock(StreamingEventProcessor.class);

  private volatile Map<Integer, EventTrackerStatus> parts = Map.of();
  private volatile long snapshotPosition = 10;

  @BeforeEach
  void play() {
    when(log.createHeadToken()).thenReturn(new GlobalSequenceTrackingToken(9));
    when(view.processingStatus()).thenAnswer(_ -> parts);
    when(processing.eventProcessors()).thenReturn(Map.of("delivery", view));
  }

  @Test
  void answersOnceItHasPassedThePosition() {
    parts = Map.of(0, part(Segment.ROOT_SEGMENT, 6));
    CompletableFuture<Void> answer =
        CompletableFuture.runAsync(() -> ask(Duration.ofMinutes(1), "7"));
    assertThat(answer).isNotDone();

    parts = Map.of(0, part(Segment.ROOT_SEGMENT, 7));

    assertThatCode(answer::join).doesNotThrowAnyException();
  }

  @Test
  void tellsSoWhenItDoesNotComeToIt() {
    parts = Map.of(0, part(Segment.ROOT_SEGMENT, 6));

    assertThatExceptionOfType(AtLeast.ViewsBehind.class).isThrownBy(() -> ask(Duration.ZERO, "7"));
  }

  @Test
  void tellsSoWhenTheSnapshotDoesNotComeToIt() {
    parts = Map.of(0, part(Segment.ROOT_SEGMENT, 7));
    snapshotPosition = 7;

    assertThatExceptionOfType(AtLeast.ViewsBehind.class).isThrownBy(() -> ask(Duration.ZERO, "7"));
    snapshotPosition = 8;
    assertThatCode(() -> ask(Duration.ZERO, "7")).doesNotThrowAnyException();
  }

  @Test
  void doesNotTakeAPartForTheWhole() {
    Segment half = Segment.ROOT_SEGMENT.split()[0];
    parts = Map.of(0, part(half, 9));

    assertThatExceptionOfType(AtLeast.ViewsBehind.class).isThrownBy(() -> ask(Duration.ZERO, "7"));
  }

  @Test
  void refusesAPositionThatTheLogHasNotReached() {
    assertThatExceptionOfType(BadQuery.class)
        .isThrownBy(() -> ask(Duration.ZERO, "10"))
        .withMessage("The log has not reached 10: its last position is 9.");
  }

  private void ask(Duration longestWait, String position) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/contracts");
    request.setServletPath("/api/contracts");
    request.addParameter("atLeast", position);
    ContractSnapshots snapshots = mock(ContractSnapshots.class);
    when(snapshots.position()).thenAnswer(_ -> snapshotPosition);
    new AtLeast(new CaughtUp(processing, log, snapshots), longestWait)
        .preHandle(request, new MockHttpServletResponse(), this);
  }

  private static EventTrackerStatus part(Segment segment, long position) {
    EventTrackerStatus status = mock(EventTrackerStatus.class);
    when(status.getSegment()).thenReturn(segment);
    when(status.getCurrentPosition()).thenReturn(OptionalLong.of(position));
    return status;
  }
}
