package dev.tranche.audit;

import dev.tranche.log.CommitLog;
import java.util.List;
import java.util.NoSuchElementException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.stereotype.Component;

/** The views that can be made anew from the log, and how far each of them is. */
@Component
public class Views {

  /**
   * How far a view is.
   *
   * @param position of the next event it reads; the head of the log when it has read all
   * @param lag events that it has not read yet
   * @param deadLetters events that it could not digest, and those behind them of the same stream
   */
  public record View(String view, long position, long lag, long deadLetters, boolean running) {}

  private static final List<String> NAMES =
      List.of("backlog", "delivery", "figure", "framework", "rate");

  private final EventProcessingConfiguration processing;
  private final CommitLog log;

  Views(EventProcessingConfiguration processing, CommitLog log) {
    this.processing = processing;
    this.log = log;
  }

  public List<View> all() {
    return NAMES.stream().map(this::view).toList();
  }

  /**
   * Makes the view anew from the first event on; queries meanwhile see it grow. Returns once it has
   * begun: how far it is, {@link #view} tells.
   *
   * @throws NoSuchElementException in words, where there is no view of the name
   */
  public View rebuild(String name) {
    StreamingEventProcessor processor = processor(name);
    processor.shutDown();
    try {
      processor.resetTokens();
      processing.deadLetterQueue(name).ifPresent(SequencedDeadLetterQueue::clear);
    } finally {
      processor.start();
    }
    return view(name);
  }

  /**
   * How far the view is now.
   *
   * @throws NoSuchElementException in words, where there is no view of the name
   */
  public View view(String name) {
    StreamingEventProcessor processor = processor(name);
    long head = log.head().position();
    long position = Math.min(head, position(processor));
    long dead = processing.deadLetterQueue(name).map(SequencedDeadLetterQueue::size).orElse(0L);
    return new View(name, position, head - position, dead, processor.isRunning());
  }

  /** A view has come as far as the last of its parts; as long as a part rests, nowhere. */
  private static long position(StreamingEventProcessor processor) {
    long position = Long.MAX_VALUE;
    double followed = 0;
    for (EventTrackerStatus part : processor.processingStatus().values()) {
      position = Math.min(position, part.getCurrentPosition().orElse(-1) + 1);
      followed += 1.0 / (part.getSegment().getMask() + 1);
    }
    return followed == 1.0 ? position : 0;
  }

  private StreamingEventProcessor processor(String name) {
    return processing
        .eventProcessor(name, StreamingEventProcessor.class)
        .filter(_ -> NAMES.contains(name))
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "'%s' is not a view: there are %s.".formatted(name, NAMES)));
  }
}
