package dev.tranche.audit;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.view.Rebuilds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.stereotype.Component;

/**
 * What the views could not digest: of each stream that is held up, the event at which it is. It can
 * be tried again, or be discarded; the event stays in the log in any case.
 */
@Component
public class DeadLetters {

  /**
   * One stream that is held up.
   *
   * @param sequence of the event that could not be digested, in its stream
   * @param event its stored name
   * @param cause what the view said to it
   * @param since when it was first tried
   * @param lastTried when it was last tried
   * @param waiting events that are held up, it included
   */
  public record HeldUp(
      String stream,
      long sequence,
      String event,
      String cause,
      Instant since,
      Instant lastTried,
      long waiting) {}

  private final EventProcessingConfiguration processing;
  private final Rebuilds rebuilds;

  DeadLetters(EventProcessingConfiguration processing, Rebuilds rebuilds) {
    this.processing = processing;
    this.rebuilds = rebuilds;
  }

  /** The streams that a view is held up at, at most so many. */
  public List<HeldUp> of(String view, int most) {
    SequencedDeadLetterQueue<EventMessage<?>> queue = queue(view);
    List<HeldUp> heldUp = new ArrayList<>();
    for (Iterable<DeadLetter<? extends EventMessage<?>>> sequence : queue.deadLetters()) {
      Iterator<DeadLetter<? extends EventMessage<?>>> letters = sequence.iterator();
      if (letters.hasNext() && heldUp.size() < most) {
        heldUp.add(heldUp(letters.next(), queue));
      }
    }
    return heldUp;
  }

  /**
   * Tries a stream again, by folding all of it anew; whether no event of it is left. Events that
   * are recorded meanwhile join those that wait, and so are looked for until there are none.
   *
   * @throws NoSuchElementException in words, where the stream is not held up
   */
  public boolean retry(String view, String stream) {
    SequencedDeadLetterQueue<EventMessage<?>> queue = holding(view, stream);
    while (queue.contains(stream)) {
      List<DeadLetter<? extends EventMessage<?>>> letters = letters(queue, stream);
      try {
        rebuilds.heal(view, stream);
      } catch (ImpossibleHistory e) {
        if (!letters.isEmpty()) {
          queue.requeue(letters.getFirst(), letter -> letter.withCause(e));
        }
        return false;
      }
      letters.forEach(queue::evict);
    }
    return true;
  }

  /**
   * Gives a stream's events up for this view. The next event of the stream makes the view fold all
   * of it, and so comes here again if the stream still cannot be digested.
   *
   * @throws NoSuchElementException in words, where the stream is not held up
   */
  public void discard(String view, String stream) {
    SequencedDeadLetterQueue<EventMessage<?>> queue = holding(view, stream);
    letters(queue, stream).forEach(queue::evict);
  }

  private static List<DeadLetter<? extends EventMessage<?>>> letters(
      SequencedDeadLetterQueue<EventMessage<?>> queue, String stream) {
    List<DeadLetter<? extends EventMessage<?>>> letters = new ArrayList<>();
    queue.deadLetterSequence(stream).forEach(letters::add);
    return letters;
  }

  private static HeldUp heldUp(
      DeadLetter<? extends EventMessage<?>> letter, SequencedDeadLetterQueue<?> queue) {
    EventMessage<?> message = letter.message();
    String stream = streamOf(message);
    return new HeldUp(
        stream,
        message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() : -1,
        nameOf(message.getPayloadType()),
        letter.cause().map(Cause::message).orElse(""),
        letter.enqueuedAt(),
        letter.lastTouched(),
        queue.sequenceSize(stream));
  }

  private static String nameOf(Class<?> event) {
    JsonTypeName name = event.getAnnotation(JsonTypeName.class);
    return name == null ? event.getSimpleName() : name.value();
  }

  private static String streamOf(EventMessage<?> message) {
    return message instanceof DomainEventMessage<?> event ? event.getAggregateIdentifier() : "";
  }

  private SequencedDeadLetterQueue<EventMessage<?>> holding(String view, String stream) {
    SequencedDeadLetterQueue<EventMessage<?>> queue = queue(view);
    if (!queue.contains(stream)) {
      throw new NoSuchElementException(
          "The view '%s' is not held up at '%s'.".formatted(view, stream));
    }
    return queue;
  }

  private SequencedDeadLetterQueue<EventMessage<?>> queue(String view) {
    return processing.deadLetterQueue(rebuilds.pointer(view).view()).orElseThrow();
  }
}
