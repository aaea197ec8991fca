package dev.tranche.log;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.bson.Document;

/** Keeps the newest snapshot of each stream; they can be lost at any time and are made again. */
final class SnapshotStore {

  static final String COLLECTION = "snapshots";

  private static final String STREAM = "_id";
  private static final String SEQUENCE = "sequence";

  private final MongoCollection<Document> snapshots;

  SnapshotStore(MongoDatabase database) {
    snapshots = database.getCollection(COLLECTION);
  }

  void store(DomainEventMessage<?> snapshot, Serializer serializer) {
    SerializedObject<String> payload = snapshot.serializePayload(serializer, String.class);
    SerializedObject<String> metadata = snapshot.serializeMetaData(serializer, String.class);
    Document document =
        new Document(STREAM, snapshot.getAggregateIdentifier())
            .append("type", snapshot.getType())
            .append(SEQUENCE, snapshot.getSequenceNumber())
            .append("id", snapshot.getIdentifier())
            .append("at", snapshot.getTimestamp().toEpochMilli())
            .append("name", payload.getType().getName())
            .append("revision", payload.getType().getRevision())
            .append("payload", payload.getData())
            .append("metadata", metadata.getData());
    try {
      snapshots.replaceOne(
          and(
              eq(STREAM, snapshot.getAggregateIdentifier()),
              lt(SEQUENCE, snapshot.getSequenceNumber())),
          document,
          new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      // Another process stored one as new or newer.
    }
  }

  Optional<DomainEventData<?>> read(String stream) {
    Document found = snapshots.find(eq(STREAM, stream)).first();
    return Optional.ofNullable(found).map(SnapshotStore::entry);
  }

  private static DomainEventData<?> entry(Document found) {
    return new GenericDomainEventEntry<>(
        found.getString("type"),
        found.getString(STREAM),
        found.getLong(SEQUENCE),
        found.getString("id"),
        Instant.ofEpochMilli(found.getLong("at")),
        found.getString("name"),
        found.getString("revision"),
        found.getString("payload"),
        found.getString("metadata"));
  }
}
