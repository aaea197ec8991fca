package dev.tranche.view;

import dev.tranche.fact.ImpossibleHistory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/**
 * Where a fill puts what a view cannot digest: with the dead letters of the stream, as the live
 * view does, unless that has done so already.
 */
final class DeadLetters {

  private final Function<String, Optional<SequencedDeadLetterQueue<EventMessage<?>>>> queues;

  /** By view and stream, whether we are the one that puts the stream's events there. */
  private final Map<String, Boolean> held = new ConcurrentHashMap<>();

  DeadLetters(Function<String, Optional<SequencedDeadLetterQueue<EventMessage<?>>>> queues) {
    this.queues = queues;
  }

  /** How many streams are held up. */
  int count() {
    return held.size();
  }

  /** Keeps the event back if one before it in its stream is kept back; whether it is. */
  boolean hold(String view, DomainEventMessage<?> message) {
    if (held.isEmpty()) {
      return false;
    }
    String stream = message.getAggregateIdentifier();
    Boolean ours = held.get(key(view, stream));
    if (Boolean.TRUE.equals(ours)) {
      queues
          .apply(view)
          .ifPresent(queue -> queue.enqueue(stream, new GenericDeadLetter<>(stream, message)));
    }
    return ours != null;
  }

  void add(String view, DomainEventMessage<?> message, ImpossibleHistory cause) {
    String stream = message.getAggregateIdentifier();
    Optional<SequencedDeadLetterQueue<EventMessage<?>>> queue = queues.apply(view);
    boolean ours = queue.isPresent() && !queue.get().contains(stream);
    held.put(key(view, stream), ours);
    if (ours) {
      queue.get().enqueue(stream, new GenericDeadLetter<>(stream, message, cause));
    }
  }

  private static String key(String view, String stream) {
    return view + " " + stream;
  }
}
