package dev.tranche.log;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import dev.tranche.view.Followed;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Reads how far processors have come from their stored tokens, without claiming any. */
final class StoredTokens implements Followed {

  private final MongoCollection<Document> tokens;
  private final Serializer serializer;

  StoredTokens(MongoCollection<Document> tokens, Serializer serializer) {
    this.tokens = tokens;
    this.serializer = serializer;
  }

  /** The least of all parts; 0 where no part has begun. */
  @Override
  public long position(String view) {
    long least = Long.MAX_VALUE;
    for (Document part : tokens.find(eq("processorName", view))) {
      least = Math.min(least, EventPosition.after(token(part)));
    }
    return least == Long.MAX_VALUE ? 0 : least;
  }

  private @Nullable TrackingToken token(Document part) {
    @Nullable Binary stored = part.get("token", Binary.class);
    return stored == null
        ? null
        : serializer.deserialize(
            new SimpleSerializedObject<>(
                stored.getData(), byte[].class, part.getString("tokenType"), null));
  }
}
