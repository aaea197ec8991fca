package dev.tranche.log;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** One event of a commit, as Axon wants stored events; nothing of it is read before it is asked. */
record LoggedEvent(Commit commit, int index)
    implements DomainEventData<String>, TrackedEventData<String> {

  private StoredEvent event() {
    return commit.changes().events().get(index);
  }

  @Override
  public TrackingToken trackingToken() {
    return EventPosition.tokenAt(commit.position() + index);
  }

  @Override
  public String getType() {
    return commit.changes().aggregateType();
  }

  @Override
  public String getAggregateIdentifier() {
    return commit.changes().stream();
  }

  @Override
  public long getSequenceNumber() {
    return commit.changes().firstSequence() + index;
  }

  @Override
  public String getEventIdentifier() {
    return event().id();
  }

  @Override
  public Instant getTimestamp() {
    return Instant.ofEpochMilli(event().timeMillis());
  }

  @Override
  public SerializedObject<String> getMetaData() {
    return new SerializedMetaData<>(event().metadata(), String.class);
  }

  @Override
  public SerializedObject<String> getPayload() {
    StoredEvent event = event();
    return new SimpleSerializedObject<>(
        event.payload(), String.class, event.name(), event.revision());
  }
}
