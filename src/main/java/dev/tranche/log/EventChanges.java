package dev.tranche.log;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Turns what Axon wants stored into the changes of one stream, and refuses what would not be one.
 */
final class EventChanges {

  private EventChanges() {}

  static Changes of(
      List<? extends EventMessage<?>> messages, Serializer serializer, @Nullable CommandKey key) {
    DomainEventMessage<?> first = domainEvent(messages.getFirst());
    List<StoredEvent> events = new ArrayList<>(messages.size());
    for (EventMessage<?> message : messages) {
      DomainEventMessage<?> event = domainEvent(message);
      if (!event.getAggregateIdentifier().equals(first.getAggregateIdentifier())) {
        throw new IllegalArgumentException(
            "One command changes one aggregate, and this one would change %s and %s; nothing was recorded"
                .formatted(first.getAggregateIdentifier(), event.getAggregateIdentifier()));
      }
      long expected = first.getSequenceNumber() + events.size();
      if (event.getSequenceNumber() != expected) {
        throw new IllegalArgumentException(
            "Event %d of %s is out of sequence, %d is next; nothing was recorded"
                .formatted(event.getSequenceNumber(), event.getAggregateIdentifier(), expected));
      }
      events.add(stored(event, serializer));
    }
    return new Changes(
        first.getAggregateIdentifier(), first.getType(), first.getSequenceNumber(), key, events);
  }

  private static DomainEventMessage<?> domainEvent(EventMessage<?> message) {
    if (message instanceof DomainEventMessage<?> event) {
      return event;
    }
    throw new IllegalArgumentException(
        "The log holds events of aggregates only, and %s is of none; nothing was recorded"
            .formatted(message.getPayloadType().getSimpleName()));
  }

  private static StoredEvent stored(DomainEventMessage<?> event, Serializer serializer) {
    SerializedObject<String> payload = event.serializePayload(serializer, String.class);
    SerializedObject<String> metadata = event.serializeMetaData(serializer, String.class);
    return new StoredEvent(
        event.getIdentifier(),
        event.getTimestamp().toEpochMilli(),
        payload.getType().getName(),
        payload.getType().getRevision(),
        payload.getData(),
        metadata.getData());
  }
}
